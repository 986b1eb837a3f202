import { describe, expect, test } from "vitest";
import { parseScenario } from "./parse-scenario.ts";
import { formatScenarioProblem } from "./problem.ts";
import { ACTION_NAMES } from "./schema.ts";

function problemsOf(text: string): string[] {
  const result = parseScenario(text);
  return result.ok ? [] : result.problems.map((problem) => formatScenarioProblem(problem, "a.yml"));
}

/** A scenario with these steps, of which the first stands on line 3. */
const steps = (...lines: readonly string[]) => ["name: a", "steps:", ...lines].join("\n");

const ACTIONS = `${ACTION_NAMES.slice(0, -1)
  .map((name) => `\`${name}\``)
  .join(", ")} or \`expect\``;
const LENGTH = "a length of time such as `3d`, `2h`, `90m` or `10d 1s`";
const INSTANT = "an instant in UTC such as `2026-01-05T09:00:00Z`";
const LOGIN = "a GitHub login: letters, digits and single hyphens, at most 39 characters";
const TOP = "`name`, `proves`, `start`, `config`, `pull`, `base` or `steps`";

describe("a scenario with a malformed value", () => {
  test.each([
    ["no name", "steps: []", "a.yml:1:1: Found nothing at `name`, expected one line of text."],
    ["no steps", "name: a", "a.yml:1:1: Found nothing at `steps`, expected a list of steps."],
    [
      "an unknown key at the top",
      "name: a\nstep: []\nsteps: []",
      `a.yml:2:1: Found an unknown key at \`step\`, expected ${TOP}. Did you mean \`steps\`?`,
    ],
    [
      "an unknown key of the pull request",
      "name: a\nsteps: []\npull:\n  autor: ana",
      "a.yml:4:3: Found an unknown key at `pull.autor`, expected `number`, `author`, `draft`, `labels` or `files`. Did you mean `author`?",
    ],
    [
      "a number of the process",
      "name: a\nsteps: []\nproves: [X1]",
      "a.yml:3:10: Found `X1` at `proves[0]`, expected a number such as `R9` or `D12`.",
    ],
    [
      "a start without a zone",
      "name: a\nsteps: []\nstart: 2026-01-05 09:00",
      `a.yml:3:1: Found \`2026-01-05 09:00\` at \`start\`, expected ${INSTANT}. Did you mean \`2026-01-05T09:00:00Z\`?`,
    ],
    [
      "a configuration in one word",
      "name: a\nsteps: []\nconfig: none",
      "a.yml:3:1: Found `none` at `config`, expected a mapping.",
    ],
    [
      "a pull request's number",
      "name: a\nsteps: []\npull: { number: 0 }",
      "a.yml:3:9: Found `0` at `pull.number`, expected a whole number from 1 on.",
    ],
    [
      "a draft that may be",
      "name: a\nsteps: []\npull: { draft: yes }",
      "a.yml:3:9: Found `yes` at `pull.draft`, expected `true` or `false`.",
    ],
    [
      "a pull request without files",
      "name: a\nsteps: []\npull: { files: {} }",
      "a.yml:3:9: Found a mapping at `pull.files`, expected at least one file.",
    ],
    [
      "a path out of the repository",
      "name: a\nsteps: []\nbase: { ../a.md: full }",
      "a.yml:3:9: Found a key that reads `../a.md` at `base[\"../a.md\"]`, expected a file's path from the repository's root, without `..`.",
    ],
    [
      "a file that is a number",
      "name: a\nsteps: []\nbase: { a.md: 1 }",
      'a.yml:3:9: Found `1` at `base["a.md"]`, expected `full`, `draft` or the file\'s text.',
    ],
    [
      "steps that are none",
      "name: a\nsteps: comment",
      "a.yml:2:1: Found `comment` at `steps`, expected a list of steps.",
    ],
    [
      "a step in a word",
      steps("  - sweep"),
      "a.yml:3:5: Found `sweep` at `steps[0]`, expected a mapping with one action, such as `comment` or `advance`.",
    ],
    [
      "a step without an action",
      steps("  - {}"),
      `a.yml:3:5: Found a step without an action at \`steps[0]\`, expected ${ACTIONS}.`,
    ],
    [
      "an unknown action",
      steps("  - coment: { by: ana, body: a }"),
      `a.yml:3:5: Found an unknown key at \`steps[0].coment\`, expected ${ACTIONS}. Did you mean \`comment\`?`,
    ],
    [
      "two actions",
      steps("  - advance: 1d", "    sweep: true"),
      "a.yml:3:5: Found 2 actions in one step (`advance`, `sweep`) at `steps[0]`, expected one action a step.",
    ],
    [
      "a comment by nobody",
      steps("  - comment: { body: a }"),
      `a.yml:3:5: Found nothing at \`steps[0].comment.by\`, expected ${LOGIN}.`,
    ],
    [
      "a comment by a mention",
      steps('  - comment: { by: "@ana", body: a }'),
      `a.yml:3:16: Found \`@ana\` at \`steps[0].comment.by\`, expected ${LOGIN}.`,
    ],
    [
      "a comment that is a number",
      steps("  - comment: { by: ana, body: 1 }"),
      "a.yml:3:25: Found `1` at `steps[0].comment.body`, expected text.",
    ],
    [
      "an unknown key of a comment",
      steps("  - comment: { by: ana, body: a, ids: c }"),
      "a.yml:3:34: Found an unknown key at `steps[0].comment.ids`, expected `by`, `body` or `id`. Did you mean `id`?",
    ],
    [
      "a review's state",
      steps("  - review: { by: ana, state: approve }"),
      "a.yml:3:24: Found `approve` at `steps[0].review.state`, expected `approved`, `changes_requested` or `commented`. Did you mean `approved`?",
    ],
    [
      "a tick that is no switch",
      steps("  - tick: { by: ana, login: ana, checked: x }"),
      "a.yml:3:34: Found `x` at `steps[0].tick.checked`, expected `true` or `false`.",
    ],
    [
      "a push of nothing",
      steps("  - push: { files: {} }"),
      "a.yml:3:13: Found a mapping at `steps[0].push.files`, expected at least one file.",
    ],
    [
      "a label in a word",
      steps("  - label: { add: a }"),
      "a.yml:3:14: Found `a` at `steps[0].label.add`, expected a list of labels.",
    ],
    [
      "a closing by nobody",
      steps("  - close: {}"),
      `a.yml:3:5: Found nothing at \`steps[0].close.by\`, expected ${LOGIN}.`,
    ],
    [
      "a hindrance",
      steps("  - hinder: reviews"),
      "a.yml:3:5: Found `reviews` at `steps[0].hinder`, expected `check`, `review`, `permission`, `locked`, `workflows`, `merge-queue` or `none`. Did you mean `review`?",
    ],
    [
      "a length in words",
      steps("  - advance: 3 days"),
      `a.yml:3:5: Found \`3 days\` at \`steps[0].advance\`, expected ${LENGTH}. Did you mean \`3d\`?`,
    ],
    [
      "a length of nothing",
      steps("  - advance: 0d"),
      `a.yml:3:5: Found \`0d\` at \`steps[0].advance\`, expected ${LENGTH}.`,
    ],
    [
      "a day that doesn't exist",
      steps("  - at: 2026-02-30T00:00:00Z"),
      `a.yml:3:5: Found \`2026-02-30T00:00:00Z\` at \`steps[0].at\`, expected ${INSTANT}. Did you mean \`2026-03-02T00:00:00Z\`?`,
    ],
    [
      "a restart that isn't",
      steps("  - restart: false"),
      "a.yml:3:5: Found `false` at `steps[0].restart`, expected `true`.",
    ],
    [
      "faults in a word",
      steps("  - faults: off"),
      "a.yml:3:5: Found `off` at `steps[0].faults`, expected `none`, or a mapping with `lose`, `duplicate`, `reorder`, `fail`, `fail-after` or `crash-after`.",
    ],
    [
      "an unknown fault",
      steps("  - faults: { crash_after: 1 }"),
      "a.yml:3:15: Found an unknown key at `steps[0].faults.crash_after`, expected `lose`, `duplicate`, `reorder`, `fail`, `fail-after` or `crash-after`. Did you mean `crash-after`?",
    ],
    [
      "a fault's status",
      steps("  - faults: { fail: { status: 200, times: 1 } }"),
      "a.yml:3:23: Found `200` at `steps[0].faults.fail.status`, expected an HTTP status from 400 to 599.",
    ],
    [
      "an unknown expectation",
      steps("  - expect: { fase: draft }"),
      "a.yml:3:15: Found an unknown key at `steps[0].expect.fase`, expected `phase`, `disposition`, `mover`, `signedOff`, `signedGroups`, `awaitingGroups`, `objections`, `fcp`, `labels`, `pull`, `checks`, `checklist`, `replies`, `reactions`, `writes` or `requests`. Did you mean `phase`?",
    ],
    [
      "an unknown phase",
      steps("  - expect: { phase: final-coment-period }"),
      "a.yml:3:15: Found `final-coment-period` at `steps[0].expect.phase`, expected `draft`, `discussion`, `proposed`, `final-comment-period`, `blocked`, `finalizing`, `accepted`, `rejected`, `withdrawn` or `merged-by-hand`. Did you mean `final-comment-period`?",
    ],
    [
      "a disposition",
      steps("  - expect: { disposition: open }"),
      "a.yml:3:15: Found `open` at `steps[0].expect.disposition`, expected `merge`, `close`, `postpone` or `null`.",
    ],
    [
      "signers in a word",
      steps("  - expect: { signedOff: ana }"),
      "a.yml:3:15: Found `ana` at `steps[0].expect.signedOff`, expected a list of logins.",
    ],
    [
      "an objection's key",
      steps("  - expect: { objections: [{ nam: a }] }"),
      "a.yml:3:30: Found an unknown key at `steps[0].expect.objections[0].nam`, expected `name`, `by` or `resolved`. Did you mean `name`?",
    ],
    [
      "a period in a word",
      steps("  - expect: { fcp: none }"),
      "a.yml:3:15: Found `none` at `steps[0].expect.fcp`, expected `null`, or a mapping with `startedAt` and `endsAt`.",
    ],
    [
      "a reaction",
      steps("  - comment: { by: ana, body: a, id: c }", "  - expect: { reactions: { c: [heart] } }"),
      "a.yml:4:32: Found `heart` at `steps[1].expect.reactions.c[0]`, expected `+1` or `-1`.",
    ],
    [
      "writes as a number",
      steps("  - expect: { writes: 3 }"),
      "a.yml:3:15: Found `3` at `steps[0].expect.writes`, expected a mapping with `max`.",
    ],
    [
      "fewer than no writes",
      steps("  - expect: { writes: { max: -1 } }"),
      "a.yml:3:25: Found `-1` at `steps[0].expect.writes.max`, expected a whole number from 0 on.",
    ],
  ])("%s", (_, text, message) => {
    expect(problemsOf(text)).toEqual([message]);
  });
});

describe("a story that can't be played", () => {
  test.each([
    [
      "a comment that nobody posted",
      steps("  - edit: { comment: c, by: ana, body: a }"),
      "a.yml:3:13: Found an unknown comment `c` at `steps[0].edit.comment`, expected the `id` of an earlier `comment` step.",
    ],
    [
      "a comment that comes later",
      steps(
        "  - comment: { by: ana, body: a, id: b }",
        "  - delete: { comment: c, by: ana }",
        "  - comment: { by: ana, body: a, id: c }",
      ),
      "a.yml:4:15: Found an unknown comment `c` at `steps[1].delete.comment`, expected `b`.",
    ],
    [
      "a reaction on it",
      steps("  - expect: { reactions: { c: [] } }"),
      "a.yml:3:28: Found an unknown comment `c` at `steps[0].expect.reactions.c`, expected the `id` of an earlier `comment` step.",
    ],
    [
      "a name given twice",
      steps("  - comment: { by: ana, body: a, id: c }", "  - comment: { by: ana, body: a, id: c }"),
      "a.yml:4:34: Found `c` again (it is on line 3 too) at `steps[1].comment.id`, expected a name of its own.",
    ],
    [
      "a clock that runs backwards",
      steps("  - advance: 1d", "  - at: 2026-01-05T10:00:00Z"),
      "a.yml:4:5: Found `2026-01-05T10:00:00Z` at `steps[1].at`, expected no instant before 2026-01-06T09:00:00Z, which the clock shows by then.",
    ],
    [
      "labels that don't change",
      steps("  - label: { by: ana }"),
      "a.yml:3:5: Found neither `add` nor `remove` at `steps[0].label`, expected labels to add or to remove.",
    ],
  ])("%s", (_, text, message) => {
    expect(problemsOf(text)).toEqual([message]);
  });
});

test("several problems come in the order of their places", () => {
  const text = steps("  - comment: { by: ana, bdy: a }", "  - sweep: no", "nme: b");
  expect(problemsOf(text).map((problem) => problem.split(" ")[0])).toEqual([
    "a.yml:3:5:",
    "a.yml:3:25:",
    "a.yml:4:5:",
    "a.yml:5:1:",
  ]);
});

describe("a scenario", () => {
  test("has the documented defaults", () => {
    const result = parseScenario("name: a\nsteps: []");
    expect(result).toEqual({
      ok: true,
      value: {
        name: "a",
        proves: [],
        start: Date.UTC(2026, 0, 5, 9),
        config: {
          projects: {
            "project-wasmtime": { groups: { Fastly: ["ana", "ben"], Arm: ["cho"], Intel: ["dee", "eli"] } },
          },
          admins: ["ada"],
        },
        pull: {
          number: 1,
          author: "zed",
          draft: false,
          labels: ["project-wasmtime"],
          files: { "accepted/example.md": "full" },
        },
        base: {},
        steps: [],
      },
    });
  });

  test("replaces the pull request's defaults key by key, and the configuration as a whole", () => {
    const result = parseScenario("name: a\nsteps: []\npull: { draft: true }\nconfig: { projects: {} }");
    expect(result).toMatchObject({
      ok: true,
      value: { config: { projects: {} }, pull: { draft: true, author: "zed" } },
    });
    if (result.ok) expect(Object.keys(result.value.config)).toEqual(["projects"]);
  });

  test("may be JSON", () => {
    const json = JSON.stringify({ name: "a", steps: [{ advance: "1d" }] }, null, 2);
    expect(parseScenario(json)).toMatchObject({
      ok: true,
      value: { steps: [{ action: "advance", with: "1d", line: 4 }] },
    });
  });

  test("keeps its instants as they are written", () => {
    const result = parseScenario(
      steps("  - at: 2026-01-06T00:00:00Z", "  - expect: { fcp: { endsAt: 2026-01-16T00:00:00Z } }"),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        steps: [{ with: "2026-01-06T00:00:00Z" }, { with: { fcp: { endsAt: "2026-01-16T00:00:00Z" } } }],
      },
    });
  });

  test("takes `ready`, `draft` and `update-branch` without a word, and `none` for no faults", () => {
    const result = parseScenario(
      steps("  - ready:", "  - draft: {}", "  - update-branch:", "  - faults: none"),
    );
    expect(result).toMatchObject({
      ok: true,
      value: { steps: [{ with: {} }, { with: {} }, { with: {} }, { action: "faults", with: {} }] },
    });
  });
});
