/** `rfc config check`, as somebody who has just written a configuration would use it. */
import { describe, expect, test } from "vitest";
import { createFolder } from "./folder.ts";

const CLEAN = `projects:
  project-tunnel:
    groups:
      North: [ana, ben#583231]
      South: { team: acme/south }
`;

const WRONG = `projects:
  project-tunnel:
    groups:
      North: [ana]
fcp: { days: ten }
rfcs: { directory: rfcs, templates: { draft: forms/draft.md } }
lint:
  rules: { template-hnt: off }
  overrides: [{ files: "a*.md", rules: { nonsense: off } }]
pausd: true
`;

test("a clean one: what is left to GitHub is said", async () => {
  const { rfc } = createFolder({ ".github/rfcbot.yml": CLEAN });
  expect(await rfc(["config", "check"])).toMatchInlineSnapshot(`
    {
      "err": "",
      "out": ".github/rfcbot.yml: no problems.
    Not checked, for only GitHub knows it: whether the login and the team exist. The bot looks, and says so on the pull request.
    ",
      "status": 0,
    }
  `);
});

test("all that is wrong, each with its place", async () => {
  const { rfc } = createFolder({ ".github/rfcbot.yml": WRONG, rfcs: "a file" });
  const { status, out, err } = await rfc(["config", "check"]);
  expect([status, err]).toEqual([1, ""]);
  expect(out).toMatchInlineSnapshot(`
    ".github/rfcbot.yml:3:5 error
      Found one group at \`projects.project-tunnel.groups\`, expected two or more, for the sign-off that counts comes from a second one.
      2 │   project-tunnel:
      3 │     groups:
        │     ~~~~~~

    .github/rfcbot.yml:5:14 error
      Found the text \`ten\` at \`fcp.days\`, expected a whole number of days from 1 to 365.
      4 │       North: [ana]
      5 │ fcp: { days: ten }
        │              ~~~

    .github/rfcbot.yml:6:20 error
      Found a path of a file (\`rfcs\`) at \`rfcs.directory\`, expected that of a folder in the repository.
      5 │ fcp: { days: ten }
      6 │ rfcs: { directory: rfcs, templates: { draft: forms/draft.md } }
        │                    ~~~~

    .github/rfcbot.yml:6:46 error
      Found a path that leads to nothing (\`forms/draft.md\`) at \`rfcs.templates.draft\`, expected that of a file in the repository.
      5 │ fcp: { days: ten }
      6 │ rfcs: { directory: rfcs, templates: { draft: forms/draft.md } }
        │                                              ~~~~~~~~~~~~~~

    .github/rfcbot.yml:8:12 error
      Found the rule \`template-hnt\` at \`lint.rules.template-hnt\`, expected one of the linter's rules, which \`rfc lint --rules\` lists. Did you mean \`template-hint\`?
      7 │ lint:
      8 │   rules: { template-hnt: off }
        │            ~~~~~~~~~~~~

    .github/rfcbot.yml:9:42 error
      Found the rule \`nonsense\` at \`lint.overrides[0].rules.nonsense\`, expected one of the linter's rules, which \`rfc lint --rules\` lists.
      8 │   rules: { template-hnt: off }
      9 │   overrides: [{ files: "a*.md", rules: { nonsense: off } }]
        │                                          ~~~~~~~~

    .github/rfcbot.yml:10:1 error
      Found an unknown key at \`pausd\`, expected \`version\`, \`mentions\`, \`projects\`, \`admins\`, \`rfcs\`, \`fcp\`, \`signOff\`, \`objection\`, \`merge\`, \`labels\`, \`checks\`, \`lint\`, \`paused\` or \`public\`. Did you mean \`paused\`?
       9 │   overrides: [{ files: "a*.md", rules: { nonsense: off } }]
      10 │ pausd: true
         │ ~~~~~

    .github/rfcbot.yml: 7 problems.
    "
  `);
});

test("for GitHub Actions", async () => {
  const { rfc } = createFolder({ ".github/rfcbot.yml": WRONG.replace(/^fcp[\s\S]*lint:/mu, "lint:") });
  const { status, out } = await rfc(["config", "check", "--format", "github"]);
  expect(status).toBe(1);
  expect(out).toMatchInlineSnapshot(`
    "::error file=.github/rfcbot.yml,line=3,endLine=3,col=5,endColumn=10,title=rfc config::Found one group at \`projects.project-tunnel.groups\`, expected two or more, for the sign-off that counts comes from a second one.
    ::error file=.github/rfcbot.yml,line=6,endLine=6,col=12,endColumn=23,title=rfc config::Found the rule \`template-hnt\` at \`lint.rules.template-hnt\`, expected one of the linter's rules, which \`rfc lint --rules\` lists. Did you mean \`template-hint\`?
    ::error file=.github/rfcbot.yml,line=7,endLine=7,col=42,endColumn=49,title=rfc config::Found the rule \`nonsense\` at \`lint.overrides[0].rules.nonsense\`, expected one of the linter's rules, which \`rfc lint --rules\` lists.
    ::error file=.github/rfcbot.yml,line=8,endLine=8,col=1,endColumn=5,title=rfc config::Found an unknown key at \`pausd\`, expected \`version\`, \`mentions\`, \`projects\`, \`admins\`, \`rfcs\`, \`fcp\`, \`signOff\`, \`objection\`, \`merge\`, \`labels\`, \`checks\`, \`lint\`, \`paused\` or \`public\`. Did you mean \`paused\`?
    "
  `);
});

test("for programs", async () => {
  const folder = createFolder({ ".github/rfcbot.yml": CLEAN });
  const { status, out } = await folder.rfc(["config", "check", "--format", "json"]);
  expect([status, JSON.parse(out)]).toEqual([
    0,
    {
      version: 1,
      file: ".github/rfcbot.yml",
      ok: true,
      problems: [],
      unchecked: { logins: ["ana"], teams: ["acme/south"] },
    },
  ]);
  folder.write(".github/rfcbot.yml", "projects: 3\n");
  const broken = await folder.rfc(["config", "check", "--format", "json"]);
  expect([broken.status, JSON.parse(broken.out)]).toEqual([
    1,
    {
      version: 1,
      file: ".github/rfcbot.yml",
      ok: false,
      problems: [
        {
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 12,
          path: "projects",
          found: "the number `3`",
          expected: "one or more projects by their labels",
          message: "Found the number `3` at `projects`, expected one or more projects by their labels.",
        },
      ],
      unchecked: { logins: [], teams: [] },
    },
  ]);
});

describe("which file", () => {
  test("the repository's own, from any of its folders; one that is named; standard input", async () => {
    const { rfc } = createFolder({
      ".github/rfcbot.yml": CLEAN,
      "docs/other.yml": "paused: 1",
      "accepted/a.md": "",
    });
    expect((await rfc(["config", "check"], { cwd: "accepted" })).out).toContain(
      "../.github/rfcbot.yml: no problems.",
    );
    expect((await rfc(["config", "check", "docs/other.yml"])).out).toContain("docs/other.yml: 2 problems.");
    expect((await rfc(["config", "check", "-"], { input: CLEAN })).out).toContain("<stdin>: no problems.");
  });
  test("of a file by itself nothing is asked that depends on a repository", async () => {
    const { rfc } = createFolder({ "a.yml": `${CLEAN}rfcs: { templates: { draft: forms/draft.md } }\n` });
    expect((await rfc(["config", "check", "a.yml"])).status).toBe(0);
  });
  test.each([
    [[], ".github/rfcbot.yml does not exist. Name the file, or make one with `rfc init`."],
    [["no.yml"], "no.yml does not exist. Name the configuration's file."],
    [["."], "/ROOT is a folder, and a file is expected here."],
    [["bytes"], "bytes is a binary file, and a text is expected here."],
    [
      ["a", "b"],
      "too many arguments for 'check'. Expected 1 argument but got 2: a, b. See `rfc help config check`.",
    ],
    [
      ["--format", "sarif"],
      "option '--format <format>' argument 'sarif' is invalid. Allowed choices are pretty, json, github. See `rfc help config check`.",
    ],
    [["--fix"], "unknown option '--fix'. See `rfc help config check`."],
  ])("%j is answered in one line", async (args, line) => {
    const { root, rfc } = createFolder({ bytes: "\0\0" });
    const ran = await rfc(["config", "check", ...args]);
    expect({ ...ran, err: ran.err.replace(root, "/ROOT") }).toEqual({
      status: 2,
      out: "",
      err: `rfc: ${line}\n`,
    });
  });
});

test("a byte order mark and other line ends move nothing", async () => {
  const { rfc } = createFolder({ ".github/rfcbot.yml": "\ufeffversion: 1\r\nprojects: 3\r\n" });
  expect((await rfc(["config", "check"])).out).toContain(
    ".github/rfcbot.yml:2:11 error\n  Found the number `3` at `projects`, expected one or more projects by their labels.\n  1 │ version: 1\n  2 │ projects: 3\n    │           ~\n",
  );
  const first = createFolder({ ".github/rfcbot.yml": "\ufeffprojects: 3\n" });
  expect((await first.rfc(["config", "check"])).out).toContain("rfcbot.yml:1:11 error");
});

test("a YAML fault is said, and nothing is guessed from what is behind it", async () => {
  const { rfc } = createFolder({ ".github/rfcbot.yml": "mentions: [@rfcbot]\nprojects:\n" });
  expect((await rfc(["config", "check"])).out).toMatchInlineSnapshot(`
    ".github/rfcbot.yml:1:12 error
      Found a value that begins with \`@\`, expected quotes around it, for that character has a meaning of its own in YAML.
      1 │ mentions: [@rfcbot]
        │            ~

    .github/rfcbot.yml: 1 problem.
    "
  `);
});
