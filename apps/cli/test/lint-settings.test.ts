/** What the configuration and the options of `rfc lint` change, one by one. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");
const CONFIG = ".github/rfcbot.yml";

describe("the configuration", () => {
  test.each([
    ["optional, and there is none", "optional", "", []],
    ["required, and there is none", "required", "", ["accepted/a.md:1 front-matter"]],
    ["required, and it is there", "required", "---\ntitle: A\n---\n\n", []],
    ["forbidden, and it is there", "forbidden", "---\ntitle: A\n---\n\n", ["accepted/a.md:1 front-matter"]],
    ["forbidden, and there is none", "forbidden", "", []],
  ])("front matter is %s", async (_, setting, front, expected) => {
    const repository = createRepository({
      [CONFIG]: `lint: { front-matter: ${setting} }\n`,
      "accepted/a.md": front + CLEAN,
    });
    expect(await repository.found()).toEqual(expected);
  });

  test("a rule's severity, for all documents and for some; the last override counts", async () => {
    const repository = createRepository({
      [CONFIG]: `lint:
  rules: { section-name: error, repeated-word: info }
  overrides:
    - { files: "accepted/old/**", rules: { section-name: off } }
    - { files: "accepted/{old,new}/b.md", rules: { section-name: info } }
`,
      "accepted/a.md": DEFECT.replace("Text of", "Text text of"),
      "accepted/old/a.md": DEFECT,
      "accepted/old/b.md": DEFECT,
    });
    const { out } = await repository.lint(["--format", "json"]);
    const said = JSON.parse(out).files.map(
      ({ path, problems }: { path: string; problems: { rule: string; severity: string }[] }) => [
        path,
        ...problems.map(({ rule, severity }) => `${severity} ${rule}`),
      ],
    );
    expect(said).toEqual([
      ["accepted/a.md", "info repeated-word", "error section-name"],
      ["accepted/old/a.md"],
      ["accepted/old/b.md", "info section-name"],
    ]);
  });

  test("what is off is not fixed", async () => {
    const repository = createRepository({
      [CONFIG]: "lint: { rules: { section-name: off } }\n",
      "accepted/a.md": DEFECT,
    });
    await repository.lint(["--fix"]);
    expect(repository.read("accepted/a.md")).toBe(DEFECT);
  });

  test("another file of it, from the folder one is in", async () => {
    const repository = createRepository({
      "accepted/a.md": DEFECT,
      "deep/other.yml": "lint: { rules: { section-name: off } }\n",
    });
    expect(await repository.found(["--config", "deep/other.yml"])).toEqual([]);
    const cwd = join(repository.root, "deep");
    expect(await repository.found(["--config", "other.yml", "../accepted"], { cwd })).toEqual([]);
  });
});

describe("the options", () => {
  test("--quiet shows errors only, and counts what is there", async () => {
    const text = `${DEFECT}\n[x](gone.md)\n`;
    const repository = createRepository({ "accepted/a.md": text });
    expect(await repository.found(["--quiet"])).toEqual(["accepted/a.md:21 link-relative"]);
    expect(JSON.parse((await repository.lint(["--quiet", "--format", "json"])).out)).toMatchObject({
      errors: 1,
      warnings: 1,
    });
    const { out } = await repository.lint(["--quiet"]);
    expect(out).not.toContain("section-name");
    expect(out).toContain("1 document: 1 error, 1 warning.");
  });

  test("--rules lists each rule in the table's order, with what it is by default", async () => {
    const { status, out } = await createRepository().lint(["--rules"]);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/u));
    expect([status, lines.map(([id, severity]) => [id, severity])]).toEqual([
      0,
      RULES.map(({ id, severity }) => [id, severity]),
    ]);
    expect(lines.filter((line) => line.join().includes("(fixable)"))).toHaveLength(
      RULES.filter(({ fixable }) => fixable).length,
    );
  });

  test.each(RULES.map(({ id }) => id))("--explain %s prints its page", async (id) => {
    const { status, out } = await createRepository().lint(["--explain", id]);
    expect([status, out.split("\n")[0]]).toEqual([0, `# \`${id}\``]);
    expect(out).toMatch(/^Bad, .*^Good, /msu);
  });

  test("- with --fix and --dry-run prints a patch, or nothing", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN });
    const args = ["-", "--fix", "--dry-run", "--stdin-filename", "accepted/a.md"];
    const { status, out } = await repository.lint(args, { input: DEFECT });
    expect([status, out]).toEqual([
      0,
      expect.stringContaining("--- a/accepted/a.md\n+++ b/accepted/a.md\n@@"),
    ]);
    expect(await repository.lint(args, { input: CLEAN })).toEqual({ status: 0, out: "", err: "" });
  });

  test("--fix leaves templates alone", async () => {
    const template = CLEAN.replace("# Proposal", "# Proposal\n[x]: #nowhere");
    const repository = createRepository({ "templates/full.md": template, "accepted/a.md": CLEAN });
    expect(await repository.lint(["--fix", "templates/full.md"])).toMatchObject({ status: 0, err: "" });
    expect(repository.read("templates/full.md")).toBe(template);
  });

  test("--fix tells of what is left, and exits by it", async () => {
    const repository = createRepository({ "accepted/a.md": `${DEFECT}\n[x](gone.md)\n` });
    const { status, out } = await repository.lint(["--fix", "--format", "json"]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ errors: 1, warnings: 0 });
  });
});

describe("--baseline", () => {
  const args = ["--baseline", "b.json"];

  test("each problem is known as often as it was there", async () => {
    const one = `${CLEAN}\n[x](gone.md)\n`;
    const repository = createRepository({ "accepted/a.md": one });
    await repository.lint([...args, "--update-baseline"]);
    expect(await repository.found(args)).toEqual([]);
    repository.write("accepted/a.md", `[x](gone.md)\n\n${one}`);
    expect(await repository.found(args)).toEqual(["accepted/a.md:23 link-relative"]);
    repository.write("accepted/b.md", one);
    expect(await repository.found(args)).toContain("accepted/b.md:21 link-relative");
  });

  test("what is known counts for nothing, in no form of the report", async () => {
    const repository = createRepository({ "accepted/a.md": `${DEFECT}\n[x](gone.md)\n` });
    await repository.lint([...args, "--update-baseline"]);
    for (const format of ["pretty", "json", "sarif", "github", "junit", "checkstyle"]) {
      const { status, out } = await repository.lint([...args, "--format", format, "--max-warnings", "0"]);
      expect([format, status]).toEqual([format, 0]);
      expect(out).not.toContain("gone.md");
    }
  });

  test("what is gone is told, on standard error where the report has no place for it", async () => {
    const repository = createRepository({ "accepted/a.md": `${DEFECT}\n[x](gone.md)\n` });
    await repository.lint([...args, "--update-baseline"]);
    repository.write("accepted/a.md", DEFECT);
    const lines = [
      "1 problem of the baseline is not shown.",
      "1 problem of the baseline is gone. Run `rfc lint --update-baseline --baseline b.json` to keep it so.",
    ];
    expect((await repository.lint(args)).out).toContain(lines.join("\n"));
    const { err } = await repository.lint([...args, "--format", "json"]);
    expect(err).toBe(lines.map((line) => `rfc: ${line}\n`).join(""));
  });

  test("what is updated is what was linted, and what isn't there any more is forgotten", async () => {
    const files = { "accepted/a.md": DEFECT, "accepted/b.md": DEFECT, "accepted/c.md": DEFECT };
    const repository = createRepository(files);
    await repository.lint([...args, "--update-baseline"]);
    rmSync(join(repository.root, "accepted/c.md"));
    repository.write("accepted/a.md", CLEAN);
    repository.write("accepted/b.md", CLEAN);
    await repository.lint([...args, "--update-baseline", "accepted/a.md"]);
    expect(Object.keys(JSON.parse(repository.read("b.json")).files)).toEqual(["accepted/b.md"]);
  });
});

describe("--changed", () => {
  test("from a folder within, with names of all kinds, what was renamed and what was deleted", async () => {
    const names = [
      "accepted/a b.md",
      "accepted/\u00e4\u00f6.md",
      'accepted/q".md',
      "accepted/old.md",
      "accepted/gone.md",
    ];
    const repository = createRepository(Object.fromEntries(names.map((name) => [name, CLEAN])));
    repository.git("init", "-q", "-b", "trunk");
    repository.git("add", ".");
    repository.git("commit", "-qm", "begin");
    repository.git("checkout", "-qb", "idea");
    for (const name of names.slice(0, 3)) repository.write(name, DEFECT);
    repository.git("mv", "accepted/old.md", "accepted/new.md");
    repository.git("rm", "-q", "accepted/gone.md");
    repository.write("accepted/new.md", DEFECT);
    repository.write("accepted/unknown.md", DEFECT);
    repository.write("accepted/ignored.md", DEFECT);
    repository.write(".gitignore", "ignored.md\n");
    mkdirSync(join(repository.root, "accepted/deep"));
    const lines = (
      await repository.found(["--changed", "trunk", ".."], { cwd: join(repository.root, "accepted/deep") })
    ).filter((line) => line.endsWith("section-name"));
    expect(lines).toEqual(
      [...names.slice(0, 3), "accepted/new.md", "accepted/unknown.md"]
        .sort()
        .map((name) => `${name}:5 section-name`),
    );
  });

  test("the base is where the branch left it, not where it is now; the remote's default branch where none is named", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN });
    repository.git("init", "-q", "-b", "trunk");
    repository.git("add", ".");
    repository.git("commit", "-qm", "begin");
    repository.git("branch", "idea");
    repository.write("accepted/later.md", DEFECT);
    repository.git("add", ".");
    repository.git("commit", "-qm", "meanwhile");
    repository.git("update-ref", "refs/remotes/origin/trunk", "trunk");
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    repository.git("checkout", "-q", "idea");
    repository.write("accepted/a.md", DEFECT);
    for (const args of [["--changed"], ["--changed", "trunk"]])
      expect(await repository.found(args)).toEqual(["accepted/a.md:5 section-name"]);
  });
});
