/**
 * `npm run check`: types, lint and format, unused code, and the tidy test, all at once.
 *
 * Each prints only where it fails, but for the tidy test's hints; the last line says what did.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const CHECKS: readonly Check[] = [
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "lint and format", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "unused code", command: ["knip"] },
  {
    name: "tidy",
    command: ["vitest", "run", "--config", "vitest.workspace.ts", "scripts/test/tidy"],
  },
];

async function runCheck({ name, command: [program = "", ...args] }: Check): Promise<boolean> {
  const started = performance.now();
  const child = spawn(join(root, "node_modules", ".bin", program), args, {
    cwd: root,
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => (output += piece));
  }
  const status = await new Promise<number | null>((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.on("close", resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = status === 0;
  console.log(`${passed ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (passed) for (const [hint] of output.matchAll(/look twice: .*$/gm)) console.log(`  ${hint}`);
  else console.log(output);
  return passed;
}

const results = await Promise.all(CHECKS.map(runCheck));
const failed = CHECKS.filter((_, index) => results[index] !== true).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}. \`npm run format\` mends what is only a matter of format.`);
  process.exitCode = 1;
}
