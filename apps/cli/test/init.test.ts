/** `rfc init`, as somebody who sets up an RFC repository would use it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { scan } from "@rfckit/commands";
import { readConfiguration } from "@rfckit/config";
import { DEFAULT_TEMPLATES } from "@rfckit/lint";
import { WORKFLOWS } from "@rfckit/starter";
import { describe, expect, test } from "vitest";
import { createFolder } from "./folder.ts";

const WHO = ["--project", "project-tunnel", "--group", "North: ana, @ben#7", "--group", "South: acme/south"];
const ALL = [
  ".github/rfcbot.yml",
  ".github/workflows/rfc-lint.yml",
  ".github/workflows/rfc-process.yml",
  ".github/workflows/rfc-reviews.yml",
  "README.md",
  "accepted/.gitkeep",
  "templates/draft.md",
  "templates/full.md",
];

test("in an empty folder, with all that has to be said", async () => {
  const { rfc, files, read } = createFolder();
  const { status, out, err } = await rfc(["init", "--yes", ...WHO]);
  expect(status).toBe(0);
  expect(out.split("\n").filter(Boolean).sort()).toEqual(ALL);
  expect(err).toMatchInlineSnapshot(`
    "This is an RFC repository now. Next:
      1. Read README.md and .github/rfcbot.yml, and make them your own. \`rfc config pin\` writes people's ids behind their logins, which may change hands.
      2. Commit all of it, and push it to the default branch.
      3. Make the label on GitHub: gh label create project-tunnel
      4. Make the secret that signs what the bot remembers, and keep what this shows: openssl rand -hex 32 | tee /dev/stderr | gh secret set RFC_RECEIPT_SECRET
      5. List the members of acme/south by name: the workflow's own token can't read teams
      6. Begin with the first RFC: rfc new "Its title"
    "
  `);
  expect(files()).toEqual(ALL);
  const configuration = readConfiguration(read(".github/rfcbot.yml"));
  expect(configuration).toMatchObject({
    ok: true,
    value: {
      projects: [
        {
          label: "project-tunnel",
          groups: [
            { name: "North", members: [{ login: "ana" }, { login: "ben", id: 7 }] },
            { name: "South", team: "acme/south" },
          ],
        },
      ],
    },
  });
  expect(read("templates/draft.md")).toBe(DEFAULT_TEMPLATES.draft);
  for (const { name, text } of WORKFLOWS) expect(read(`.github/workflows/${name}`)).toBe(text);
});

test("the README has commands that the bot knows, by the name that it has here", async () => {
  const { rfc, read, write } = createFolder();
  write(".github/rfcbot.yml", 'mentions: ["@acme-bot"]\nprojects: { p: { groups: { A: [a], B: [b] } } }\n');
  await rfc(["init", "--yes", "--app"]);
  const readme = read("README.md");
  expect(readme).not.toMatch(/@rfcbot|workflows/u);
  const typed = [...readme.matchAll(/`(@acme-bot [^`]+)`/gu)].map(([, command = ""]) => command);
  expect(typed.length).toBeGreaterThan(10);
  for (const command of typed)
    expect(scan(command, { mentions: ["@acme-bot"] }).commands).toEqual([
      expect.not.objectContaining({ error: expect.anything() }),
    ]);
});

test("a second time there is nothing to add", async () => {
  const { rfc, files } = createFolder();
  await rfc(["init", "--yes", ...WHO]);
  for (const args of [[], ["--yes"], ["--dry-run"]])
    expect(await rfc(["init", ...args])).toEqual({
      status: 0,
      out: "",
      err: "Everything is there already: nothing was added.\n",
    });
  expect(files()).toEqual(ALL);
});

test("without --yes a pipe gets the plan, and is told what to do", async () => {
  const { rfc, files, root } = createFolder({ "readme.txt": "mine" });
  const { status, out, err } = await rfc(["init"]);
  expect(status).toBe(2);
  expect(out.replace(root, "/ROOT")).toMatchInlineSnapshot(`
    "/ROOT
        keep  README.md                          what an RFC is here, and how it goes
      + add   .github/rfcbot.yml                 who decides, and how
      + add   templates/draft.md                 the form of a draft
      + add   templates/full.md                  the form of a full RFC
      + add   accepted/.gitkeep                  the folder that RFCs are added to
      + add   .github/workflows/rfc-lint.yml     checks the RFCs of a pull request
      + add   .github/workflows/rfc-process.yml  runs the process: motions, sign-offs, the decision
      + add   .github/workflows/rfc-reviews.yml  lets the process know of reviews
    "
  `);
  expect(err).toBe(
    'rfc: nothing was written. It isn\'t known who decides. Run it again with --yes, --project LABEL and two groups, such as --group "North: ana, ben" --group "South: cho".\n',
  );
  expect((await rfc(["init", ...WHO])).err).toBe("rfc: nothing was written. Run it again with --yes.\n");
  expect((await rfc(["init", "--yes"])).status).toBe(2);
  expect(await rfc(["init", "--dry-run"])).toEqual({ status: 0, out, err: "Nothing was written.\n" });
  expect(files()).toEqual(["readme.txt"]);
});

test("what is there stays as it is, and where the configuration says is where things go", async () => {
  const mine = {
    "README.md": "mine",
    ".github/rfcbot.yml":
      "projects: { p: { groups: { A: [a], B: [b] } } }\nrfcs: { directory: text, templates: { draft: forms/idea.md } }\n",
    "text/old.md": "mine",
    "templates/full.md": "mine",
    ".github/workflows/rfc-lint.yml": "mine",
  };
  const { rfc, files, read } = createFolder(mine);
  expect((await rfc(["init", "--yes"])).status).toBe(0);
  for (const [path, text] of Object.entries(mine)) expect(read(path)).toBe(text);
  expect(files()).toEqual(
    [
      ...Object.keys(mine),
      "forms/idea.md",
      ".github/workflows/rfc-process.yml",
      ".github/workflows/rfc-reviews.yml",
    ].sort(),
  );
});

test("--app leaves out the workflows, for two bots would answer", async () => {
  const { rfc, files } = createFolder();
  const { err } = await rfc(["init", "--yes", "--app", ...WHO]);
  expect(files().filter((path) => path.includes("workflows"))).toEqual([]);
  expect(err).toContain("Install your App on the repository");
  expect(err).not.toContain("RFC_RECEIPT_SECRET");
});

test("another folder, which needn't be there", async () => {
  const { rfc, files } = createFolder();
  const { out, err } = await rfc(["init", "--yes", ...WHO, "rfcs"]);
  expect(out.split("\n")[0]).toBe("rfcs/README.md");
  expect(err).toContain("Begin there with the first RFC");
  expect(files()).toEqual(ALL.map((path) => `rfcs/${path}`).sort());
});

test("within a git repository it is said that GitHub wouldn't look there", async () => {
  const { rfc, git, root } = createFolder();
  git("init", "--quiet");
  const { err } = await rfc(["init", "--dry-run", "rfcs"]);
  expect(err).toBe(
    `rfc: ${root}/rfcs is inside the git repository ${root}, and GitHub reads .github/ only at the root of one.\nNothing was written.\n`,
  );
  expect((await rfc(["init", "--dry-run"])).err).toBe("Nothing was written.\n");
});

test("the workflows name the default branch", async () => {
  const waitedFor = (text: string) => /branches: \[(.*)\]/u.exec(text)?.[1];
  const { rfc, git, read } = createFolder();
  git("init", "--quiet", "--initial-branch", "trunk");
  await rfc(["init", "--yes", ...WHO]);
  expect(waitedFor(read(".github/workflows/rfc-process.yml"))).toBe('"trunk"');

  const other = createFolder();
  other.git("init", "--quiet", "--initial-branch", "an-idea");
  other.git("remote", "add", "origin", "https://example.org/rfcs.git");
  await other.rfc(["init", "--yes", ...WHO]);
  expect(waitedFor(other.read(".github/workflows/rfc-lint.yml"))).toBe("main");
  rmSync(join(other.root, ".github"), { recursive: true });
  other.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/production");
  await other.rfc(["init", "--yes", ...WHO]);
  expect(waitedFor(other.read(".github/workflows/rfc-lint.yml"))).toBe('"production"');
});

test("for programs", async () => {
  const { rfc, root, files } = createFolder({ "README.md": "" });
  const dry = JSON.parse((await rfc(["init", "--format", "json", "--dry-run"])).out);
  expect([dry.version, dry.folder, dry.written]).toEqual([1, root, false]);
  expect(dry.files[0]).toEqual({
    path: "README.md",
    about: "what an RFC is here, and how it goes",
    action: "keep",
  });
  expect(files()).toEqual(["README.md"]);
  const done = JSON.parse((await rfc(["init", "--format", "json", "--yes", ...WHO])).out);
  expect(done).toEqual({ ...dry, written: true });
  const again = await rfc(["init", "--format", "json"]);
  expect([again.status, JSON.parse(again.out).written]).toEqual([0, false]);
});

describe("what can't be done is refused in one line, and nothing is written", () => {
  test.each([
    [["--group", "A: a"], "--group goes with --project only. Add the project's label. See `rfc help init`."],
    [
      ["--project", "p"],
      "--project goes with two or more groups. Add --group for each. See `rfc help init`.",
    ],
    [
      ["--project", "p", "--group", "A: a"],
      "Found one group, expected two or more, for the sign-off that counts comes from a second one. See `rfc help init`.",
    ],
    [
      ["--project", "p", "--group", "A: a", "--group", "B: a"],
      "Found the same people in every group, expected somebody who isn't in all of them, for the sign-off that counts comes from another group. See `rfc help init`.",
    ],
    [
      ["--project", "p", "--group", "A", "--group", "B: b"],
      '--group: Found "A", expected a name and its members, such as `North: ana, ben` or `North: acme/north`. See `rfc help init`.',
    ],
    [
      ["--project", "p", "--group", "A: a", "--group", "A: b"],
      "--group names A twice. Give each group once. See `rfc help init`.",
    ],
    [
      ["--project", "p", "--group", "A: a_b", "--group", "B: b"],
      "--group: Found the text `a_b`, expected a GitHub login: letters, digits and single hyphens, at most 39 characters. Did you mean a-b? See `rfc help init`.",
    ],
    [
      ["--project", " ", "--group", "A: a", "--group", "B: b"],
      "--project: The label is empty. A pull request's project is known by it. See `rfc help init`.",
    ],
    [
      ["--project", "motion-to-finalize", "--group", "A: a", "--group", "B: b"],
      "--project: Found the label `motion-to-finalize` (also that of `labels.proposed`), expected a name that no other label has. See `rfc help init`.",
    ],
    [["notes.txt"], "notes.txt is a file. Name a folder."],
    [["notes.txt/rfcs/here"], "notes.txt is a file. Name a folder."],
    [["a", "b"], "too many arguments for 'init'. Expected 1 argument but got 2: a, b. See `rfc help init`."],
    [["--force"], "unknown option '--force'. Did you mean --format? See `rfc help init`."],
  ])("rfc init --yes %j", async (args, line) => {
    const { rfc, files } = createFolder({ "notes.txt": "" });
    expect(await rfc(["init", "--yes", ...args])).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
    expect(files()).toEqual(["notes.txt"]);
  });
  test("a broken configuration says nothing of where things go", async () => {
    const { rfc, files } = createFolder({ ".github/rfcbot.yml": "projects: 3\n" });
    expect(await rfc(["init", "--yes"])).toEqual({
      status: 2,
      out: "",
      err: "rfc: .github/rfcbot.yml:1:11: Found the number `3` at `projects`, expected one or more projects by their labels. Mend it first: `rfc config check` shows all that is wrong.\n",
    });
    expect(files()).toEqual([".github/rfcbot.yml"]);
  });
  test("who decides is said by the configuration that is there", async () => {
    const { rfc } = createFolder({
      ".github/rfcbot.yml": "projects: { p: { groups: { A: [a], B: [b] } } }\n",
    });
    expect((await rfc(["init", "--yes", ...WHO])).err).toBe(
      "rfc: .github/rfcbot.yml is there already, and says who decides. Leave --project and --group out. See `rfc help init`.\n",
    );
  });
  test("something of another kind is in the way", async () => {
    const folder = createFolder({ "templates/draft.md/in": "" });
    expect((await folder.rfc(["init", "--yes", ...WHO])).err).toBe(
      "rfc: templates/draft.md is a folder, and a file belongs there. Move it away.\n",
    );
    expect(folder.files()).toEqual(["templates/draft.md/in"]);
    const other = createFolder({ ".github": "a file" });
    const { status, err } = await other.rfc(["init", "--yes", ...WHO]);
    expect([status, err]).toEqual([2, expect.stringMatching(/^rfc: .*a file is in the way.*\n$/u)]);
  });
});
