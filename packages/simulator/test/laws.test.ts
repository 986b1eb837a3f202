/**
 * Laws: whatever people do and whatever goes wrong on the way, in seeded random stories.
 *
 * A story is told as a scenario and played by the real bot. Then it is played again with something in its way,
 * and the two ends are compared.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseScenario, playScenario, type Result } from "../src/index.ts";

type StepJson = Readonly<Record<string, unknown>>;

const SEED = 20_260_105;

/** How many times as long as in the everyday run: `LAWS_AT_LENGTH=10 npm test`. */
const AT_LENGTH = Number(process.env["LAWS_AT_LENGTH"] ?? 1);
const PEOPLE = ["ana", "ben", "cho", "dee", "eli", "ada", "zed"];
const CONFIG = {
  projects: {
    "project-wasmtime": { groups: { Fastly: ["ana", "ben"], Arm: ["cho"], Intel: ["dee", "eli"] } },
  },
  admins: ["ada"],
};

const person = fc.constantFrom(...PEOPLE);
const said = (words: readonly string[]) =>
  fc.record({ by: person, body: fc.constantFrom(...words) }).map((comment): StepJson => ({ comment }));

/** Commands that everybody may try, sensible ones and others. */
const COMMANDS = [
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

const anyStep: fc.Arbitrary<StepJson> = fc.oneof(
  { weight: 8, arbitrary: said(COMMANDS) },
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

const story = fc
  .array(anyStep, { minLength: 2, maxLength: 10 })
  .map((steps) => legal([{ comment: { by: "ana", body: "@rfcbot fcp merge" } }, ...steps]));

async function play(steps: readonly StepJson[]): Promise<Result> {
  const read = parseScenario(JSON.stringify({ name: "a random story", config: CONFIG, steps }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return playScenario(read.value);
}

/** How it all ends, apart from what it cost and from when the bot did its part. */
function endOf({ final }: Result, exact: boolean): unknown {
  const { requests: _, writes: __, ...rest } = final;
  if (exact) return rest;
  const { fcp, ...others } = rest;
  const timeless = JSON.stringify(others)
    .replaceAll(/\w+, \d+ \w+ \d{4}, [\d:]{8} UTC/g, "AN INSTANT")
    .replaceAll(/issuecomment-\d+/g, "A COMMENT");
  return { ...JSON.parse(timeless), fcp: fcp !== null };
}

/** Steps that a person can't take (closed already, no such state) fail a run; they must fail in both alike. */
function holds(result: Result): boolean {
  return result.failures.length === 0;
}

const REST: StepJson[] = [{ faults: "none" }, { advance: "2h" }, { sweep: true }];

async function sameEnd(
  steps: readonly StepJson[],
  disturb: (steps: readonly StepJson[]) => StepJson[],
  exact = true,
) {
  const plain = await play([...steps, ...REST]);
  fc.pre(holds(plain));
  const disturbed = await play([...disturb(steps), ...REST]);
  expect(endOf(disturbed, exact)).toEqual(endOf(plain, exact));
}

const insertAt = (steps: readonly StepJson[], index: number, step: StepJson): StepJson[] => [
  ...steps.slice(0, index % (steps.length + 1)),
  step,
  ...steps.slice(index % (steps.length + 1)),
];

test(
  "a second reconciliation right after a first writes nothing (invariant 11)",
  async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const result = await play([
          ...steps,
          { sweep: true },
          { expect: {} },
          { restart: true },
          { sweep: true },
          { expect: { writes: { max: 0 } } },
        ]);
        fc.pre(!result.failures.some(({ key }) => key !== "writes.max"));
        expect(result.failures).toEqual([]);
      }),
      { seed: SEED, numRuns: 80 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);

test(
  "wake-ups doubled or delivered in the wrong order change nothing (invariant 10)",
  async () => {
    const fault = fc.constantFrom<StepJson>({ duplicate: 3 }, { reorder: true });
    await fc.assert(
      fc.asyncProperty(story, fault, async (steps, faults) => {
        // What happens at one instant is seen together when wake-ups are held back: so each step has its minute.
        const apart = steps.flatMap((step) => [step, { advance: "10m" }]);
        await sameEnd(apart, (all) => [{ faults }, ...all], false);
      }),
      { seed: SEED, numRuns: 50 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);

test(
  "with every wake-up lost, one sweep sees it all, as long as nothing was due in between (invariant 10)",
  async () => {
    // Only the mover's own group signs, so that the bot has nothing to do that would depend on when it looks.
    const calm = fc.oneof(
      fc
        .record({
          by: fc.constantFrom("ana", "ben", "zed"),
          body: fc.constantFrom("@rfcbot reviewed", "@rfcbot merg", "hello"),
        })
        .map((comment): StepJson => ({ comment })),
      fc
        .record({
          by: fc.constantFrom("ana", "ben", "cho", "dee"),
          body: fc.constantFrom(
            "@rfcbot concern cost",
            "@rfcbot concern size",
            "@rfcbot resolve",
            "@rfcbot fcp merge",
            "@rfcbot cancel",
          ),
        })
        .map((comment): StepJson => ({ comment })),
      fc.constantFrom("1m", "1h").map((advance): StepJson => ({ advance })),
    );
    const steps = fc
      .array(calm, { minLength: 1, maxLength: 8 })
      .map((rest) => [{ comment: { by: "ana", body: "@rfcbot fcp merge" } }, ...rest]);
    await fc.assert(
      fc.asyncProperty(steps, async (told) => {
        const plain = await play([...told, ...REST]);
        const lost = await play([
          { faults: { lose: true } },
          ...told.filter((step) => !("advance" in step)),
          ...REST,
        ]);
        const still = await play([...told.filter((step) => !("advance" in step)), ...REST]);
        expect(holds(plain)).toBe(true);
        const { checklist: _, ...end } = endOf(lost, false) as Record<string, unknown>;
        const { checklist: __, ...wanted } = endOf(still, false) as Record<string, unknown>;
        expect(end).toEqual(wanted);
      }),
      { seed: SEED, numRuns: 50 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);

test(
  "a crash after any write, then one pass: nothing twice, nothing missing (invariant 12)",
  async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(10), fc.integer({ min: 1, max: 5 }), async (steps, index, after) => {
        await sameEnd(steps, (all) => insertAt(all, index, { faults: { "crash-after": after } }));
      }),
      { seed: SEED, numRuns: 100 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);

test(
  "GitHub failing, before the effect or after it: nothing twice, nothing missing (invariants 10, 12, 14)",
  async () => {
    const fault = fc.oneof(
      fc.integer({ min: 1, max: 4 }).map((times) => ({ fail: { status: 502, times } })),
      fc.integer({ min: 1, max: 2 }).map((times) => ({ "fail-after": { status: 502, times } })),
    );
    await fc.assert(
      fc.asyncProperty(story, fc.nat(10), fault, async (steps, index, faults) => {
        // A failed pass is made up for within minutes: so people leave the bot that much time.
        const apart = steps.flatMap((step) => [step, { advance: "30m" }]);
        await sameEnd(apart, (all) => insertAt(all, index, { faults }), false);
      }),
      { seed: SEED, numRuns: 80 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);

test(
  "nobody off the roster changes a motion (invariant 7)",
  async () => {
    const strange = fc.oneof(
      fc
        .record({ by: fc.constantFrom("zed", "yan"), body: fc.constantFrom(...COMMANDS) })
        .map((comment): StepJson => ({ comment })),
      fc
        .record({
          by: fc.constantFrom("zed", "yan"),
          state: fc.constantFrom("approved", "changes_requested"),
        })
        .map((review): StepJson => ({ review })),
      fc
        .record({ by: fc.constantFrom("zed", "yan"), login: fc.constantFrom("cho", "dee", "ana") })
        .map((tick): StepJson => ({ tick })),
    );
    const told = (steps: readonly StepJson[]) => [
      { comment: { by: "ana", body: "@rfcbot fcp merge" } },
      { comment: { by: "cho", body: "@rfcbot reviewed" } },
      ...steps,
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(strange, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { final } = await play([...told(steps), ...REST]);
        const plain = await play([...told([]), ...REST]);
        const kept = ["phase", "signedOff", "objections", "fcp", "labels", "mover", "pull"] as const;
        for (const key of kept) expect(final[key]).toEqual(plain.final[key]);
      }),
      { seed: SEED, numRuns: 50 * AT_LENGTH },
    );
  },
  60_000 * AT_LENGTH,
);
