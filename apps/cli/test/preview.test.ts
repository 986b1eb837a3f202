/** `rfc preview`, before a pull request is opened. */
import { describe, expect, test } from "vitest";
import { createFolder, type Files } from "./folder.ts";

const CONFIGURATION = `projects:
  project-tunnel:
    title: The tunnel
    groups:
      North: [ana, ben#583231, dora]
      South: [cho, Dora]
      Rail: { team: acme/rail }
  project-road: { groups: { Town: [eli], Valley: [fay] } }
  project-one: { groups: { Town: [gus], Valley: [hal] } }
  project-two: { groups: { Town: [hal], Valley: [gus] } }
admins: [dora]
`;
const FULL = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"]
  .map((name) => `# ${name}\n\nText.\n`)
  .join("\n");
const DRAFT =
  "# Motivation\n\nSnow.\n\n# Proposal sketch\n\nA tunnel.\n\n# Open questions\n\nWho clears it?\n";
const FILE = "accepted/tunnel.md";

const repository = (text: string, more: Files = {}) =>
  createFolder({ ".github/rfcbot.yml": CONFIGURATION, [FILE]: text, ...more });

test("a draft, with all projects", async () => {
  const { status, out, err } = await repository(DRAFT).rfc(["preview", FILE]);
  expect([status, err]).toEqual([1, ""]);
  expect(out).toMatchInlineSnapshot(`
    "accepted/tunnel.md, as the bot will see it

      Subject   a new RFC
      Stage     draft: it has "Proposal sketch". Open it as a draft pull request
      rfc lint  as a draft no problems; as a full RFC 1 error

    Not ready for a motion to merge:
      - The sections "Summary", "Proposal" and "Rationale and alternatives" are
        missing, and only a full RFC can be merged. \`rfc promote accepted/tunnel.md\`
        adds them.
      - The linter's errors keep no motion back, but fail the check \`rfc lint\`. \`rfc
        lint --stage full accepted/tunnel.md\` lists them.

    No label is chosen (--label). The pull request's project labels decide who is
    asked:

    project-tunnel  The tunnel
      North  ana, ben#583231, dora
      South  cho, Dora
      Rail   the team acme/rail

      - The period starts when somebody of another group than the mover's signs off.
      - Moved by dora (North and South), only these can start it: a member of the
        team acme/rail (Rail).

    project-road
      Town    eli
      Valley  fay

      - The period starts when somebody of another group than the mover's signs off.
      - With two groups that sign-off is the last one that is needed: the RFC is
        merged at once.

    project-one
      Town    gus
      Valley  hal

      - The period starts when somebody of another group than the mover's signs off.
      - With two groups that sign-off is the last one that is needed: the RFC is
        merged at once.

    project-two
      Town    hal
      Valley  gus

      - The period starts when somebody of another group than the mover's signs off.
      - With two groups that sign-off is the last one that is needed: the RFC is
        merged at once.

      Period    10 days; over at once when each group has signed off
      Admins    dora: may cancel a motion, and overrule objections
    "
  `);
});

test("a full RFC, under one label", async () => {
  const { status, out } = await repository(FULL).rfc(["preview", "--label", "Project-Road", FILE]);
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "accepted/tunnel.md, as the bot will see it

      Subject   a new RFC
      Stage     full: nothing says that it is a draft
      rfc lint  as a full RFC no problems

    Ready for a motion to merge.

    project-road
      Town    eli
      Valley  fay

      - The period starts when somebody of another group than the mover's signs off.
      - With two groups that sign-off is the last one that is needed: the RFC is
        merged at once.

      Period    10 days; over at once when each group has signed off
      Admins    dora: may cancel a motion, and overrule objections
    "
  `);
});

test("labels whose roster could decide nothing, and labels that nobody knows (D2)", async () => {
  const { rfc } = repository(FULL);
  const args = [
    "preview",
    "--label",
    "project-one",
    "--label",
    "project-two",
    "--label",
    "project-tunel",
    FILE,
  ];
  const { status, out } = await rfc(args);
  expect(status).toBe(1);
  expect(out).toMatchInlineSnapshot(`
    "accepted/tunnel.md, as the bot will see it

      Subject   a new RFC
      Stage     full: nothing says that it is a draft
      rfc lint  as a full RFC no problems

    Not ready for a motion to merge:
      - No project has the label "project-tunel". Did you mean "project-tunnel"?
      - Under "project-one" and "project-two" everybody is in every group, so no
        motion can be decided: the sign-off that counts comes from another group
        than the mover's. Another project label has to be added, or a group changed.

    project-one + project-two
      Town    gus, hal
      Valley  hal, gus

      Period    10 days; over at once when each group has signed off
      Admins    dora: may cancel a motion, and overrule objections
    "
  `);
  expect((await rfc(["preview", "--label", "wide", FILE])).out).toContain(
    'No project has the label "wide". There are "project-tunnel", "project-road",',
  );
});

test("the front matter's projects stand in for labels, by title too", async () => {
  const { rfc } = repository(`---\nprojects: [The Tunnel]\nstage: full\n---\n\n${FULL}`);
  const { status, out } = await rfc(["preview", FILE]);
  expect(status).toBe(0);
  expect(out).toContain("  Stage     full: its front matter says so\n");
  expect(out).toContain(
    "By the projects of the front matter. On GitHub it is the labels that count:\n\nproject-tunnel  The tunnel\n",
  );
  expect(out).not.toContain("project-road");
});

test("who is in several groups, and who could start the period", async () => {
  const { out } = await repository(FULL).rfc([
    "preview",
    "--label",
    "project-tunnel",
    "--format",
    "json",
    FILE,
  ]);
  const [roster] = JSON.parse(out).rosters;
  expect(roster).toEqual({
    labels: ["project-tunnel"],
    title: "The tunnel",
    groups: [
      { name: "North", logins: ["ana", "ben#583231", "dora"], teams: [] },
      { name: "South", logins: ["cho", "Dora"], teams: [] },
      { name: "Rail", logins: [], teams: ["acme/rail"] },
    ],
    problem: null,
    cannotMove: [],
    starters: [
      {
        mover: { logins: ["ana", "ben"], teams: [], groups: ["North"] },
        by: [
          { logins: ["dora"], teams: [], groups: ["North", "South"] },
          { logins: ["cho"], teams: [], groups: ["South"] },
          { logins: [], teams: ["acme/rail"], groups: ["Rail"] },
        ],
      },
      {
        mover: { logins: ["dora"], teams: [], groups: ["North", "South"] },
        by: [{ logins: [], teams: ["acme/rail"], groups: ["Rail"] }],
      },
      {
        mover: { logins: ["cho"], teams: [], groups: ["South"] },
        by: [
          { logins: ["ana", "ben"], teams: [], groups: ["North"] },
          { logins: ["dora"], teams: [], groups: ["North", "South"] },
          { logins: [], teams: ["acme/rail"], groups: ["Rail"] },
        ],
      },
      {
        mover: { logins: [], teams: ["acme/rail"], groups: ["Rail"] },
        by: [
          { logins: ["ana", "ben"], teams: [], groups: ["North"] },
          { logins: ["dora"], teams: [], groups: ["North", "South"] },
          { logins: ["cho"], teams: [], groups: ["South"] },
        ],
      },
    ],
  });
});

test("for programs", async () => {
  const { rfc } = repository(DRAFT);
  const { status, out } = await rfc(["preview", "--format", "json", "--label", "project-road", FILE]);
  const { rosters, ...rest } = JSON.parse(out);
  expect(rosters).toHaveLength(1);
  expect([status, rest]).toEqual([
    1,
    {
      version: 1,
      path: FILE,
      subject: { kind: "new" },
      stage: { is: "draft", because: "section" },
      gate: { passes: false, missing: ["Summary", "Proposal", "Rationale and alternatives"], empty: [] },
      lint: { draft: { errors: 0, warnings: 0, infos: 0 }, full: { errors: 1, warnings: 0, infos: 0 } },
      labels: { from: "option", chosen: ["project-road"], unknown: [] },
      hindrances: [
        'The sections "Summary", "Proposal" and "Rationale and alternatives" are missing, and only a full RFC can be merged. `rfc promote accepted/tunnel.md` adds them.',
      ],
      ready: false,
    },
  ]);
});

describe("what git says of the branch (D1)", () => {
  const branch = (more: Files = {}) => {
    const folder = repository(FULL, more);
    folder.git("init", "--quiet", "--initial-branch=main");
    folder.git("add", ".github");
    folder.git("commit", "--quiet", "--message", "begin");
    folder.git("checkout", "--quiet", "-b", "work");
    return folder;
  };
  const subject = async (folder: ReturnType<typeof branch>) => {
    const { out } = await folder.rfc(["preview", "--format", "json", FILE]);
    const { subject, hindrances } = JSON.parse(out);
    return [subject, ...hindrances];
  };
  test("a new RFC, committed or not, with its pictures", async () => {
    const folder = branch({ "accepted/tunnel-map.png": "png", "scratch.txt": "mine" });
    expect(await subject(folder)).toEqual([{ kind: "new" }]);
    folder.git("add", "accepted");
    folder.git("commit", "--quiet", "--message", "tunnel");
    expect(await subject(folder)).toEqual([{ kind: "new" }]);
  });
  test("with other files beside it, it takes no motion", async () => {
    const folder = branch({ "docs/notes.md": "x" });
    folder.git("add", "docs");
    expect(await subject(folder)).toEqual([
      { kind: "upkeep", because: "other-files" },
      'The branch also changes "docs/notes.md", and a pull request about an RFC changes nothing else. Move that to another branch.',
    ]);
  });
  test("nor with a second RFC", async () => {
    const folder = branch({ "accepted/road.md": FULL });
    folder.git("add", "accepted");
    expect(await subject(folder)).toEqual([
      { kind: "upkeep", because: "several-rfcs" },
      'The branch adds several RFCs: "accepted/road.md" and "accepted/tunnel.md". Propose each in a pull request of its own.',
    ]);
  });
  test("an RFC that is accepted is amended, and no form is asked of it", async () => {
    const folder = repository("# Plans\n\nMany.\n");
    folder.commit();
    folder.git("checkout", "--quiet", "-b", "work");
    expect(await subject(folder)).toEqual([{ kind: "amendment" }]);
    folder.write(FILE, "# Plans\n\nMore.\n");
    expect(await subject(folder)).toEqual([{ kind: "amendment" }]);
  });
  test("outside the RFC directory it is none", async () => {
    const folder = repository(FULL, { "docs/a.md": FULL });
    const { status, out } = await folder.rfc(["preview", "docs/a.md"]);
    expect(status).toBe(1);
    expect(out).toContain(
      '"docs/a.md" is no Markdown file below "accepted/", so the bot takes no\n    motion',
    );
  });
});

describe("the configuration", () => {
  test("is missing", async () => {
    const { status, out } = await createFolder({ [FILE]: FULL }).rfc(["preview", FILE]);
    expect(status).toBe(1);
    expect(out).toContain("There is no .github/rfcbot.yml, so nobody knows who the stakeholders are.");
  });
  test("is broken: the document is shown, and what is wrong", async () => {
    const { rfc } = repository(FULL, {
      ".github/rfcbot.yml": "projects: { p: { groups: { A: [a], B: [a] } } }\n",
    });
    const { status, out } = await rfc(["preview", FILE]);
    expect(status).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "accepted/tunnel.md, as the bot will see it

        Subject   a new RFC
        Stage     full: nothing says that it is a draft
        rfc lint  as a full RFC no problems

      Not ready for a motion to merge:
        - The configuration is broken. The bot goes by the newest valid one, if there
          is any; here nothing can be said of it. \`rfc config check\` shows where.
        - .github/rfcbot.yml:1:26: Found the same people in every group at
          \`projects.p.groups\`, expected somebody who isn't in all of them, for the
          sign-off that counts comes from another group.
      "
    `);
  });
  test("pauses the bot", async () => {
    const { rfc } = repository(FULL, { ".github/rfcbot.yml": `${CONFIGURATION}paused: true\n` });
    expect((await rfc(["preview", FILE])).out).toContain("The bot is paused (`paused: true`)");
  });
});

describe("called wrongly", () => {
  test.each([
    [[], "missing required argument 'file'. See `rfc help preview`."],
    [["no.md"], "no.md does not exist. Name the RFC's file."],
    [["accepted"], "accepted is a folder, and a file is expected here."],
    [["--lable", "x", FILE], "unknown option '--lable'. Did you mean --label? See `rfc help preview`."],
  ])("rfc preview %j", async (args, line) => {
    expect(await repository(FULL).rfc(["preview", ...args])).toEqual({
      status: 2,
      out: "",
      err: `rfc: ${line}\n`,
    });
  });
});
