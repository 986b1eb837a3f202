import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMANDS, commandLineKey, hasCommand, renderHelp, scan, toJson } from "../src/index.ts";

const read = (body: string, mentions?: string[]) =>
  scan(body, mentions === undefined ? {} : { mentions }).commands.map((parsed) => {
    const json = toJson(parsed);
    if ("error" in json)
      return json.suggestion === undefined ? json.error : `${json.error}, ${json.suggestion}?`;
    return json.argument === "" ? json.command : `${json.command}: ${json.argument}`;
  });

describe("where a command is recognised", () => {
  test.each([
    ["@rfcbot:merge", ["merge"]],
    ["@rfcbot : merge", ["merge"]],
    ["@rfcbot\t,\tmerge", ["merge"]],
    ["@rfcbot: , merge", ["unknown"]],
    ["@rfcbot :", ["missing-command"]],
    ["@rfcbot  ", ["missing-command"]],
    ["@rfcbot. merge", []],
    ["@rfcbot/merge", []],
    ["text\r@rfcbot merge\r\r@rfcbot help", ["merge", "help"]],
    ["<details><summary>x</summary>\n@rfcbot help\n</details>", ["help"]],
    ["<details>\n<pre>\n@rfcbot merge\n</pre>\n@rfcbot help\n</details>", ["help"]],
    ["text <pre>\n@rfcbot merge\n</pre>\n\n@rfcbot help", ["help"]],
    ["<PRE>\n@rfcbot merge\n\n@rfcbot merge\n</PRE>\n@rfcbot help", ["help"]],
    ["text <!-- a\n@rfcbot merge\n--> b\n@rfcbot help", ["help"]],
    ["text <!-- never closed\n@rfcbot help", ["help"]],
    ["<!-- never closed\n@rfcbot merge\n\n@rfcbot merge", []],
    ["a `code\n@rfcbot merge\ncode` b\n@rfcbot help", ["help"]],
    ["> - quoted\n@rfcbot merge", []],
    ["> ```\n@rfcbot merge", ["merge"]],
    ["> # heading\n@rfcbot merge", ["merge"]],
    ["- item\n@rfcbot merge", ["merge"]],
    ["- ```\n  @rfcbot merge\n  ```\n@rfcbot help", ["help"]],
    ["- ```\n@rfcbot merge", ["merge"]],
    ["- > quoted\n@rfcbot merge", []],
  ])("%j", (body, commands) => expect(read(body)).toEqual(commands));

  test("the app's own login and configured names, whatever their case", () => {
    expect(read("@My-App status\n@rfcbot merge\n@steward: help", ["@my-app", "steward"])).toEqual([
      "status",
      "help",
    ]);
    expect(read("@rfc lint\n@rfcbot help", ["@rfc", "@rfcbot"])).toEqual(["lint", "help"]);
  });
});

describe("the grammar", () => {
  test.each([
    ["@rfcbot fcp: merge!", ["merge"]],
    ["@rfcbot MERGE, please", ["merge: please"]],
    ["@rfcbot pr", ["missing-command"]],
    ["@rfcbot fcp f? @ana", ["unknown"]],
    ["@rfcbot F? @ana, @ben.", ["feedback: ana ben"]],
    ["@rfcbot f? ana-b -x c--d y-", ["feedback: ana-b"]],
    ["@rfcbot f? ana and @ben", ["feedback: ben"]],
    ["@rfcbot f? @org/team", ["missing-user"]],
    ["@rfcbot f?", ["missing-user"]],
    ["@rfcbot fix #12", ["prose"]],
    ["@rfcbot resolves org/repo#12", ["prose"]],
    ["@rfcbot fcp close https://github.com/org/repo/issues/12", ["prose"]],
    ["@rfcbot resolve #naming", ["resolve: #naming"]],
    ["@rfcbot close see #12", ["close: see #12"]],
    ["@rfcbot mrege", ["unknown, merge?"]],
    ["@rfcbot mergng", ["unknown, merging?"]],
    ["@rfcbot postponde", ["unknown, postpone?"]],
    ["@rfcbot xyzzy", ["unknown"]],
    ["@rfcbot \u212aill", ["unknown, poll?"]],
    ["@rfcbot queries who?\n@rfcbot surveyed x\n@rfcbot quizzing y", ["poll: who?", "poll: x", "poll: y"]],
    [
      "@rfcbot sign-off\n@rfcbot signoff\n@rfcbot unblock x\n@rfcbot blocked y",
      ["review", "review", "resolve: x", "object: y"],
    ],
    ["@rfcbot cancelling\n@rfcbot cancelled\n@rfcbot canceled", ["cancel", "cancel", "cancel"]],
    ["@rfcbot concern **two  words** & [a link](x) \\*", ["object: two words & a link *"]],
    ["@rfcbot concern `` ", ["object: ``"]],
    ["@rfcbot concern <!-- x -->", ["missing-name"]],
    ["@rfcbot second", ["missing-name"]],
    ["@rfcbot ask", ["missing-question"]],
    ["@rfcbot merge because\nof this\n\nand that\n@rfcbot help", ["merge: because", "help"]],
  ])("%j", (body, commands) => expect(read(body)).toEqual(commands));

  test("a motion's reason reaches to the next command line", () => {
    const [motion] = scan("@rfcbot close because\nof this\n\n> quoted\n\n@rfcbot bogus\nmore").commands;
    expect(motion).toMatchObject({ command: "close", reason: "because\nof this\n\n> quoted" });
  });

  test("names are cut at 120 characters, and never inside one", () => {
    const [name = ""] = read(`@rfcbot object ${"👍".repeat(200)}`);
    expect([...name.replace("object: ", "")]).toHaveLength(120);
  });
});

describe("characters that nobody sees", () => {
  test.each([
    ["\u200b@rfcbot merge", ["hidden-characters"]],
    ["@rf\u2060cbot merge", ["hidden-characters"]],
    ["@rfcbot merge\ufeff", ["hidden-characters"]],
    ["@rfcbot concern a\u200db", ["hidden-characters"]],
    ["@rfcbot concern 👩\u200d💻 at work", ["object: 👩\u200d💻 at work"]],
    ["@rfcbot concern 👩🏽\u200d💻", ["object: 👩🏽\u200d💻"]],
    ["@rfcbot concern 👩\u200d", ["hidden-characters"]],
    ["text\u200b", []],
    [" \u200b   @rfcbot merge", []],
  ])("%j", (body, commands) => expect(read(body)).toEqual(commands));
});

test("the same command is the same line, however it is spelt; another argument is another", () => {
  const key = (line: string) => scan(line).commands.map(commandLineKey)[0];
  expect(key("@rfcbot: fcp merging because")).toBe(key("@rfcbot merge"));
  expect(key("@rfcbot reviewed, gladly")).toBe(key("@rfcbot review"));
  expect(key("@rfcbot concern **Cost**")).toBe(key("@rfcbot object cost"));
  expect(key("@rfcbot concern cost")).not.toBe(key("@rfcbot concern size"));
});

test("help has every command, and each of its lines is read as that command", () => {
  const lines = renderHelp("@rfcbot")
    .split("\n")
    .filter((line) => line.startsWith("- "));
  expect(lines).toHaveLength(COMMANDS.length);
  for (const [index, line] of lines.entries()) {
    const typed = /`([^`]+)`/.exec(line)?.[1] ?? "";
    expect(scan(typed).commands).toMatchObject([{ command: COMMANDS[index]?.name }]);
  }
});

describe("laws", () => {
  const body = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "@rfcbot merge",
          "@rfcbot concern a_b_",
          "`",
          "> ",
          "- ",
          "<!--",
          "\u200b",
          "    ",
          "```",
        ),
        fc.string(),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("\n"));
  const options = { seed: 20_260_105, numRuns: 1000 };
  test("`hasCommand` and `scan` agree", () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(hasCommand(text)).toBe(scan(text).commands.length > 0);
      }),
      options,
    );
  });
  test("line ends make no difference", () => {
    fc.assert(
      fc.property(
        body.filter((text) => !text.includes("\r")),
        (text) => {
          for (const end of ["\r\n", "\r"]) expect(read(text.replaceAll("\n", end))).toEqual(read(text));
        },
      ),
      options,
    );
  });
  test("a quoted comment has no command", () => {
    fc.assert(
      fc.property(body, (text) => {
        const quoted = text.split(/\r\n|\n|\r/).map((line) => `> ${line}`);
        expect(read(quoted.join("\n"))).toEqual([]);
      }),
      options,
    );
  });
  test("lines are numbered as people count them, in order", () => {
    fc.assert(
      fc.property(body, (text) => {
        const numbers = scan(text).commands.map(({ line }) => line);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        for (const number of numbers) expect(text.split(/\r\n|\n|\r/)[number - 1]).toMatch(/@|\u2060|\u200b/);
      }),
      options,
    );
  });
});
