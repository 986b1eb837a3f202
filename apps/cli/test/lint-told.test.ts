/** What `rfc lint` tells about itself: its rules, their pages, and what doesn't go together. */
import { RULES } from "@rfckit/lint";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";
import { runOnScreen, type Screen } from "./terminal-io.ts";

const show = (args: readonly string[], screen: Screen = {}) =>
  runOnScreen(["lint", ...args], import.meta.dirname, screen);

describe("--rules", () => {
  test("is a line for each rule, however narrow a terminal is, of which every word is there", async () => {
    const { out: piped } = await show(["--rules"], { isTerminal: false });
    const lines = piped.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(RULES.map(({ id }) => id));
    for (const columns of [40, 60, 80, 132]) {
      const { out } = await show(["--rules"], { columns });
      expect(out.replaceAll(/\n {10,}/gu, " ")).toBe(piped);
      if (columns >= 60) for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });
});

describe("--explain", () => {
  test.each(RULES.map(({ id }) => id))(
    "%s, as Markdown in a pipe and to be read on a terminal",
    async (id) => {
      const { out: page } = await show(["--explain", id], { isTerminal: false });
      expect(page.startsWith(`# \`${id}\`\n`)).toBe(true);
      const { out } = await show(["--explain", id], { columns: 72 });
      expect(out.startsWith(`${id}\n\n`)).toBe(true);
      expect(out).not.toContain("```");
      // The examples are indented, and may be wider; what explains them is wrapped.
      for (const line of out.split("\n"))
        if (!line.startsWith("  ")) expect(line.length).toBeLessThanOrEqual(72);
      const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word !== "text");
      expect(words(out)).toEqual(words(page.replaceAll(/^```\w*$/gmu, "")));
    },
  );

  test("what is bad and what is good is told by colour, too", async () => {
    const { out } = await show(["--explain", "section-missing"], { color: true });
    expect(out).toContain("\u001b[31m# A sketch of the tunnel\u001b[39m");
    expect(out).toContain("\u001b[32m# Proposal sketch\u001b[39m");
  });
});

test.each([
  [["--rules", "accepted"], "rfc: --rules stands alone. Leave the paths out. See `rfc help lint`.\n"],
  [["--rules", "--quiet"], "rfc: --rules stands alone. Leave the other options out. See `rfc help lint`.\n"],
  [
    ["--explain", "file-name", "--no-cache"],
    "rfc: --explain stands alone. Leave the other options out. See `rfc help lint`.\n",
  ],
  [
    ["--rules", "--explain", "file-name"],
    "rfc: --rules stands alone. Leave the other options out. See `rfc help lint`.\n",
  ],
  [
    [""],
    "rfc: a path is empty. Name a file, a folder or a pattern, or nothing for all RFCs. See `rfc help lint`.\n",
  ],
  [
    ["--fix", "--dry-run", "--output", "x"],
    "rfc: --dry-run prints a patch. Leave out --format and --output, and redirect it. See `rfc help lint`.\n",
  ],
  [
    ["--update-baseline", "--format", "json"],
    "rfc: --update-baseline writes the baseline and no report. Leave out --format and --output. See `rfc help lint`.\n",
  ],
])("%j is refused", async (args, words) => {
  const repository = createRepository({ "accepted/a.md": CLEAN });
  expect(await repository.lint(args)).toEqual({ status: 2, out: "", err: words });
});
