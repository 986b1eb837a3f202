/** docs/lint.md is true: its commands print what stands there, and nothing that there is goes unmentioned. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { describe, expect, test } from "vitest";
import { lint } from "../src/specs/lint.ts";
import { playGuide } from "./play-guide.ts";
import { isShown, readGuide } from "./read-guide.ts";

const GUIDE = readFileSync(join(import.meta.dirname, "../../../docs/lint.md"), "utf8");

test("its commands print what stands below them", async () => {
  const played = await playGuide(readGuide("lint.md"));
  expect(played.length).toBeGreaterThan(20);
  for (const { line, command, printed, actual } of played)
    if (!isShown(printed, actual))
      expect(actual, `docs/lint.md, in the block on line ${line}: ${command}`).toBe(printed);
}, 30_000);

describe("it mentions", () => {
  const { options } = lint;

  test.each(options.map(({ flags }) => flags.split(" ")[0] ?? ""))("%s", (option) => {
    expect(new RegExp(`[\`\\s]${option}[\`\\s]`, "u").test(GUIDE)).toBe(true);
  });

  const formats = options.find(({ flags }) => flags.startsWith("--format"))?.choices ?? [];
  test.each(formats.filter((format) => format !== "pretty"))("--format %s, with a sample", (format) => {
    const samples = readGuide("lint.md").filter(({ language }) => language === "console");
    expect(samples.some(({ text }) => text.startsWith("$ ") && text.includes(`--format ${format}\n`))).toBe(
      true,
    );
  });

  test("how many rules there are", () => expect(GUIDE).toContain(`[${RULES.length} rules]`));
});

test("what it shows is compared, to the letter but for what it leaves out", () => {
  expect(isShown("a\n…\nd\n", "a\nb\nc\nd\n")).toBe(true);
  expect(isShown("a\n…\nd\n", "a\nd\n")).toBe(true);
  expect(isShown("a\n…\nd\n", "a\nb\nd\ne\n")).toBe(false);
  expect(isShown("a.\n", "ab\n")).toBe(false);
  expect(isShown("", "a\n")).toBe(false);
});
