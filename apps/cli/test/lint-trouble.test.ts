/** What `rfc lint` does with what it can't lint: it is named, and the rest is linted. */
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");

describe("what can't be linted is named, and the rest is linted", () => {
  test.each([
    ["a binary file", new Uint8Array([35, 32, 0, 1, 2]), /accepted\/x\.md is a binary file/u],
    ["a file of 50 MB", "x".repeat(50 * 1024 * 1024), /accepted\/x\.md is 50 MB long/u],
    [
      "what is no UTF-8",
      new Uint8Array([35, 32, 0xff, 0xfe, 10]),
      /accepted\/x\.md is not written in UTF-8/u,
    ],
  ])("%s", async (_, content, words) => {
    const repository = createRepository({ "accepted/a.md": DEFECT, "accepted/x.md": content });
    const { status, out, err } = await repository.lint(["--format", "json"]);
    expect(status).toBe(2);
    expect(err).toMatch(words);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(["accepted/a.md"]);
  });

  test("symbolic links in a circle", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    symlinkSync("y.md", join(repository.root, "accepted/x.md"));
    symlinkSync("x.md", join(repository.root, "accepted/y.md"));
    symlinkSync(".", join(repository.root, "accepted/again"));
    const { status, err } = await repository.lint();
    expect(status).toBe(2);
    expect(err.trimEnd().split("\n")).toEqual([
      "rfc: accepted/x.md is a symbolic link that leads in a circle.",
      "rfc: accepted/y.md is a symbolic link that leads in a circle.",
    ]);
    expect(await repository.found()).toContain("accepted/a.md:5 section-name");
  });

  test("links to below a file, in a circle, and to where nobody may look", async () => {
    const links = "[x](b.md/c.md#d)\n\n[y](loop/c.md#d)\n\n[z](shut/c.md#d)\n";
    const repository = createRepository({ "accepted/a.md": CLEAN + links, "accepted/b.md": CLEAN });
    symlinkSync("loop", join(repository.root, "accepted/loop"));
    mkdirSync(join(repository.root, "accepted/shut"), { mode: 0o000 });
    for (const more of [[], ["--no-cache"]])
      expect(await repository.found(["accepted/a.md", ...more])).toEqual(
        [20, 22, 24].map((line) => `accepted/a.md:${line} link-relative`),
      );
  });

  test("a cache folder below a file", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT, taken: "" });
    const { status, err } = repository.lintByProcess([], {
      env: { XDG_CACHE_HOME: join(repository.root, "taken/cache") },
    });
    expect([status, err]).toEqual([0, ""]);
  });

  test("a file where the configuration's folder would be", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT, ".github": "", templates: "" });
    const { status, err } = await repository.lint();
    expect([status, err]).toEqual([0, ""]);
  });

  test("a folder in a document's place", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    mkdirSync(join(repository.root, "accepted/x.md"));
    expect(await repository.found()).toEqual(["accepted/a.md:5 section-name"]);
  });
});

describe("configuration and templates that are wrong are named, and the defaults taken", () => {
  test.each([
    ["no YAML", { ".github/rfcbot.yml": "lint: [" }, /^rfc: \.github\/rfcbot\.yml:1:\d+: /u],
    [
      "no such severity",
      { ".github/rfcbot.yml": "lint: { rules: { image-alt: of } }" },
      /rfcbot\.yml:1:\d+: .*Did you mean `off`\?/u,
    ],
    [
      "no such rule",
      { ".github/rfcbot.yml": "lint: { rules: { image-al: off } }" },
      /a rule `image-al`, and there is none\. Did you mean `image-alt`\?/u,
    ],
    [
      "a template that isn't there",
      { ".github/rfcbot.yml": "rfcs: { templates: { full: t/full.md } }" },
      /t\/full\.md does not exist/u,
    ],
    [
      "a template without sections",
      { "templates/full.md": "Write what you like.\n" },
      /templates\/full\.md:1: The template has no required section/u,
    ],
    [
      "a template that contradicts itself",
      { "templates/full.md": `${CLEAN}\n# Summary\n\nAgain.\n` },
      /templates\/full\.md:21: The section "Summary" is here a second time/u,
    ],
    [
      "a binary template",
      { "templates/full.md": new Uint8Array([0, 1]) },
      /templates\/full\.md is a binary file/u,
    ],
  ])("%s", async (_, files, words) => {
    const repository = createRepository({ "accepted/a.md": CLEAN, ...files });
    const { status, out, err } = await repository.lint();
    expect(status).toBe(2);
    expect(err).toMatch(words);
    expect(out).toMatch(/^1 document: /mu);
  });
});

describe("a text that might stall the parser", { timeout: 120_000 }, () => {
  const HOSTILE = `${CLEAN}\n${"> ".repeat(100_000)}x\n`;

  test("is cut off when its time is up, and the rest is linted", async () => {
    const repository = createRepository({
      ".github/rfcbot.yml": "lint: { time-limit: 1s }\n",
      "accepted/a.md": HOSTILE,
      "accepted/b.md": DEFECT,
    });
    const began = Date.now();
    expect(repository.foundByProcess()).toEqual([
      "accepted/a.md:21 time-limit",
      "accepted/b.md:5 section-name",
    ]);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test("is linted where it takes no time", async () => {
    const repository = createRepository({
      // It takes none; the machine may.
      ".github/rfcbot.yml": "lint: { time-limit: 60s }\n",
      "accepted/a.md": `${DEFECT}\n${"*a_".repeat(20_000)}\n`,
    });
    expect(repository.foundByProcess()).toEqual(["accepted/a.md:5 section-name"]);
  });

  test("is cut off before it is long in the reference parser, too", async () => {
    const files = { "accepted/a.md": `${CLEAN}\n[${"a ".repeat(90_000)}\n`, "accepted/b.md": DEFECT };
    const repository = createRepository({ ...files, ".github/rfcbot.yml": "lint: { time-limit: 1s }\n" });
    expect(repository.foundByProcess(["--parser", "reference"])).toEqual([
      "accepted/a.md:21 time-limit",
      "accepted/b.md:5 section-name",
    ]);
  });
});
