/** Every setting, with its value and where it comes from. */
import { expect, test } from "vitest";
import { EVERY_SETTING } from "./example.ts";
import { readConfiguration, readPlaces, readSettings } from "./index.ts";

const SMALL = `projects:
  project-wasmtime:
    groups:
      Fastly: [alice, bob#583231]
      "Arm Ltd.": { team: arm/wasm }
fcp: { days: 5 }
lint:
  overrides:
    - files: accepted/old-*.md
      stage: free
`;

function settingsOf(text: string): string[] {
  const read = readSettings(text);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.settings.map(
    ({ name, value, at }) => `${name} = ${JSON.stringify(value)} ${at === null ? "default" : at.line}`,
  );
}

test("what the file says has its line, and the rest its default", () => {
  expect(settingsOf(SMALL)).toMatchInlineSnapshot(`
    [
      "version = 1 default",
      "mentions = ["@rfcbot"] default",
      "projects.project-wasmtime.title = "project-wasmtime" default",
      "projects.project-wasmtime.groups.Fastly = ["alice","bob#583231"] 4",
      "projects.project-wasmtime.groups["Arm Ltd."].team = "arm/wasm" 5",
      "admins = [] default",
      "rfcs.directory = "accepted" default",
      "rfcs.templates.draft = "templates/draft.md" default",
      "rfcs.templates.full = "templates/full.md" default",
      "fcp.days = 5 6",
      "fcp.minimum = "0h" default",
      "fcp.changeGrace = "24h" default",
      "fcp.onChange = "keep" default",
      "fcp.reminders = [] default",
      "signOff.reviews = true default",
      "objection.resolvers = "objector" default",
      "objection.secondAfter = null default",
      "merge.enabled = true default",
      "merge.method = "merge" default",
      "labels.proposed = "motion-to-finalize" default",
      "labels.finalCommentPeriod = "final-comment-period" default",
      "labels.blocked = "blocked-by-stakeholder" default",
      "labels.finished = "finished-final-comment-period" default",
      "labels.disposition = "disposition-{disposition}" default",
      "checks.lint = true default",
      "checks.stakeholders = false default",
      "lint.rules = {} default",
      "lint.overrides[0].files = "accepted/old-*.md" 9",
      "lint.overrides[0].stage = "free" 10",
      "lint.overrides[0].rules = {} default",
      "lint.front-matter = "optional" default",
      "lint.time-limit = "2s" default",
      "paused = false default",
      "public = false default",
    ]
  `);
});

test("a configuration that says everything has no default in it, but the titles that it leaves out", () => {
  const said = settingsOf(EVERY_SETTING.replace("    title: Wasmtime\n", ""));
  expect(said.filter((line) => line.endsWith("default"))).toEqual([
    'projects.project-wasmtime.title = "project-wasmtime" default',
  ]);
  // Both list the same settings: none is left out where it has its default.
  const names = (lines: readonly string[]) => lines.map((line) => line.split(" = ")[0]);
  const smallest = settingsOf("projects: {p: {groups: {A: [a], B: [b]}}}");
  expect(names(smallest).filter((name) => !name?.startsWith("projects."))).toEqual(
    names(said).filter((name) => !name?.startsWith("projects.")),
  );
});

test("what is refused is what reading the configuration refuses", () => {
  for (const text of ["", "projects: 3", "a: [", "fcp: { day: 1 }\npaused: maybe\n"]) {
    const [settings, configuration] = [readSettings(text), readConfiguration(text)];
    expect(settings.ok).toBe(false);
    expect(settings).toEqual(configuration);
  }
});

test("places are found by path, where there is something", () => {
  const places = readPlaces(SMALL);
  expect(places.find(["fcp", "days"])).toMatchObject({ line: 6, column: 14 });
  expect(places.find(["lint", "overrides", 0, "stage"], "key")).toMatchObject({ line: 10, column: 7 });
  expect(places.find(["rfcs", "directory"])).toBe(null);
  expect(readPlaces("a: [").find(["a"])).toBe(null);
});
