/** Commands that share their first word, such as `rfc app create`: called, helped with, and misspelt. */
import { describe, expect, test } from "vitest";
import { findCommand } from "../src/find-command.ts";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

async function rfc(...args: readonly string[]) {
  const { io, out, err } = captureIo();
  const status = await runProgram(args, io);
  return { status, out: out(), err: err() };
}

test.each([
  [["lint", "a.md"], "lint", ["a.md"]],
  [["app", "create", "--org", "acme"], "create", ["--org", "acme"]],
])("%j is found without the command library", (args, name, words) => {
  const found = findCommand(args);
  expect([found?.spec.name, found?.words]).toEqual([name, words]);
});

test.each([[["app"]], [["app", "--help"]], [["app", "craete"]], [["create"]], [[]]])("%j is none", (args) => {
  expect(findCommand(args)).toBe(null);
});

describe("help", () => {
  test.each([
    [["help", "app", "create"], "Usage: rfc app create [options]\n"],
    [["app", "create", "--help"], "Usage: rfc app create [options]\n"],
    [["help", "app"], "Usage: rfc app <command> [options]\n"],
    [["app", "--help"], "Usage: rfc app <command> [options]\n"],
  ])("rfc %j", async (args, first) => {
    const { status, out, err } = await rfc(...args);
    expect([status, err, out.slice(0, first.length)]).toEqual([0, "", first]);
  });
  test("of a group lists its commands, on standard error where one was wanted", async () => {
    const { status, out, err } = await rfc("app");
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("\n  create [options]  make the GitHub App");
    expect(err).toContain("Run `rfc help app <command>` for its options and examples.\n");
  });
});

describe("wrong arguments: one line on standard error, exit 2", () => {
  test.each([
    [
      ["app", "craete"],
      "there is no command 'app craete'. Did you mean app create? `rfc help app` lists the commands.",
    ],
    [["app", "launch"], "there is no command 'app launch'. `rfc help app` lists the commands."],
    [
      ["help", "app", "craete"],
      "there is no command 'app craete'. Did you mean app create? `rfc help app` lists the commands.",
    ],
    [["help", "app", "create", "now"], "there is no command 'app create now'. See `rfc help app create`."],
    [["create"], "there is no command 'create'. Did you mean app create? `rfc help` lists the commands."],
    [
      ["app", "create", "--prt", "3"],
      "unknown option '--prt'. Did you mean --port? See `rfc help app create`.",
    ],
  ])("rfc %j", async (args, line) => {
    expect(await rfc(...args)).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
  });
});
