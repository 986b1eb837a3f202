import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { wantsColor } from "../src/io.ts";
import { runProgram } from "../src/program.ts";
import { VERSION } from "../src/version.ts";
import { captureIo } from "./captured-io.ts";

async function rfc(args: readonly string[], input = "") {
  const { io, out, err } = captureIo(input);
  const status = await runProgram(args, io);
  return { status, out: out(), err: err() };
}

describe("wrong arguments: one line on standard error, exit 2", () => {
  test.each([
    [["pars"], "rfc: there is no command 'pars'. Did you mean parse? `rfc help` lists the commands.\n"],
    [
      ["help", "pars"],
      "rfc: there is no command 'pars'. Did you mean parse? `rfc help` lists the commands.\n",
    ],
    [["launch"], "rfc: there is no command 'launch'. `rfc help` lists the commands.\n"],
    [
      ["parse", "--fromat", "json"],
      "rfc: unknown option '--fromat' (Did you mean --format?) See `rfc help <command>`.\n",
    ],
    [
      ["parse", "--format", "xml"],
      "rfc: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json. See `rfc help <command>`.\n",
    ],
    [
      ["parse", "a", "b"],
      "rfc: too many arguments for 'parse'. Expected 1 argument but got 2: a, b. See `rfc help <command>`.\n",
    ],
    [["simulate"], "rfc: missing required argument 'file'. See `rfc help <command>`.\n"],
    [
      ["completion", "tcsh"],
      "rfc: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish. See `rfc help <command>`.\n",
    ],
    [
      ["parse", "no-such-file.md"],
      "rfc: can't read no-such-file.md: there is no such file. Give a file with a comment's text, or `-`.\n",
    ],
    [["parse", "."], "rfc: can't read .: it is a folder. Give a file with a comment's text, or `-`.\n"],
  ])("rfc %j", async (args, line) => {
    expect(await rfc(args)).toEqual({ status: 2, out: "", err: line });
  });

  test("without a command help stands on standard error", async () => {
    const { status, out, err } = await rfc([]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("Usage: rfc <command> [options]");
  });
});

describe("help and version", () => {
  test.each([[["--help"]], [["help"]], [["help", "parse"]], [["parse", "--help"]], [["simulate", "--help"]]])(
    "rfc %j",
    async (args) => {
      const { status, out, err } = await rfc(args);
      expect([status, err]).toEqual([0, ""]);
      expect(out).toMatch(/^Usage: rfc/);
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    },
  );
  test("every command's help has examples", async () => {
    for (const name of ["simulate", "parse", "completion"])
      expect((await rfc(["help", name])).out).toContain("Examples:\n  $ ");
  });
  test("rfc --version", async () =>
    expect(await rfc(["--version"])).toEqual({ status: 0, out: `${VERSION}\n`, err: "" }));
});

describe("rfc parse", () => {
  const comment = "@rfcbot fcp merge\n\nIt is time.\n@rfcbot concern\n@rfcbot revewed\n";
  test("in words", async () => {
    expect((await rfc(["parse"], comment)).out).toBe(
      'line 1: merge: "It is time."\nline 4: the name is missing\nline 5: not a command ("revewed"); did you mean "reviewed"?\n',
    );
    expect((await rfc(["parse", "-"], "hello")).out).toBe(
      "No command: the bot would not look at this comment.\n",
    );
  });
  test("as JSON", async () => {
    expect(JSON.parse((await rfc(["parse", "--format", "json"], comment)).out)).toEqual({
      commands: [
        { line: 1, command: "merge", argument: "It is time." },
        { line: 4, error: "missing-name" },
        { line: 5, error: "unknown", suggestion: "reviewed" },
      ],
    });
  });
  test("many, one a line", async () => {
    const lines = ['{"body": "@rfcbot help"}', '{"body": "hi"}'];
    const both = '{"commands":[{"line":1,"command":"help","argument":""}]}\n{"commands":[]}\n';
    expect(await rfc(["parse", "--jsonl"], lines.join("\n"))).toEqual({ status: 0, out: both, err: "" });
    expect((await rfc(["parse", "--jsonl"], `${lines.join("\r\n")}\n`)).out).toBe(both);
  });
  test.each([
    [
      "oops",
      'rfc: line 2 of the input is not JSON; expected a JSON object such as {"body": "@rfcbot status"}.\n',
    ],
    [
      '{"text": "x"}',
      'rfc: line 2 of the input has no text under "body"; expected a JSON object such as {"body": "@rfcbot status"}.\n',
    ],
    [
      "null",
      'rfc: line 2 of the input has no text under "body"; expected a JSON object such as {"body": "@rfcbot status"}.\n',
    ],
  ])("a line that is no comment: %s", async (line, error) => {
    expect(await rfc(["parse", "--jsonl"], `{"body": ""}\n${line}\n`)).toEqual({
      status: 2,
      out: '{"commands":[]}\n',
      err: error,
    });
  });
  test("--mention names who is addressed", async () => {
    expect((await rfc(["parse", "--mention", "@steward"], "@steward merge")).out).toBe("line 1: merge\n");
  });
});

test("colours stand on terminals only, and follow NO_COLOR and FORCE_COLOR", () => {
  expect(wantsColor(true, {})).toBe(true);
  expect(wantsColor(false, {})).toBe(false);
  expect(wantsColor(true, { NO_COLOR: "1" })).toBe(false);
  expect(wantsColor(true, { NO_COLOR: "" })).toBe(true);
  expect(wantsColor(false, { FORCE_COLOR: "1" })).toBe(true);
  expect(wantsColor(true, { FORCE_COLOR: "0" })).toBe(false);
  expect(wantsColor(true, { TERM: "dumb" })).toBe(false);
});

describe("completion", () => {
  test("bash reads its script, and completes commands, options and choices", async () => {
    const { out } = await rfc(["completion", "bash"]);
    const complete = (...words: string[]) => {
      const list = words.map((word) => `'${word}'`).join(" ");
      const script = `${out}\nCOMP_WORDS=(rfc ${list}); COMP_CWORD=${words.length}; _rfc; echo "\${COMPREPLY[*]}"`;
      return execFileSync("bash", ["-c", script], { encoding: "utf8" }).trim();
    };
    expect(complete("si")).toBe("simulate");
    expect(complete("parse", "--f")).toBe("--format");
    expect(complete("parse", "--format", "j")).toBe("json");
    expect(complete("completion", "f")).toBe("fish");
  });
  test.each(["zsh", "fish"])("%s", async (shell) => {
    const { status, out } = await rfc(["completion", shell]);
    expect(status).toBe(0);
    for (const name of ["simulate", "parse", "completion", "format"]) expect(out).toContain(name);
  });
});

const installed = join(import.meta.dirname, "../../../node_modules/.bin/rfc");
describe.skipIf(!existsSync(installed))("as a process (skipped where the command isn't installed)", () => {
  test("from source, with its exit status", () => {
    const run = spawnSync(installed, ["parse"], { input: "@rfcbot merge", encoding: "utf8" });
    expect([run.status, run.stdout, run.stderr]).toEqual([0, "line 1: merge\n", ""]);
    expect(spawnSync(installed, ["nonsense"]).status).toBe(2);
  });
  test("a reader that goes away early is no error", () => {
    const lines = '{"body": "@rfcbot merge"}\n'.repeat(20_000);
    const run = spawnSync("bash", ["-c", `set -o pipefail; '${installed}' parse --jsonl | head -n 1`], {
      input: lines,
      encoding: "utf8",
    });
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });
});
