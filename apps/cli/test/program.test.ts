import { spawn, spawnSync } from "node:child_process";
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
      "rfc: unknown option '--fromat'. Did you mean --format? See `rfc help parse`.\n",
    ],
    [
      ["parse", "--format", "xml"],
      "rfc: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json. See `rfc help parse`.\n",
    ],
    [
      ["parse", "a", "b"],
      "rfc: too many arguments for 'parse'. Expected 1 argument but got 2: a, b. See `rfc help parse`.\n",
    ],
    [["simulate"], "rfc: missing required argument 'file'. See `rfc help simulate`.\n"],
    [
      ["completion", "tcsh"],
      "rfc: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish. See `rfc help completion`.\n",
    ],
    [
      ["parse", "no-such-file.md"],
      "rfc: can't read no-such-file.md: there is no such file. Give a file with a comment's text, or `-`.\n",
    ],
    [["--vresion"], "rfc: unknown option '--vresion'. Did you mean --version? See `rfc help`.\n"],
    [["help", "parse", "twice"], "rfc: there is no command 'parse twice'. See `rfc help parse`.\n"],
    [
      ["parse", "--jsonl", "--format", "pretty"],
      "rfc: --jsonl prints JSON, so --format pretty can't be had with it. Leave one out.\n",
    ],
    [
      ["parse", "--mention", ""],
      'rfc: --mention found "", expected a name such as @rfcbot: letters, digits and single hyphens.\n',
    ],
    [["verify", "--only", "wrlds"], 'rfc: there is no proof called "wrlds". Did you mean worlds?\n'],
    [
      ["verify", "--only", "everything"],
      'rfc: there is no proof called "everything". There are worlds, models, crashes, storage, laws, fuzz, planted, and their parts.\n',
    ],
    [
      ["verify", "--seed", "lucky"],
      'rfc: --seed is "lucky", and must be a whole number up to 2147483647, or `random`. Run `rfc help verify`.\n',
    ],
    [
      ["verify", "--time", "soon"],
      'rfc: --time is "soon", and must be a duration such as 60s, 5m or 1h. Run `rfc help verify`.\n',
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

describe("rfc verify", () => {
  test("runs each part in a process of its own, and gives what it found as JSON", () => {
    const main = join(import.meta.dirname, "../src/main.ts");
    const args = [main, "verify", "--only", "models", "--time", "2s", "--format", "json", "--seed", "3"];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      seed: 3,
      worlds: { states: 0, transitions: 0, byPhase: {} },
      crashes: { single: 0, double: 0 },
      models: { histories: expect.any(Number) },
      laws: { runs: 0 },
      fuzz: { inputs: 0 },
      planted: { found: 0, total: 0 },
      failures: [],
    });
    expect(JSON.parse(stdout).models.histories).toBeGreaterThan(0);
  }, 60_000);
});

describe("rfc parse", () => {
  const comment = "@rfcbot fcp merge\n\nIt is time.\n@rfcbot concern\n@rfcbot revewed\n";
  test("in words", async () => {
    expect((await rfc(["parse"], comment)).out).toBe(
      'line 1: moves to merge, for the reason "It is time."\n' +
        "line 4: the name is missing; write what the objection is about behind the command\n" +
        'line 5: not a command ("revewed"); did you mean "reviewed"?\n',
    );
    expect((await rfc(["parse", "-"], "hello")).out).toBe(
      "No command: the bot would not look at this comment.\n",
    );
  });
  test.each([
    ["fcp merge", "moves to merge"],
    ["close it is too early", 'moves to close, for the reason "it is too early"'],
    ["fcp postpone", "moves to postpone"],
    ["cancel", "takes the motion off the table"],
    ["reviewed", "signs off"],
    ["reviewed with care", 'signs off, with the remark "with care"'],
    ["unreview", "withdraws the sign-off"],
    ["concern fuel accounting", 'raises the objection "fuel accounting"'],
    ["resolve", "resolves the one objection that is open"],
    ["resolve fuel", 'resolves the objection "fuel"'],
    ["second fuel", 'seconds the objection "fuel"'],
    ["poll now or later?", 'polls the stakeholders on "now or later?"'],
    ["f? @ana @ben", "asks @ana, @ben for an opinion"],
    ["status", "asks where things stand"],
    ["why", "asks where things stand, and why"],
    ["lint", "asks for a check of the document"],
    ["help", "asks for the list of commands"],
    ["", "a mention without a command; write one behind it, such as `status`"],
    ["closes #12", "prose: GitHub reads this as closing an issue; begin the line with another word"],
    ["poll", "the question is missing; write it behind the command"],
    ["f?", "no user is named; write a login behind the command, such as `@ana`"],
    ["mer\u200bge", "refused: it has characters that nobody sees; type the line again by hand"],
    ["frobnicate", 'not a command ("frobnicate")'],
    ["\u001b[2J", 'not a command ("\\u001b[2J")'],
    ["reviewed \u009b2J", 'signs off, with the remark "�2J"'],
  ])("reads %j", async (command, sentence) => {
    expect((await rfc(["parse"], `@rfcbot ${command}`)).out).toBe(`line 1: ${sentence}\n`);
  });
  test("in colours where they are wanted", async () => {
    const { io, out } = captureIo("@rfcbot merge");
    await runProgram(["parse"], { ...io, stdout: { ...io.stdout, color: true } });
    expect(out()).toBe("\u001b[2mline 1:\u001b[22m \u001b[32mmoves to merge\u001b[39m\n");
  });
  test("a person at the terminal is told how to end", async () => {
    const { io, err } = captureIo("");
    await runProgram(["parse"], { ...io, stdin: Object.assign(io.stdin, { isTTY: true }) });
    expect(err()).toBe("Reading a comment from the terminal; end it with Ctrl-D.\n");
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
    expect((await rfc(["parse", "--jsonl"], `${lines.join("\r\n")}\n\n`)).out).toBe(both);
    expect((await rfc(["parse", "--jsonl", "--format", "json"], lines.join("\n"))).out).toBe(both);
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
  test("--mention names who is addressed, leaves the file alone, and may be given again", async () => {
    const comment = "@steward merge\n@rfcbot merge\n@wasm-bot merge";
    const { out } = await rfc(["parse", "--mention", "@steward", "--mention", "wasm-bot", "-"], comment);
    expect(out).toBe('line 1: moves to merge, for the reason "@rfcbot merge"\nline 3: moves to merge\n');
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

const installed = join(import.meta.dirname, "../../../node_modules/.bin/rfc");
describe.skipIf(!existsSync(installed))("as a process (skipped where the command isn't installed)", () => {
  const shell = (script: string, input = "") => {
    const run = spawnSync("bash", ["-o", "pipefail", "-c", script], {
      env: { ...process.env, RFC: installed },
      input,
      encoding: "utf8",
    });
    return [run.status, run.stdout, run.stderr];
  };

  test("from source, with its exit status", () => {
    expect(shell('"$RFC" parse', "@rfcbot merge")).toEqual([0, "line 1: moves to merge\n", ""]);
    expect(shell('"$RFC" nonsense')[0]).toBe(2);
  });

  test("a reader that goes away early is no error", () => {
    const lines = '{"body": "@rfcbot merge"}\n'.repeat(20_000);
    const [status, , errors] = shell('"$RFC" parse --jsonl | head -n 1', lines);
    expect([status, errors]).toEqual([0, ""]);
  });

  test("what was found shows in the exit status, however little of it was read", () => {
    const wrong = `# Summary\n\n${"[x](gone.md)\n\n".repeat(2000)}`;
    const lint = '"$RFC" lint --stdin-filename accepted/a.md - --stage draft';
    expect(shell(`${lint} | head -n 1`, wrong)).toEqual([
      1,
      expect.stringContaining("accepted/a.md:1:1 error"),
      "",
    ]);
    expect(shell(`${lint} --format json | true`, wrong)).toEqual([1, "", ""]);
  });

  test.each(["--help", "--version", "help parse", "completion bash"])("rfc %s | true is no error", (args) => {
    expect(shell(`"$RFC" ${args} | true`)).toEqual([0, "", ""]);
  });

  test("wrong arguments are wrong where nobody can be told, too", () => {
    expect(shell('("$RFC" nonsense; echo $?) 2> >(true)')).toEqual([0, "2\n", ""]);
  });

  test.skipIf(!existsSync("/dev/full")).each(["--help", "parse"])(
    "rfc %s onto a full disk says so",
    (args) => {
      const [status, , errors] = shell(`"$RFC" ${args} > /dev/full`, "@rfcbot merge");
      expect(status).toBe(2);
      expect(errors).toMatch(/^rfc: can't write to standard output \(ENOSPC: no space left[^\n]*\)\.\n$/u);
    },
  );

  test("Ctrl-C ends it quietly with 130", async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts"), "parse", "--jsonl"]);
    let errors = "";
    child.stderr.on("data", (text) => (errors += text));
    child.stdin.write('{"body": ""}\n');
    // It has answered and waits for more: now is when a person interrupts.
    child.stdout.once("data", () => child.kill("SIGINT"));
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, errors]).toEqual([130, ""]);
  });

  test("a wrong line ends it at once, though the input goes on", async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts"), "parse", "--jsonl"]);
    child.stdin.write("oops\n");
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(2);
    child.stdin.destroy();
  });
});
