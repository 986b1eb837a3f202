// Loaded into a Node process before its program: tells at the end how much memory it had at its peak, in KiB, and how many
// documents it opened. Plain JavaScript, for it runs on the Node that is measured.
//
// On Linux the peak is the kernel's own (VmHWM). What getrusage says there is worth less: a child inherits its
// parent's peak from the moment between fork and exec.
const fs = require("node:fs");
const { join } = require("node:path");

let opened = 0;
let isOpening = false;
for (const name of ["openSync", "readFileSync"]) {
  const plain = fs[name];
  fs[name] = (path, ...rest) => {
    // One of them may call the other.
    const isFirst = !isOpening;
    if (isFirst && /[\\/]accepted[\\/].*\.md$/.test(String(path))) opened += 1;
    isOpening = true;
    try {
      return plain(path, ...rest);
    } finally {
      if (isFirst) isOpening = false;
    }
  };
}

process.on("exit", () => {
  const told = JSON.stringify({ peak: peak(), opened });
  fs.writeFileSync(join(process.env.RFCKIT_BENCH_USAGE, `${process.pid}.json`), told);
});

function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
