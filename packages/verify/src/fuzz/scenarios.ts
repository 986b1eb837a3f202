/** Scenario files. Whatever the text is, it is read or refused, soon, with problems that stand in it. */
import { formatScenarioProblem, parseScenario, type Scenario } from "@rfckit/simulator";
import type { Chance } from "../models/chance.ts";
import type { Part } from "../proof.ts";
import { fuzzPart } from "./fuzz-part.ts";
import { laughs } from "./laughs.ts";
import { drawText } from "./mutate.ts";
import { judgeProblems, judgePrototype } from "./well-formed.ts";

const STORIES: readonly string[] = [
  `name: an objection ends the period
proves: [R11, D25]
start: 2026-01-05T09:00:00Z
config:
  projects:
    project-core: { groups: { One: [ana, ben], Two: [cho], Three: [dee] } }
  admins: [ada]
steps:
  # Ana moves, and Cho agrees.
  - comment: { by: ana, body: "@rfcbot fcp merge" }
  - comment: { by: cho, body: "@rfcbot reviewed", id: signed }
  - expect: { phase: final-comment-period, signedOff: [ana, cho], fcp: { startedAt: 2026-01-05T09:00:00Z } }
  - advance: 2d 3h
  - comment: { by: dee, body: "@rfcbot concern [x] @cho" }
  - expect: { phase: blocked, objections: [{ name: "[x] @cho", by: dee, resolved: false }], labels: [project-core] }
`,
  `name: everything at once
config: { projects: { p: { groups: { A: [ana], B: [ben] } } } }
pull: { author: zed, draft: true, labels: [p], files: { accepted/example.md: draft } }
steps:
  - ready:
  - push: { by: zed, files: { accepted/example.md: full } }
  - tick: { by: ben, login: ben }
  - review:
      by: ben
      state: approved
      body: |
        Good.
  - label: { by: ana, add: [later], remove: [p] }
  - faults: { lose: true, duplicate: 2, fail: { status: 502, times: 3 } }
  - restart: true
  - faults: none
  - sweep: true
  - rename: { from: ben, to: bob }
  - at: 2026-02-05T09:00:00Z
  - expect: { requests: { max: 5 }, pull: { state: open, draft: false } }
`,
  JSON.stringify({
    name: "as JSON",
    config: { projects: { p: { groups: { A: ["ana"], B: ["ben"] } } } },
    steps: [
      { comment: { by: "ana", body: "@rfcbot close\n\nIt has stalled." } },
      { advance: "10d" },
      { expect: {} },
    ],
  }),
  "",
];

/** Each takes long to refuse, so there are few of them. */
const LAUGHS = [laughs(4), laughs(6)];

export function fuzzScenarios(usual = 3000): Part {
  return fuzzPart({
    name: "fuzz/scenarios",
    usual,
    draw: (chance: Chance) => drawText(chance.oneIn(80) ? LAUGHS : STORIES, chance),
    judge: judgeScenario,
  });
}

function judgeScenario(text: string): string | null {
  const read = parseScenario(text);
  const traces = judgePrototype();
  if (traces !== null) return traces;
  if (read.ok) return judgeSteps(text, read.value);
  if (read.problems.some((problem) => /[\n\r]/.test(formatScenarioProblem(problem, "s.yml"))))
    return "a problem takes several lines";
  return judgeProblems(text, read.problems, /\n/);
}

function judgeSteps(text: string, { start, steps, name }: Scenario): string | null {
  if (!Number.isSafeInteger(start)) return "a story begins at no instant";
  if (name === "") return "a story has no name";
  const lines = text.split("\n").length;
  if (steps.some(({ line }) => !Number.isInteger(line) || line < 1 || line > lines))
    return "a step stands on a line that the text doesn't have";
  return null;
}
