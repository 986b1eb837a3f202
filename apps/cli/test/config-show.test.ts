/** `rfc config show`: every value, and where it comes from. */
import { expect, test } from "vitest";
import { createFolder } from "./folder.ts";

const FILE = `# Who decides.
projects:
  project-tunnel:
    groups:
      North: [ana, ben#583231]
      "South & Co": { team: acme/south }
fcp: { days: 5, reminders: [2d] }
lint:
  overrides:
    - files: accepted/old-*.md
      stage: free
    - files: "accepted/{a,b}.md"
      rules: { file-name: off }
`;

const folder = () => createFolder({ ".github/rfcbot.yml": FILE });

test("the whole configuration", async () => {
  const { status, out, err } = await folder().rfc(["config", "show"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "version: 1                                  # default
    mentions: ["@rfcbot"]                       # default
    projects:
      project-tunnel:
        title: project-tunnel                   # default
        groups:
          North: [ana, ben#583231]              # .github/rfcbot.yml:5
          South & Co:
            team: acme/south                    # .github/rfcbot.yml:6
    admins: []                                  # default
    rfcs:
      directory: accepted                       # default
      templates:
        draft: templates/draft.md               # default
        full: templates/full.md                 # default
    fcp:
      days: 5                                   # .github/rfcbot.yml:7
      minimum: 0h                               # default
      changeGrace: 24h                          # default
      onChange: keep                            # default
      reminders: [2d]                           # .github/rfcbot.yml:7
    signOff:
      reviews: true                             # default
    objection:
      resolvers: objector                       # default
      secondAfter: null                         # default
    merge:
      enabled: true                             # default
      method: merge                             # default
    labels:
      proposed: motion-to-finalize              # default
      finalCommentPeriod: final-comment-period  # default
      blocked: blocked-by-stakeholder           # default
      finished: finished-final-comment-period   # default
      disposition: disposition-{disposition}    # default
    checks:
      lint: true                                # default
      stakeholders: false                       # default
    lint:
      rules: {}                                 # default
      overrides:
        - files: accepted/old-*.md              # .github/rfcbot.yml:10
          stage: free                           # .github/rfcbot.yml:11
          rules: {}                             # default
        - files: accepted/{a,b}.md              # .github/rfcbot.yml:12
          rules:
            file-name: off                      # .github/rfcbot.yml:13
      front-matter: optional                    # default
      time-limit: 2s                            # default
    paused: false                               # default
    public: false                               # default
    "
  `);
});

test("as YAML it is a configuration that says the same", async () => {
  const { rfc, write } = folder();
  const { out } = await rfc(["config", "show", "--format", "yaml"]);
  write("whole.yml", out);
  expect((await rfc(["config", "check", "whole.yml"])).status).toBe(0);
  const again = await rfc(["config", "show", "--config", "whole.yml", "--format", "yaml"]);
  expect(again.out).toBe(out);
  const said = await rfc(["config", "show", "--config", "whole.yml"]);
  expect(said.out).not.toContain("# default");
});

test.each([
  [
    "fcp",
    "days: 5           # .github/rfcbot.yml:7\nminimum: 0h       # default\nchangeGrace: 24h  # default\nonChange: keep    # default\nreminders: [2d]   # .github/rfcbot.yml:7\n",
  ],
  ["fcp.days", "5\n"],
  ["objection.secondAfter", "null\n"],
  ["projects.project-tunnel.groups.North", "ana\nben#583231\n"],
  ["admins", ""],
  ["projects.project-tunnel.title", "project-tunnel\n"],
  ['projects.project-tunnel.groups["South & Co"].team', "acme/south\n"],
  ["lint.overrides[0].stage", "free\n"],
])("%s", async (name, printed) => {
  expect(await folder().rfc(["config", "show", name])).toEqual({ status: 0, out: printed, err: "" });
});

test("for programs", async () => {
  const { out } = await folder().rfc(["config", "show", "fcp", "--format", "json"]);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    file: ".github/rfcbot.yml",
    settings: [
      { name: "fcp.days", value: 5, line: 7 },
      { name: "fcp.minimum", value: "0h", line: null },
      { name: "fcp.changeGrace", value: "24h", line: null },
      { name: "fcp.onChange", value: "keep", line: null },
      { name: "fcp.reminders", value: ["2d"], line: 7 },
    ],
    value: { days: 5, minimum: "0h", changeGrace: "24h", onChange: "keep", reminders: ["2d"] },
  });
  const whole = JSON.parse((await folder().rfc(["config", "show", "--format", "json"])).out);
  expect(whole.value.projects["project-tunnel"].groups).toEqual({
    North: ["ana", "ben#583231"],
    "South & Co": { team: "acme/south" },
  });
});

test.each([
  [["fcp.day"], 'there is no setting "fcp.day". Did you mean fcp.days?'],
  [["FCP.changegrace"], 'there is no setting "FCP.changegrace". Did you mean fcp.changeGrace?'],
  [["everything"], 'there is no setting "everything". `rfc config show` prints all of them.'],
  [["--config", "no.yml"], "no.yml does not exist. Name the configuration's file."],
  [
    ["--config", "broken.yml"],
    "broken.yml:1:11: Found the number `3` at `projects`, expected one or more projects by their labels. And 1 more. `rfc config check` shows where.",
  ],
])("%j is answered in one line", async (args, line) => {
  const { rfc, write } = folder();
  write("broken.yml", "projects: 3\npaused: 1\n");
  expect(await rfc(["config", "show", ...args])).toEqual({ status: 2, out: "", err: `rfc: ${line}\n` });
});
