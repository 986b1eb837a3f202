/** `rfc new`, as an author would use it: in an empty folder, in an RFC repository, in a pipe, and called wrongly. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_TEMPLATES } from "@rfckit/lint";
import { describe, expect, test } from "vitest";
import { createFile } from "../src/files/create-file.ts";
import { begin } from "../src/new/begin.ts";
import { fileStem } from "../src/new/file-name.ts";
import { readNewRequest } from "../src/new/request.ts";
import { captureIo } from "./captured-io.ts";
import { createFolder } from "./folder.ts";

const CONFIGURATION = "projects:\n  p: { groups: { A: [a], B: [b] } }\n";
const repository = (more = {}) => createFolder({ ".github/rfcbot.yml": CONFIGURATION, ...more });

test("a draft of the shipped template: the path on standard output, the rest beside it", async () => {
  const { rfc, read, files } = repository();
  expect(await rfc(["new", "Fuel accounting"])).toMatchInlineSnapshot(`
    {
      "err": "A draft RFC, made from the shipped template.
    Next: write your own text in place of the template's, look at it with \`rfc lint accepted/fuel-accounting.md\`, and open a draft pull request that adds it.
    ",
      "out": "accepted/fuel-accounting.md
    ",
      "status": 0,
    }
  `);
  expect(read("accepted/fuel-accounting.md")).toBe(
    DEFAULT_TEMPLATES.draft.replace("<!-- rfc: optional -->\n\n", ""),
  );
  expect(files()).toEqual([".github/rfcbot.yml", "accepted/fuel-accounting.md"]);
});

test("a full one; words needn't be quoted, and paths are those of the folder one is in", async () => {
  const { rfc, read } = repository({ "docs/notes.md": "" });
  const { status, out, err } = await rfc(["new", "--full", "Fuel", "accounting"], { cwd: "docs" });
  expect([status, out]).toEqual([0, "../accepted/fuel-accounting.md\n"]);
  expect(err).toContain("open a pull request that adds it.\n");
  expect(read("accepted/fuel-accounting.md")).toBe(DEFAULT_TEMPLATES.full);
});

test("lint has nothing to say of it but that the template's text is still there", async () => {
  const { rfc } = repository();
  await rfc(["new", "A draft"]);
  await rfc(["new", "--full", "A full one"]);
  const { out } = await rfc(["lint", "--format", "json", "--no-cache"]);
  const { files } = JSON.parse(out) as {
    files: { path: string; stage: string; problems: { rule: string; severity: string }[] }[];
  };
  expect(files.map(({ path, stage }) => [path, stage])).toEqual([
    ["accepted/a-draft.md", "draft"],
    ["accepted/a-full-one.md", "full"],
  ]);
  const found = files.flatMap(({ stage, problems }) =>
    problems.map(({ rule, severity }) => `${stage} ${rule} ${severity}`),
  );
  expect([...new Set(found)]).toEqual(["draft template-hint warning", "full template-hint error"]);
});

const TEMPLATE = `---
title:
authors: []
start:
stage:
---

# RFC: {title}
<!-- rfc: free -->

## Why

Say why.
`;

describe("the repository's own template", () => {
  const own = {
    ".github/rfcbot.yml": `${CONFIGURATION}rfcs:\n  directory: text\n  templates: { draft: forms/idea.md, full: forms/idea.md }\n`,
    "forms/idea.md": TEMPLATE,
  };
  test("is filled in, at the day that the clock says, with who git says that it is", async () => {
    const { root, read, git } = repository(own);
    git("init", "--quiet");
    git("config", "user.name", "Ana Lima");
    const { io, out, err } = captureIo("", root);
    const request = readNewRequest(["Fuel: how", "much?"], { format: "pretty" });
    expect(await begin(request, io, Date.UTC(2026, 0, 5, 23, 59))).toBe(0);
    expect(out()).toBe("text/fuel-how-much.md\n");
    expect(err()).toContain("A draft RFC, made from forms/idea.md.\n");
    expect(read("text/fuel-how-much.md")).toBe(`---
title: "Fuel: how much?"
authors: [Ana Lima]
start: 2026-01-05
stage: draft
---

# RFC: Fuel: how much?

## Why

Say why.
`);
  });
  test("authors may be named, and where nobody is known the template's stay", async () => {
    const { rfc, git } = repository(own);
    git("init", "--quiet");
    // Whatever the machine's own settings say.
    git("config", "user.name", "");
    const named = await rfc(["new", "--stdout", "--author", "ana", "--author", "Ben, Jr.", "x"]);
    expect(named.out).toContain('authors: [ana, "Ben, Jr."]\n');
    expect((await rfc(["new", "--stdout", "x"])).out).toContain("authors: []\n");
  });
});

describe("names of files", () => {
  test.each([
    ["Fuel accounting", "fuel-accounting"],
    ["  WebAssembly GC, don't panic! ", "webassembly-gc-dont-panic"],
    ["Größe & Żółć", "grosse-and-zolc"],
    ["Учёт топлива", "uchet-topliva"],
    ["燃料计量 v2", "ran-liao-ji-liang-v2"],
    ["연료", "yeon-lyo"],
    ["وقود", "wqwd"],
    ["wasmtime 3.0", "wasmtime-3-0"],
    ["🦀 crabs", "crab-crabs"],
    ["a".repeat(300), "a".repeat(80)],
    ["word ".repeat(50), Array(16).fill("word").join("-")],
    ["!?", null],
    ["\u200b", null],
  ])("%j is %j", async (title, stem) => expect(await fileStem(title)).toBe(stem));
  test("a title that is a folder's own description is none", async () => {
    expect((await repository().rfc(["new", "README"])).out).toBe("accepted/the-readme.md\n");
  });
});

describe("nothing is overwritten", () => {
  test("what is there stays, and a free name is offered", async () => {
    const { rfc, read } = repository({ "accepted/x.md": "mine", "accepted/x-2.md": "too" });
    for (const args of [["x"], ["--dry-run", "x"], ["--file", "accepted/x.md", "y"]])
      expect(await rfc(["new", ...args])).toEqual({
        status: 2,
        out: "",
        err: "rfc: accepted/x.md is there already, and stays as it is. accepted/x-3.md is free: add `--file accepted/x-3.md`, or choose another title.\n",
      });
    expect(read("accepted/x.md")).toBe("mine");
  });
  test("neither a link that leads nowhere nor a folder is written over", async () => {
    const { rfc, root, has } = repository({ "accepted/a.md/in": "" });
    symlinkSync("nowhere.md", join(root, "accepted/b.md"));
    expect((await rfc(["new", "a"])).err).toContain("accepted/a.md is there already");
    expect((await rfc(["new", "b"])).err).toContain("accepted/b.md is there already");
    expect(has("accepted/nowhere.md")).toBe(false);
  });
  test("of several at once one makes it, whole, and the others are told", async () => {
    const { root, read } = repository({ "accepted/other.md": "" });
    const main = join(import.meta.dirname, "../src/main.ts");
    const run = () =>
      new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [main, "new", "Race"], { cwd: root, stdio: "ignore" });
        child.on("close", resolve);
      });
    const statuses = await Promise.all([run(), run(), run()]);
    expect(statuses.sort()).toEqual([0, 2, 2]);
    expect(read("accepted/race.md").endsWith("should be heard.\n")).toBe(true);
    expect(readdirSync(join(root, "accepted")).sort()).toEqual(["other.md", "race.md"]);
  });
  test("a file is made whole or not at all", () => {
    const { root, read, files } = createFolder({ "a.md": "old" });
    expect(createFile(join(root, "a.md"), "new")).toBe("exists");
    expect(createFile(join(root, "b.md"), "new")).toBe("created");
    expect([read("a.md"), read("b.md")]).toEqual(["old", "new"]);
    expect(createFile(join(root, "no/b.md"), "new")).toEqual({
      why: "can't be written: there is no such folder.",
    });
    expect(createFile(join(root, "a.md/b.md"), "new")).toEqual({
      why: "can't be written: a file is in the way.",
    });
    expect(files()).toEqual(["a.md", "b.md"]);
  });
});

describe("without making a file", () => {
  test("--stdout prints the document and nothing else, anywhere", async () => {
    const { rfc, files } = createFolder();
    expect(await rfc(["new", "--stdout", "--full", "x"])).toEqual({
      status: 0,
      out: DEFAULT_TEMPLATES.full,
      err: "",
    });
    expect(files()).toEqual([]);
  });
  test("--dry-run says where it would be", async () => {
    const { rfc, files } = repository();
    expect(await rfc(["new", "--dry-run", "x"])).toEqual({
      status: 0,
      out: "accepted/x.md\n",
      err: "A draft RFC would be made from the shipped template. Nothing was written.\n",
    });
    expect(files()).toEqual([".github/rfcbot.yml"]);
  });
  test("--format json says the same for programs", async () => {
    const { rfc, has } = repository({ "templates/full.md": TEMPLATE });
    const ran = async (...args: string[]) =>
      JSON.parse((await rfc(["new", "--format", "json", ...args])).out);
    expect(await ran("--full", "--author", "ana", "Fuel")).toEqual({
      version: 1,
      path: "accepted/fuel.md",
      title: "Fuel",
      stage: "full",
      template: "templates/full.md",
      filled: ["title", "authors", "start", "stage", "heading"],
      written: true,
    });
    expect(await ran("--dry-run", "Oil")).toMatchObject({ template: null, filled: [], written: false });
    expect([has("accepted/fuel.md"), has("accepted/oil.md")]).toEqual([true, false]);
  });
});

describe("--file", () => {
  test("is where it goes; another place than the RFC directory is remarked on", async () => {
    const { rfc } = repository({ "docs/a.md": "" });
    expect((await rfc(["new", "--file", "accepted/other.md", "x"])).out).toBe("accepted/other.md\n");
    const { status, out, err } = await rfc(["new", "--file", "x.md", "x"], { cwd: "docs" });
    expect([status, out]).toEqual([0, "x.md\n"]);
    expect(err).toContain('rfc: The RFC is in "docs". Move it to "accepted/x.md".\n');
  });
  test.each([
    [
      "Fuel.md",
      `Fuel.md can't be the name of an RFC. The file's name is "Fuel.md". Name it "fuel.md": lower-case words with hyphens between them.`,
    ],
    [
      "fuel.txt",
      `fuel.txt can't be the name of an RFC. The file's name is "fuel.txt". Name it "fuel.md": lower-case words with hyphens between them.`,
    ],
    ["no/fuel.md", "no/fuel.md can't be written: there is no such folder."],
  ])("%s is refused", async (file, line) => {
    const { rfc, files } = createFolder();
    expect(await rfc(["new", "--file", file, "x"])).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
    expect(files()).toEqual([]);
  });
});

describe("wrong arguments: one line on standard error, exit 2", () => {
  test.each([
    [[], 'a title is needed, as in `rfc new "Fuel accounting"`.'],
    [[""], "the title is empty. Say in a few words what the RFC is about. See `rfc help new`."],
    [["a\nb"], "the title must be one line, without control characters. See `rfc help new`."],
    [["a".repeat(251)], "the title is 251 characters long. 250 are enough. See `rfc help new`."],
    [
      ["?!"],
      "no file can be named after this title, for nothing of it can be written in Latin letters. Name the file with --file.",
    ],
    [
      ["--stdout", "--file", "a.md", "x"],
      "--stdout makes no file, so --file says nothing. Leave one out. See `rfc help new`.",
    ],
    [
      ["--stdout", "--dry-run", "x"],
      "--stdout makes no file, so --dry-run says nothing. Leave one out. See `rfc help new`.",
    ],
    [
      ["--stdout", "--format", "json", "x"],
      "--stdout prints the document, so --format json can't be had with it. Leave one out. See `rfc help new`.",
    ],
    [["--author", " ", "x"], '--author found " ", expected a name on one line. See `rfc help new`.'],
    [["--draft", "x"], "unknown option '--draft'. See `rfc help new`."],
  ])("rfc new %j", async (args, line) => {
    const { rfc, files } = repository();
    expect(await rfc(["new", ...args])).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
    expect(files()).toEqual([".github/rfcbot.yml"]);
  });
  test("in a folder that is no RFC repository", async () => {
    const { rfc, files } = createFolder({ "notes.txt": "" });
    expect(await rfc(["new", "x"])).toEqual({
      status: 2,
      out: "",
      err: "rfc: this is no RFC repository: there is neither .github/rfcbot.yml nor a folder accepted. Make it one with `rfc init`, or say with --file where the RFC goes.\n",
    });
    expect(files()).toEqual(["notes.txt"]);
  });
  test("where the configuration is broken, nobody knows where it should go", async () => {
    const { rfc, files } = createFolder({ ".github/rfcbot.yml": "rfcs: 3\n" });
    const { status, err } = await rfc(["new", "x"]);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/^rfc: \.github\/rfcbot\.yml:1:7: Found [^\n]+\n$/u),
    ]);
    expect(files()).toEqual([".github/rfcbot.yml"]);
  });
  test("where a file is in the folder's place", async () => {
    const { rfc } = repository({ accepted: "a file" });
    expect((await rfc(["new", "x"])).err).toBe(
      "rfc: the folder accepted can't be made: a file is in the way.\n",
    );
  });
  test("where nothing can be written", async () => {
    const { rfc, root } = repository();
    mkdirSync(join(root, "accepted"), { mode: 0o500 });
    // Nobody forbids root anything.
    if (process.getuid?.() === 0) return expect((await rfc(["new", "x"])).status).toBe(0);
    expect((await rfc(["new", "x"])).err).toBe(
      "rfc: accepted/x.md can't be written: you have no permission.\n",
    );
  });
});
