/** `rfc lint` as a process among others: it is interrupted, its reader goes, and somebody waits for it. */
import { spawn, spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { CLEAN, createRepository } from "./lint-stage.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");

/** As many documents of 100 KB, which are one on disk. */
function createLargeRepository(documents: number) {
  const text = `${CLEAN}\n${"A word, another, and *one* more.\n\n".repeat(3000)}`;
  const repository = createRepository({ "text.txt": text, "accepted/README.md": "# RFCs\n" });
  for (let index = 0; index < documents; index += 1)
    symlinkSync("../text.txt", join(repository.root, `accepted/n-${index}.md`));
  return repository;
}

test("Ctrl-C ends it at once, in the middle of its work", async () => {
  const { root } = createLargeRepository(3000);
  const child = spawn(process.execPath, [MAIN, "lint", "--no-cache"], { cwd: root });
  let out = "";
  child.stdout.on("data", (part) => (out += part));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const pressed = Date.now();
  child.kill("SIGINT");
  const status = await new Promise((resolve) => child.once("close", resolve));
  expect([status, out]).toEqual([130, ""]);
  // All of it takes more than eight seconds.
  expect(Date.now() - pressed).toBeLessThan(5000);
}, 60_000);

test("a reader that has gone ends it without a word", () => {
  const repository = createRepository(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`accepted/n-${index}.md`, "# Nothing\n"])),
  );
  const command = '"$0" "$1" lint --no-cache 2>&1 | head -n 1';
  const { stdout } = spawnSync("bash", ["-c", command, process.execPath, MAIN], {
    cwd: repository.root,
    encoding: "utf8",
  });
  expect(stdout).toBe("accepted/n-0.md:1:1 error section-missing\n");
});

describe("progress", () => {
  async function lint(documents: number, isTerminal: boolean) {
    const { root } = createLargeRepository(documents);
    const { io, err } = captureIo("", root);
    const stderr = { ...io.stderr, isTerminal };
    const status = await runProgram(["lint", "--no-cache"], { ...io, stderr });
    return { status, err: err() };
  }

  test("is told after a second, on a terminal where it can be taken away again", async () => {
    const { status, err } = await lint(400, true);
    expect(status).toBe(0);
    const [first, ...told] = err.split("\r\u001b[K");
    expect([first, told.pop()]).toEqual(["", ""]);
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line).toMatch(/^rfc: \d+ of 400 documents looked at$/u);
  }, 30_000);

  test("and not where it takes less", async () => {
    expect(await lint(3, true)).toEqual({ status: 0, err: "" });
  });
});
