/** `rfc promote`, as an author would use it. What becomes of a text is tested beside `promote` itself. */
import { describe, expect, test } from "vitest";
import { createFolder } from "./folder.ts";

const DRAFT =
  "# Motivation\n\nSnow.\n\n# Proposal sketch\n\nA tunnel.\n\n# Alternatives we know\n\nA bridge.\n\n# Open questions\n\nWho clears it?\n";
const FILE = "accepted/tunnel.md";
const repository = (text = DRAFT, more = {}) => createFolder({ [FILE]: text, ...more });

test("what is added is said, with what to do next", async () => {
  const { rfc } = repository();
  expect(await rfc(["promote", FILE])).toMatchInlineSnapshot(`
    {
      "err": ""Proposal sketch" (line 11) stays as it is, and makes this a draft as long as it is there. Work it into "Summary", "Proposal" and "Rationale and alternatives", and take it out.
    If "Alternatives we know" (line 15) is what is meant by "Rationale and alternatives", give it that name, and take the added section out.
    Next: write your own text in place of the template's; what is left to do says \`rfc lint --stage full accepted/tunnel.md\`. Then mark the pull request as ready for review.
    ",
      "out": "accepted/tunnel.md:1: added Summary
    accepted/tunnel.md:19: added Proposal
    accepted/tunnel.md:25: added Rationale and alternatives
    ",
      "status": 0,
    }
  `);
});

test("a second time nothing is changed, and it is well", async () => {
  const { rfc, read } = repository();
  await rfc(["promote", FILE]);
  const once = read(FILE);
  expect(await rfc(["promote", FILE])).toMatchInlineSnapshot(`
    {
      "err": "accepted/tunnel.md has every section of a full RFC already; nothing was changed.
    "Proposal sketch" (line 11) stays as it is, and makes this a draft as long as it is there. Work it into the other sections, and take it out.
    ",
      "out": "",
      "status": 0,
    }
  `);
  expect(read(FILE)).toBe(once);
});

test("--dry-run prints a patch that git takes, and changes nothing", async () => {
  const { rfc, read, write, git, commit } = repository(DRAFT.replaceAll("\n", "\r\n"));
  commit();
  const { status, out, err } = await rfc(["promote", "--dry-run", FILE]);
  expect([status, err.endsWith("\nNothing was written.\n")]).toEqual([0, true]);
  expect(git("status", "--porcelain")).toBe("");
  write("../change.patch", out);
  git("apply", "--whitespace=nowarn", "../change.patch");
  const patched = read(FILE);
  git("checkout", "--quiet", FILE);
  await rfc(["promote", FILE]);
  expect(patched).toBe(read(FILE));
  expect(patched).not.toMatch(/[^\r]\n/u);
});

test("afterwards lint says what is left to write", async () => {
  const { rfc } = repository();
  await rfc(["promote", FILE]);
  const { out } = await rfc(["lint", "--stage", "full", "--format", "json", "--no-cache", FILE]);
  const [report] = (JSON.parse(out) as { files: { problems: { rule: string }[] }[] }).files;
  expect(report?.problems.map(({ rule }) => rule)).toEqual([
    "template-hint",
    "stage-mismatch",
    "template-hint",
    "template-hint",
  ]);
});

test("for programs", async () => {
  const { rfc, read } = repository(`---\nstage: draft\n---\n\n${DRAFT}`);
  const before = read(FILE);
  const dry = await rfc(["promote", "--format", "json", "--dry-run", FILE]);
  expect(read(FILE)).toBe(before);
  expect(JSON.parse(dry.out)).toEqual({
    version: 1,
    path: FILE,
    added: [
      { section: "Summary", line: 5, near: null },
      { section: "Proposal", line: 23, near: null },
      {
        section: "Rationale and alternatives",
        line: 29,
        near: { section: "Alternatives we know", line: 19 },
      },
    ],
    sketches: [{ section: "Proposal sketch", line: 15 }],
    stageSet: true,
    changed: true,
    written: false,
  });
  expect(dry.err).toBe("");
  const done = JSON.parse((await rfc(["promote", "--format", "json", FILE])).out);
  expect(done).toEqual({ ...JSON.parse(dry.out), written: true });
  expect(read(FILE)).toContain("stage: full\n");
});

describe("what is no draft, or can't be read, is refused in one line and left alone", () => {
  const full = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"]
    .map((name) => `# ${name}\n\nText.\n`)
    .join("\n");
  test.each([
    [
      "a full RFC",
      full,
      "is no draft: it has every section of a full RFC already. `rfc lint accepted/tunnel.md` says what else is wrong.",
    ],
    [
      "a full RFC that lacks something",
      full.replace("# Summary", "# Abstract"),
      'is no draft: it has no "Proposal sketch", and no front matter says `stage: draft`. `rfc lint --stage full accepted/tunnel.md` says what it lacks as a full RFC.',
    ],
    [
      "something else",
      "# Plans\n\nMany.\n",
      'is no draft: it has no "Proposal sketch", and no front matter says `stage: draft`. `rfc lint --stage full accepted/tunnel.md` says what it lacks as a full RFC.',
    ],
    [
      "what isn't closed at its end",
      "# Proposal sketch\n\n```\nA tunnel.\n",
      'can\'t be promoted: what is added ("Summary", "Motivation", "Proposal", "Rationale and alternatives" and "Open questions") would become part of something that isn\'t closed, such as a code block or a comment. Close it, and run this again.',
    ],
    [
      "what is too long",
      `${DRAFT}${"long ".repeat(60_000)}`,
      "is too long, or would take too long to read. `rfc lint accepted/tunnel.md` says more.",
    ],
    ["what is no text", "\0\0", "is a binary file, and a text is expected here."],
  ])("%s", async (_, text, line) => {
    const { rfc, read } = repository(text);
    expect(await rfc(["promote", FILE])).toEqual({ status: 2, out: "", err: `rfc: ${FILE} ${line}\n` });
    expect(read(FILE)).toBe(text);
  });
  test.each([
    [[], "missing required argument 'file'. See `rfc help promote`."],
    [["no.md"], "no.md does not exist. Name the draft's file."],
    [["accepted"], "accepted is a folder, and a file is expected here."],
    [
      [FILE, FILE],
      `too many arguments for 'promote'. Expected 1 argument but got 2: ${FILE}, ${FILE}. See \`rfc help promote\`.`,
    ],
    [
      ["templates/draft.md"],
      "templates/draft.md is a template, and no RFC. `rfc new` begins an RFC from it.",
    ],
    [
      ["free/plan.md"],
      "free/plan.md follows no template: the configuration says so (lint.overrides, stage: free). There is nothing to add.",
    ],
  ])("rfc promote %j", async (args, line) => {
    const { rfc, files, read } = repository(DRAFT, {
      "templates/draft.md": DRAFT,
      "free/plan.md": DRAFT,
      ".github/rfcbot.yml": 'lint: { overrides: [{ files: "free/*.md", stage: free }] }\n',
    });
    expect(await rfc(["promote", ...args])).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
    for (const path of files().filter((each) => each.endsWith(".md"))) expect(read(path)).toBe(DRAFT);
  });
  test("a broken configuration may say where the templates are", async () => {
    const { rfc } = repository(DRAFT, {
      ".github/rfcbot.yml": "rfcs: { templates: { full: forms/full.md } }\n",
    });
    expect((await rfc(["promote", FILE])).err).toBe(
      "rfc: forms/full.md does not exist, and the configuration names it as the full template.\n",
    );
  });
});
