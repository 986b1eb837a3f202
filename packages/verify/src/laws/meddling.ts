/**
 * Nothing that anyone can do to a comment after the fact takes back what it did, or does more (invariant 9, D27, D31):
 * a story ends as it would if nobody had edited, deleted, hidden, ticked or labelled anything that isn't theirs.
 */
import { MINUTE } from "@rfckit/core";
import { NotAllowed } from "@rfckit/simulator";
import fc from "fast-check";
import { aMeddling, aSaying, aWait, Chronicle, type Deed, perform, tellDeed } from "./deeds.ts";
import type { Law } from "./run-law.ts";
import { BOT, PEOPLE, STAKEHOLDERS, type Stage, setStage } from "./stage.ts";
import { startBot } from "./told.ts";

/** What somebody does that must not count. */
type Meddling =
  | Deed
  | { readonly does: "thanks" | "hides" | "redacts"; readonly by: string; readonly nth: number }
  | { readonly does: "spoils the checklist"; readonly by: string };

interface Drawn {
  /** What people do, and what is meddled with right afterwards. */
  readonly steps: readonly (readonly [Deed, readonly Meddling[]])[];
}

const person = fc.constantFrom(...PEOPLE);
const aTick: fc.Arbitrary<Deed> = fc
  .record({ by: person, whose: fc.constantFrom(...STAKEHOLDERS) })
  .filter(({ by, whose }) => by !== whose)
  .map((tick) => ({ does: "ticks", ...tick }));

const aMeddlingMore: fc.Arbitrary<Meddling> = fc.oneof(
  { weight: 3, arbitrary: aMeddling },
  { weight: 2, arbitrary: aTick },
  fc
    .record({
      does: fc.constantFrom("thanks" as const, "thanks" as const, "hides" as const, "redacts" as const),
      by: person,
      nth: fc.nat(9),
    })
    .map((meddling): Meddling => meddling),
  person.map((by): Meddling => ({ does: "spoils the checklist", by })),
);

/** What is taken back later on, so that counting it once more would show. */
const aReversal: fc.Arbitrary<Deed> = fc
  .record({
    by: fc.constantFrom("ana", "cho"),
    words: fc.constantFrom("cancel", "resolve", "unreview", "fcp merge"),
  })
  .map(({ by, words }) => ({ does: "says", by, words: `@rfcbot ${words}` }));

const aStep = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: aSaying },
    { weight: 2, arbitrary: aReversal },
    { weight: 1, arbitrary: aWait },
  ),
  fc.array(aMeddlingMore, { maxLength: 3 }),
);

const BEGINNING: readonly Deed[] = [
  { does: "says", by: "ana", words: "@rfcbot fcp merge" },
  { does: "says", by: "cho", words: "@rfcbot reviewed" },
];

export const MEDDLING: Law<Drawn> = {
  name: "meddling",
  about: "edits, deletions, foreign ticks and labels change nothing",
  seconds: 8,
  usual: 200,
  draw: fc
    .array(aStep, { minLength: 1, maxLength: 8 })
    .map((steps) => ({ steps: [...BEGINNING.map((deed) => [deed, []] as const), ...steps] })),
  async judge({ steps }) {
    const meddled = await play(steps, true);
    const plain = await play(steps, false);
    return meddled === plain
      ? null
      : `the story ends otherwise if people meddle: ${meddled}; without: ${plain} (D27)`;
  },
  tell: ({ steps }) =>
    steps
      .map(([deed, meddlings]) => [tellDeed(deed), ...meddlings.map((each) => `(${tell(each)})`)].join(" "))
      .join(" · "),
};

async function play(steps: Drawn["steps"], meddled: boolean): Promise<string> {
  const stage = setStage(() => {});
  const { clock } = stage;
  const bot = startBot(stage);
  const chronicle = new Chronicle(clock.now());
  await bot.settle();
  for (const [deed, meddlings] of steps) {
    perform(deed, stage, chronicle);
    await bot.settle();
    for (const meddling of meddled ? meddlings : []) {
      meddle(meddling, stage, chronicle);
      await bot.settle();
    }
    clock.advanceTo(clock.now() + MINUTE);
  }
  return bot.tellEnd();
}

function meddle(meddling: Meddling, stage: Stage, chronicle: Chronicle): void {
  const { pull } = stage;
  const nth = "nth" in meddling ? meddling.nth : 0;
  const comment = chronicle.comments[nth % Math.max(1, chronicle.comments.length)];
  try {
    switch (meddling.does) {
      case "edits":
        // What an author adds of their own counts; that is no meddling.
        if (comment !== undefined && comment.by !== meddling.by) perform(meddling, stage, chronicle);
        return;
      case "thanks":
        if (comment === undefined) return;
        pull.editComment(comment.id, { by: comment.by, body: `${comment.body}\n\nThank you.` });
        return;
      case "hides":
        if (comment === undefined) return;
        pull.minimizeComment(comment.id, { by: meddling.by });
        return;
      case "redacts":
        if (comment === undefined) return;
        pull.redactRevision(comment.id, 0, { by: meddling.by });
        return;
      case "spoils the checklist":
        spoil(meddling.by, stage);
        return;
      default:
        perform(meddling, stage, chronicle);
    }
  } catch (error) {
    if (!(error instanceof NotAllowed || error instanceof RangeError)) throw error;
  }
}

/** Every second line goes, all boxes are ticked but one's own, and the rest is moved about. */
function spoil(by: string, { pull }: Stage): void {
  const own = pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
  const checklist = own.findLast(({ body }) => body.includes("/checklist -->"));
  if (checklist === undefined) return;
  const lines = checklist.body
    .split("\n")
    .filter((line, index) => index % 2 === 0 || line.includes(`@${by}`));
  const ticked = lines.map((line) => (line.includes(`@${by}`) ? line : line.replace("- [ ]", "- [x]")));
  pull.editComment(checklist.id, { by, body: ticked.join("\n") });
}

function tell(meddling: Meddling): string {
  switch (meddling.does) {
    case "thanks":
      return `edits ${meddling.nth} to thank`;
    case "hides":
    case "redacts":
      return `${meddling.by} ${meddling.does} ${meddling.nth}`;
    case "spoils the checklist":
      return `${meddling.by} spoils the checklist`;
    default:
      return tellDeed(meddling);
  }
}
