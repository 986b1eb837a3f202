/**
 * Stories in the words of scenario files, drawn by chance and played as those are: by the real bot on the simulator,
 * which sweeps and retries by itself as time passes.
 */
import { parseScenario, playScenario, type Result } from "@rfckit/simulator";
import fc from "fast-check";

export type StepJson = Readonly<Record<string, unknown>>;

const PEOPLE = ["ana", "ben", "cho", "dee", "eli", "ada", "zed"];
const CONFIG = {
  projects: {
    "project-wasmtime": { groups: { Fastly: ["ana", "ben"], Arm: ["cho"], Intel: ["dee", "eli"] } },
  },
  admins: ["ada"],
};

/** Commands that everybody may try, sensible ones and others. */
export const COMMANDS = [
  "@rfcbot fcp merge",
  "@rfcbot fcp close\n\nIt has stalled.",
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot unreview",
  "@rfcbot concern cost",
  "@rfcbot concern size\n@rfcbot reviewed",
  "@rfcbot resolve",
  "@rfcbot resolve cost",
  "@rfcbot cancel",
  "@rfcbot status",
  "@rfcbot merg",
  "I like it",
];

const person = fc.constantFrom(...PEOPLE);

export function aComment(by: fc.Arbitrary<string>, words: readonly string[]): fc.Arbitrary<StepJson> {
  return fc.record({ by, body: fc.constantFrom(...words) }).map((comment) => ({ comment }));
}

const anyStep: fc.Arbitrary<StepJson> = fc.oneof(
  { weight: 8, arbitrary: aComment(person, COMMANDS) },
  {
    weight: 1,
    arbitrary: fc
      .record({ by: person, state: fc.constantFrom("approved", "changes_requested") })
      .map((review) => ({ review })),
  },
  { weight: 1, arbitrary: fc.constant<StepJson>({ push: { files: { "accepted/example.md": "full" } } }) },
  { weight: 1, arbitrary: fc.constantFrom<StepJson>({ draft: {} }, { ready: {} }) },
  { weight: 1, arbitrary: fc.boolean().map((mergeable) => ({ mergeable })) },
  { weight: 1, arbitrary: fc.constantFrom("check", "none", "permission").map((hinder) => ({ hinder })) },
  { weight: 2, arbitrary: fc.constantFrom("1m", "1d", "9d", "10d").map((advance) => ({ advance })) },
);

export const MOTION: StepJson = { comment: { by: "ana", body: "@rfcbot fcp merge" } };

/** A motion, and whatever comes after it. */
export const aScenario: fc.Arbitrary<readonly StepJson[]> = fc
  .array(anyStep, { minLength: 2, maxLength: 10 })
  .map((steps) => legal([MOTION, ...steps]));

/** Draft and ready only where they change something, as on GitHub. */
function legal(steps: readonly StepJson[]): StepJson[] {
  let draft = false;
  return steps.filter((step) => {
    if (!("draft" in step || "ready" in step)) return true;
    const changes = "draft" in step !== draft;
    draft = "draft" in step;
    return changes;
  });
}

export async function playSteps(steps: readonly StepJson[]): Promise<Result> {
  const read = parseScenario(JSON.stringify({ name: "a random story", config: CONFIG, steps }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return playScenario(read.value);
}

/** In the end nothing is in the way, time passes, and the bot sweeps. */
export const REST: readonly StepJson[] = [{ faults: "none" }, { advance: "2h" }, { sweep: true }];

/** How it all ends, but for what it cost; where that isn't `exact`, also but for when the bot did its part. */
export function endOf({ final }: Result, exact: boolean): string {
  const { requests: _, writes: __, ...rest } = final;
  if (exact) return JSON.stringify(rest);
  const { fcp, ...others } = rest;
  const timeless = JSON.stringify({ ...others, fcp: fcp !== null });
  return timeless
    .replaceAll(/\w+, \d+ \w+ \d{4}, [\d:]{8} UTC/g, "AN INSTANT")
    .replaceAll(/issuecomment-\d+/g, "A COMMENT");
}

/** Where two ends first differ, in a few words of each. */
export function differ(one: string, other: string): string | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const about = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `"${about(one)}" instead of "${about(other)}"`;
}

export function tellSteps(steps: readonly StepJson[]): string {
  return steps.map((step) => JSON.stringify(step)).join(" · ");
}
