/** The report for people, in front of a terminal and in a pipe. */
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";
import { readFrames, runOnScreen, type Screen, screenWidth } from "./terminal-io.ts";

const withText = (text: string) => CLEAN.replace("Text of proposal.", text);

async function lint(text: string, screen: Screen = {}, args: readonly string[] = []) {
  const repository = createRepository({ "accepted/a.md": text });
  return runOnScreen(["lint", "--no-cache", ...args], repository.root, screen);
}

describe("the place is underlined, whatever stands before it", () => {
  test.each([
    ["tabs", "\tlist\twith\t[x](q.md)".replace(/^\t/u, "A"), "[x](q.md)"],
    ["Chinese", "山の下を[地図](地図.png)と書", "[地図](地図.png)"],
    ["emoji", "👩‍🔬 and 🇫🇷, ❤️ [x](q.md)", "[x](q.md)"],
    ["combining marks", "e\u0301e\u0301 [x](q.md)", "[x](q.md)"],
    ["what takes no room", "a\u200bb\u2060 [x](q.md)", "[x](q.md)"],
    ["what acts on a terminal", "a\u001b[31m\u202eb [x\u0007](q.md)", "[x�](q.md)"],
  ])("%s", async (_, line, meant) => {
    const { out } = await lint(withText(line));
    const frames = readFrames(out).map(([, underlined]) => underlined);
    expect(frames).toEqual([meant]);
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b\u2060]/u);
  });

  test.each([
    ["a byte order mark", `\ufeff${CLEAN.replace("# Summary", "# Sumary")}`, "# Sumary"],
    ["lines that end in \\r\\n", withText("See [x](q.md).").replaceAll("\n", "\r\n"), "[x](q.md)"],
    ["a last line that doesn't end", CLEAN.replace(/Text of open.*\n$/u, "See [x](q.md)"), "[x](q.md)"],
  ])("in a document with %s", async (_, text, meant) => {
    const { out } = await lint(text);
    expect(readFrames(out).map(([, underlined]) => underlined)).toEqual([meant]);
    expect(out).not.toMatch(/[\r\ufeff]/u);
  });
});

describe("a line that is longer than the terminal is wide is shown where its place is", () => {
  const cases = ["word ", "山", "😀", "👩‍🔬", "e\u0301 "].flatMap((filler) =>
    [40, 61, 80, 200].map((columns) => [filler, columns] as const),
  );
  test.each(cases)("%j, %i columns", async (filler, columns) => {
    const { out } = await lint(withText(`${filler.repeat(300)}[地図](z.png)${filler.repeat(300)}`), {
      columns,
    });
    const [[line, underlined] = ["", ""]] = readFrames(out);
    expect(underlined).toBe("[地図](z.png)");
    expect(line.startsWith("…") && line.endsWith("…")).toBe(true);
    expect(line.isWellFormed() && !line.includes("�")).toBe(true);
    for (const each of out.split("\n").filter((one) => one.includes("│")))
      expect(screenWidth(each)).toBeLessThanOrEqual(columns);
  });

  test("near its beginning nothing is cut off there, and near its end nothing behind it", async () => {
    const { out } = await lint(withText(`[x](q.md) ${"word ".repeat(80)}\n\n${"word ".repeat(80)}[x](q.md)`));
    const [[first] = [""], [last] = [""]] = readFrames(out);
    expect(first.startsWith("[x](q.md) word")).toBe(true);
    expect(first.endsWith("…")).toBe(true);
    expect(last.startsWith("…")).toBe(true);
    expect(last.endsWith("word [x](q.md)")).toBe(true);
  });

  test.each([70, 71, 72, 73, 74])("no character is cut in two, %i columns", async (columns) => {
    const { out } = await lint(withText(`${"👨‍👩‍👧‍👦".repeat(100)}[x](q.md)`), { columns });
    expect(out.isWellFormed()).toBe(true);
  });

  test("and a place that is longer itself from its beginning", async () => {
    const { out } = await lint(withText(`${"word ".repeat(80)}[x](${"q".repeat(300)}.md)`), { columns: 60 });
    const [[line, underlined] = ["", ""]] = readFrames(out);
    expect(line).toMatch(/^….{3,5}\[x\]\(q+…$/u);
    expect(underlined.startsWith("[x](qqq")).toBe(true);
  });

  test("a document of one line of 180,000 characters takes no time", async () => {
    const began = performance.now();
    const { out } = await lint(withText(`${"a".repeat(1200)}山[x](q.md)`.repeat(150)));
    expect(readFrames(out)).toHaveLength(150);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe("places of several lines", () => {
  test("each is underlined from its first letter on, blank ones not at all, and of many the first four", async () => {
    const place = (text: string) =>
      lint(withText(text)).then(({ out }) => readFrames(out).map(([, one]) => one));
    expect(await place("A [link\n  over\nthree](q.md) x")).toEqual(["[link", "over", "three](q.md)"]);
    expect(await place("A [link\na\nb\nc\nd\ne](q.md) x")).toEqual(["[link", "a", "b", "c"]);
  });

  test("on a blank line there is nothing to see", async () => {
    const { out } = await lint("\n\n\n");
    expect(out).toContain("accepted/a.md:1:1 error section-missing");
    expect(out).not.toContain("│");
  });
});

describe("words", () => {
  const LONG = withText(`See [x](${"some-file-".repeat(4)}.md).`);

  test("are wrapped on a terminal, between words, and stand on one line in a pipe", async () => {
    const message = `  There is no "accepted/${"some-file-".repeat(4)}.md" in the repository. Put the link right, or take it out.`;
    expect((await lint(LONG, { columns: 50, isTerminal: false })).out).toContain(`\n${message}\n`);
    const wrapped = (await lint(LONG, { columns: 50 })).out;
    expect(wrapped).toContain("\n  in the repository. Put the link right, or take\n  it out.\n");
    expect(wrapped.replaceAll(/\n {2}(?=\S)/gu, " ")).toContain(message.trim());
  });

  test("the summary counts, says what --fix can do, and where there was nothing says that", async () => {
    expect((await lint(CLEAN)).out).toBe("1 document: no problems.\n");
    expect((await lint(CLEAN.replace("# Motivation", "# Motivaton"))).out).toMatch(
      /\n\n1 document: 1 warning\. 1 can be put right by `rfc lint --fix`\.\n$/u,
    );
    const empty = createRepository({ "accepted/README.md": "# RFCs\n" });
    expect(await empty.lint()).toEqual({ status: 0, out: "There was no document to lint.\n", err: "" });
    expect(await empty.lint(["nowhere.md"])).toEqual({
      status: 2,
      out: "There was no document to lint.\n",
      err: "rfc: nowhere.md does not exist.\n",
    });
  });

  test("why it failed stands there, where that is the number of warnings", async () => {
    const { status, err } = await lint(CLEAN.replace("# Motivation", "# Motivaton"), {}, [
      "--max-warnings",
      "0",
    ]);
    expect([status, err]).toEqual([1, "rfc: there are more warnings than --max-warnings 0 allows: 1.\n"]);
  });

  test("--fix tells what it put right, and promises nothing more", async () => {
    const broken = CLEAN.replace("# Motivation", "# Motivaton").replace("# Proposal", "# proposal");
    const { out } = await lint(`${broken}\n[x](q.md)\n`, {}, ["--fix"]);
    expect(out).toMatch(/\n2 problems put right in 1 document\.\n1 document: 1 error\.\n$/u);
    expect(out).not.toContain("--fix");
  });

  test("a name is suggested where it is alike, not where it is merely short", async () => {
    const repository = createRepository({
      "accepted/a.md": withText("[x](x.md) [cat](cta.md)"),
      "accepted/fm.md": CLEAN,
      "accepted/cat.md": CLEAN,
    });
    const { out } = await repository.lint(["--no-cache"]);
    expect(out).toContain('There is no "accepted/x.md" in the repository. Put the link right');
    expect(out).toContain('There is no "accepted/cta.md" in the repository. Did you mean "cat.md"?');
  });
});

describe("standard input", () => {
  test("is what the frames show, whatever the file of that name has", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN });
    const input = CLEAN.replace("# Motivation", "# Motivaton");
    const named = await repository.lint(["-", "--stdin-filename", "accepted/a.md"], { input });
    expect(readFrames(named.out)).toEqual([["# Motivaton", "# Motivaton"]]);
    const { out } = await repository.lint(["-"], { input });
    expect(readFrames(out)).toEqual([["# Motivaton", "# Motivaton"]]);
    expect(out).not.toContain("--fix");
  });
});

test("standard input that is no text is refused", async () => {
  const { status, out, err } = await createRepository().lint(["-"], { input: "# a\0b" });
  expect([status, out]).toEqual([2, ""]);
  expect(err).toBe(
    "rfc: standard input is binary, and a text is expected there. Send the document itself.\n",
  );
});

test("help fits into a narrow terminal", async () => {
  for (const columns of [60, 72, 100]) {
    const { out } = await runOnScreen(["help", "lint"], import.meta.dirname, { columns });
    expect(out).toContain("--update-baseline");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
  }
});

describe("colours and links", () => {
  const TEXT = CLEAN.replace("# Motivation", "# Motivaton");
  const LINK = "\u001b]8;;https://unpkg.com/rfckit/docs/rules/section-name.md\u001b\\";

  test("colours where they are wanted, links on a terminal only, and neither in a file", async () => {
    const [plain, colored, piped] = [
      await lint(TEXT, { color: false }),
      await lint(TEXT, { color: true }),
      await lint(TEXT, { color: true, isTerminal: false }),
    ].map(({ out }) => out);
    expect(plain).not.toContain("\u001b");
    expect(colored).toContain("\u001b[33m");
    expect(colored).toContain(LINK);
    expect(piped).toContain("\u001b[33m");
    expect(piped).not.toContain("\u001b]8");
    const repository = createRepository({ "accepted/a.md": TEXT });
    const screen = { color: true };
    await runOnScreen(["lint", "--no-cache", "--output", "report.txt"], repository.root, screen);
    expect(repository.read("report.txt")).not.toContain("\u001b");
    expect(repository.read("report.txt")).toContain("# Motivaton");
  });

  test("what --fix would change is harmless on a terminal, and exact in a pipe", async () => {
    const text = TEXT.replace("Text of motivation.", "a\u001b[31mb").replaceAll("\n", "\r\n");
    const onTerminal = await lint(text, { color: true }, ["--fix", "--dry-run"]);
    expect(onTerminal.out).toContain("\u001b[32m+# Motivation\u001b[39m\n");
    expect(onTerminal.out).not.toContain("\r");
    expect(onTerminal.out).toContain("a�[31mb");
    expect((await lint(text, { isTerminal: false }, ["--fix", "--dry-run"])).out).toContain(
      "+# Motivation\r\n",
    );
  });
});

test("the name of a file that can't be linted moves no cursor", async () => {
  const { err } = await createRepository({ "accepted/a.md": CLEAN }).lint(["\u001bcx.md"]);
  expect(err).toBe("rfc: �cx.md does not exist.\n");
});
