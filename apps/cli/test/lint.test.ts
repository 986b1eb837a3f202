/** `rfc lint`, as it is used in a repository. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository, SECTIONS } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");

describe("what is linted", () => {
  test("nothing named: the RFC directory, every document listed", async () => {
    const repository = createRepository({
      "accepted/b.md": CLEAN,
      "accepted/a.md": DEFECT,
      "accepted/README.md": "# What this is\n",
      "docs/other.md": "# Other\n",
    });
    const { status, out, err } = await repository.lint(["--format", "json"]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ version: 1, errors: 0, warnings: 1, infos: 0 });
    expect(report.files.map(({ path, stage }: { path: string; stage: string }) => [path, stage])).toEqual([
      ["accepted/a.md", "full"],
      ["accepted/b.md", "full"],
    ]);
    expect(report.files[0].problems).toEqual([
      {
        rule: "section-name",
        severity: "warning",
        message: 'Found the heading "Motivaton", expected "Motivation". Rename it.',
        line: 5,
        column: 1,
        endLine: 5,
        endColumn: 12,
        fixable: true,
        suggestion: "Motivation",
        url: "https://unpkg.com/rfckit/docs/rules/section-name.md",
      },
    ]);
    expect([status, err]).toEqual([0, ""]);
  });

  test.each([
    ["a file", ["accepted/a.md"], ["accepted/a.md:5 section-name"]],
    ["a folder", ["accepted"], ["accepted/a.md:5 section-name", "accepted/deep/c.md:5 section-name"]],
    [
      "the root means the RFC directory",
      ["."],
      ["accepted/a.md:5 section-name", "accepted/deep/c.md:5 section-name"],
    ],
    ["a pattern", ["accepted/**/c*.md"], ["accepted/deep/c.md:5 section-name"]],
    ["the same twice", ["accepted/a.md", "./accepted/a.md"], ["accepted/a.md:5 section-name"]],
    ["a template is never reported on", ["templates/full.md"], []],
    ["a document elsewhere", ["drafts/x.md"], ["drafts/x.md:1 file-location", "drafts/x.md:5 section-name"]],
  ])("%s", async (_, args, expected) => {
    const repository = createRepository({
      "accepted/a.md": DEFECT,
      "accepted/deep/c.md": DEFECT,
      "drafts/x.md": DEFECT,
      "templates/full.md": SECTIONS.map(
        (name) => `# ${name}\n\nWhat belongs below ${name}, in your words?\n`,
      ).join("\n"),
    });
    expect(await repository.found(args)).toEqual(expected);
  });

  test("from a folder within, paths are what one would type, and the repository's settings hold", async () => {
    const repository = createRepository({
      ".github/rfcbot.yml": "rfcs: { directory: text }\nlint: { rules: { section-name: error } }\n",
      "text/a.md": DEFECT,
    });
    const { status, out } = await repository.lint(["a.md"], { cwd: join(repository.root, "text") });
    expect(status).toBe(1);
    expect(out).toContain("a.md:5:1 error section-name\n");
    expect(out).not.toContain("text/a.md");
  });

  test("standard input, by its name or without one", async () => {
    const repository = createRepository({ "accepted/x.md": CLEAN });
    const named = ["-", "--stdin-filename", "accepted/My_RFC.md"];
    expect(await repository.found(named, { input: DEFECT })).toEqual([
      "accepted/My_RFC.md:1 file-name",
      "accepted/My_RFC.md:5 section-name",
    ]);
    expect(await repository.found(["-"], { input: `${DEFECT}\nSee [x](x.md), [y](y.md).\n` })).toEqual([
      "<stdin>:5 section-name",
      "<stdin>:21 link-relative",
    ]);
  });

  test("in a folder without RFCs it says so", async () => {
    const { status, out, err } = await createRepository().lint();
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^rfc: there is no folder accepted here\. Name the files to lint/u);
  });
});

describe("the stage", () => {
  const DRAFT = "# Motivation\n\nText.\n\n# Proposal sketch\n\nText.\n\n# Open questions\n\nNone.\n";
  const files = {
    ".github/rfcbot.yml":
      "lint:\n  overrides:\n    - { files: accepted/a*.md, stage: full }\n    - { files: accepted/roadmap.md, stage: free, rules: { file-name: off } }\n",
    "accepted/a.md": DRAFT,
    "accepted/b.md": DRAFT,
    "accepted/c.md": `---\nstage: full\n---\n\n${DRAFT}`,
    "accepted/roadmap.md": "# Next year\n\nMuch.\n",
  };

  test("comes from the path, front matter and form, in this order", async () => {
    const { out } = await createRepository(files).lint(["--format", "json"]);
    const stages = JSON.parse(out).files.map((file: { stage: string }) => file.stage);
    expect(stages).toEqual(["full", "draft", "full", "free"]);
  });

  test("and before all else from --stage", async () => {
    const repository = createRepository(files);
    expect(await repository.found(["--stage", "full", "accepted/b.md"])).toEqual([
      "accepted/b.md:5 stage-mismatch",
    ]);
    expect(await repository.found(["--stage", "draft", "accepted/a.md"])).toEqual([]);
  });
});

describe("exit status", () => {
  const ERROR = CLEAN.replace("# Motivation", "# Weather");
  test.each([
    ["no problem", CLEAN, [], 0],
    ["warnings", DEFECT, [], 0],
    ["as many warnings as are allowed", DEFECT, ["--max-warnings", "1"], 0],
    ["more warnings than are allowed", DEFECT, ["--max-warnings", "0"], 1],
    ["more warnings than are allowed, not shown", DEFECT, ["--max-warnings", "0", "--quiet"], 1],
    ["an error", ERROR, [], 1],
    ["an error and a file that isn't there", ERROR, ["accepted/a.md", "nowhere.md"], 2],
  ])("%s", async (_, text, args, expected) => {
    expect((await createRepository({ "accepted/a.md": text }).lint(args)).status).toBe(expected);
  });

  test.each([
    [["--max-warnings", "few"], /--max-warnings is "few", and must be a whole number/u],
    [["--stage", "fulll"], /Allowed choices are draft, full/u],
    [["--format", "xml"], /Allowed choices are/u],
    [["--dry-run"], /--dry-run goes with --fix only/u],
    [["-", "a.md"], /stands alone/u],
    [["-", "--fix"], /--fix can't write to standard input/u],
    [["--explain", "section-mising"], /there is no rule 'section-mising'\. Did you mean section-missing\?/u],
    [["--baseline", "none.json"], /none\.json does not exist\. .*--update-baseline/u],
    [["--config", "none.yml"], /none\.yml does not exist/u],
    [["--changed"], /what changed can't be told|no default branch/u],
    [["--watch", "--fix"], /--watch only looks/u],
    [["--fixx"], /unknown option '--fixx'. Did you mean --fix\?/u],
  ])("%j is told in one line, with exit 2", async (args, words) => {
    const { status, err } = await createRepository({ "accepted/a.md": CLEAN }).lint(args);
    expect(status).toBe(2);
    expect(err).toMatch(words);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

test("the reference parser finds the same", async () => {
  const repository = createRepository({ "accepted/a.md": DEFECT });
  expect(await repository.found(["--parser", "reference"])).toEqual(["accepted/a.md:5 section-name"]);
});

test("--output writes the report whole, and prints nothing", async () => {
  const repository = createRepository({ "accepted/a.md": DEFECT });
  const { status, out } = await repository.lint(["--format", "sarif", "--output", "out.sarif"]);
  expect([status, out]).toEqual([0, ""]);
  expect(JSON.parse(repository.read("out.sarif")).runs[0].results).toHaveLength(1);
  expect((await repository.lint(["--output", "nowhere/x.txt"])).err).toMatch(/there is no such folder/u);
});

test("earlier versions of a template are known from git", async () => {
  const OLD = CLEAN.replace(
    "Text of motivation.",
    "Say which problem this is about, and who has it today, in a few words.",
  );
  const repository = createRepository({ "templates/full.md": OLD, "accepted/a.md": OLD });
  repository.git("init", "-q");
  repository.git("add", ".");
  repository.git("commit", "-qm", "begin");
  repository.write(
    "templates/full.md",
    CLEAN.replaceAll(/Text of .*/gu, "Write it down here, as well as you can."),
  );
  for (const args of [["--no-cache"], [], []]) {
    expect(await repository.found(args)).toContain("accepted/a.md:7 template-hint");
  }
});

test("of all earlier versions of both templates, however often they were changed", async () => {
  const hint = (word: string) => `Say in a few words which ${word} this is about, and who has it today.`;
  const bare = CLEAN.replaceAll(/^Text of .*$/gmu, "");
  const template = (word: string) => bare.replace("# Motivation\n", `# Motivation\n\n${hint(word)}\n`);
  const repository = createRepository({
    "templates/full.md": template("bürde"),
    "templates/draft.md": "# Idea\n",
  });
  repository.git("init", "-q");
  const commit = () => {
    repository.git("add", ".");
    repository.git("commit", "-qm", "change");
  };
  commit();
  repository.write("templates/draft.md", `# Idea\n\n${hint("draft thing")}\n`);
  commit();
  repository.write("templates/full.md", template("question"));
  commit();
  repository.write("templates/draft.md", "# Idea\n");
  repository.write("templates/full.md", bare);
  commit();
  const text = ["bürde", "question", "draft thing"].map((word) => `${hint(word)}\n`).join("\n");
  repository.write("accepted/a.md", `${CLEAN}\n${text}`);
  const found = await repository.found(["--stage", "full"]);
  expect(found.filter((line) => line.endsWith("template-hint"))).toEqual(
    [21, 23, 25].map((line) => `accepted/a.md:${line} template-hint`),
  );
});

test("the report for people", async () => {
  const repository = createRepository({ "accepted/a.md": DEFECT.replace("Text of proposal.", "![](x.png)") });
  const { out } = await repository.lint();
  expect(out).toMatchInlineSnapshot(`
    "accepted/a.md:5:1 warning section-name
      Found the heading "Motivaton", expected "Motivation". Rename it.
      5 │ # Motivaton
        │ ~~~~~~~~~~~
      = \`--fix\` puts it right

    accepted/a.md:11:1 error link-relative
      There is no "accepted/x.png" in the repository. Put the link right, or take it out.
      11 │ ![](x.png)
         │ ~~~~~~~~~~

    accepted/a.md:11:1 warning image-alt
      The picture has no text alternative. Say in its brackets what it shows: "![what it shows](…)".
      11 │ ![](x.png)
         │ ~~~~~~~~~~

    1 document: 1 error, 2 warnings. 1 can be put right by \`rfc lint --fix\`.
    "
  `);
});
