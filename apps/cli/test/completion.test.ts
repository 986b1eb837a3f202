/** The completion scripts, read by the shells themselves. A shell that this machine doesn't have is skipped. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCommands } from "../src/find-command.ts";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

const has = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "rfc-complete-"));
const scriptOf = (shell: string) => join(folder, `script.${shell}`);

beforeAll(async () => {
  writeFileSync(join(folder, "my comment.md"), "");
  for (const shell of ["bash", "zsh", "fish"]) {
    const { io, out } = captureIo();
    expect(await runProgram(["completion", shell], io)).toBe(0);
    writeFileSync(scriptOf(shell), out());
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const shell of ["bash", "zsh", "fish"]) {
  test.skipIf(!has(shell))(`${shell} reads its script`, () => {
    const { status, stderr } = spawnSync(shell, ["-n", scriptOf(shell)], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
}

/** What is offered for the last of some words. */
type Complete = (...words: readonly string[]) => string[];

const completeInBash: Complete = (...words) => {
  const list = words.map((word) => `'${word}'`).join(" ");
  const script = `. ${scriptOf("bash")}; COMP_WORDS=(rfc ${list}); COMP_CWORD=${words.length}; _rfc; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(execFileSync("bash", ["-c", script], { encoding: "utf8", cwd: folder }));
};

const completeInFish: Complete = (...words) => {
  const script = `source ${scriptOf("fish")}; complete -C ${JSON.stringify(`rfc ${words.join(" ")}`)}`;
  const out = execFileSync("fish", ["-c", script], { encoding: "utf8", cwd: folder });
  return linesOf(out).map((line) => line.split("\t")[0] ?? "");
};

function linesOf(out: string): string[] {
  return out.split("\n").filter((line) => line !== "");
}

describe.each([
  ["bash", completeInBash],
  ["fish", completeInFish],
])("%s", (shell, complete) => {
  test.skipIf(!has(shell))("completes commands, options, choices and files", () => {
    expect(complete("si")).toEqual(["simulate"]);
    expect(complete("help", "pars")).toEqual(["parse"]);
    expect(complete("parse", "--f")).toEqual(["--format"]);
    expect(complete("parse", "--format", "j")).toEqual(["json"]);
    expect(complete("parse", "my").join().replace("\\", "")).toBe("my comment.md");
    expect(complete("lint", "--config", "my").join().replace("\\", "")).toBe("my comment.md");
    expect(complete("completion", "f")).toEqual(["fish"]);
    expect(complete("lint", "--max-warnings", "")).toEqual([]);
  });
  test.skipIf(!has(shell))("completes the commands of a group, and their options", () => {
    expect(complete("app", "c")).toEqual(["create"]);
    expect(complete("help", "app", "")).toEqual(["create"]);
    expect(complete("app", "create", "--adv")).toEqual(["--advise"]);
  });
  test.skipIf(!has(shell))("offers every option of every command", () => {
    for (const { path, spec } of listCommands()) {
      const offered = complete(...path.split(" "), "--");
      for (const { flags } of spec.options) expect(offered).toContain(flags.split(" ")[0]);
    }
  });
});

test("zsh's script names every command and option", async () => {
  const { io, out } = captureIo();
  await runProgram(["completion", "zsh"], io);
  for (const { path, spec } of listCommands()) {
    expect(out()).toMatch(new RegExp(`^ +${path.split(" ").at(-1)}\\)$`, "mu"));
    for (const { flags } of spec.options) expect(out()).toContain(`${flags.split(" ")[0]}[`);
  }
});
