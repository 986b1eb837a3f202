/**
 * The database is lost in the middle of a story, after somebody wrote into the bot's checklist: what the checklist was,
 * what it should be, or nothing at all. From the receipts in the bot's own last version, and from the thread, it goes on
 * as if nothing had happened (invariants 9, 10 and 17).
 */
import { MINUTE } from "@rfckit/core";
import { NotAllowed } from "@rfckit/simulator";
import fc from "fast-check";
import { aSaying, aWait, Chronicle, type Deed, perform, tellDeed } from "./deeds.ts";
import type { Law } from "./run-law.ts";
import { BOT, PEOPLE, type Stage, setStage } from "./stage.ts";
import { startBot } from "./told.ts";

const FORGERIES = ["none", "an earlier version", "all boxes ticked", "no receipts"] as const;

interface Drawn {
  readonly deeds: readonly Deed[];
  /** After which deed the database is lost. */
  readonly after: number;
  readonly forgery: (typeof FORGERIES)[number];
  readonly by: string;
}

const BEGINNING: readonly Deed[] = [
  { does: "says", by: "ana", words: "@rfcbot fcp merge" },
  { does: "says", by: "cho", words: "@rfcbot reviewed" },
];

export const LOST_LEDGER: Law<Drawn> = {
  name: "lost-ledger",
  about: "the database is lost, and somebody wrote into the checklist",
  seconds: 6,
  usual: 120,
  draw: fc.record({
    deeds: fc
      .array(fc.oneof({ weight: 4, arbitrary: aSaying }, { weight: 1, arbitrary: aWait }), {
        minLength: 1,
        maxLength: 7,
      })
      .map((deeds) => [...BEGINNING, ...deeds]),
    after: fc.nat(8),
    forgery: fc.constantFrom(...FORGERIES),
    by: fc.constantFrom(...PEOPLE),
  }),
  async judge(drawn) {
    const lost = await play(drawn, true);
    const kept = await play(drawn, false);
    return lost === kept ? null : `after its loss the bot ends at ${lost}; without at ${kept} (invariant 17)`;
  },
  tell({ deeds, after, forgery, by }) {
    const told = deeds.map(tellDeed);
    const loss = forgery === "none" ? "lost" : `${by} writes ${forgery} into the checklist, lost`;
    return [...told.slice(0, after + 1), `(${loss})`, ...told.slice(after + 1)].join(" · ");
  },
};

async function play({ deeds, after, forgery, by }: Drawn, loses: boolean): Promise<string> {
  const stage = setStage(() => {});
  const { clock } = stage;
  const bot = startBot(stage);
  const chronicle = new Chronicle(clock.now());
  await bot.settle();
  for (const [index, deed] of deeds.entries()) {
    perform(deed, stage, chronicle);
    await bot.settle();
    clock.advanceTo(clock.now() + MINUTE);
    if (index !== after) continue;
    forge(forgery, by, stage);
    if (loses) bot.loseLedger();
    await bot.settle();
    clock.advanceTo(clock.now() + MINUTE);
  }
  return bot.tellEnd();
}

/** Writes over the checklist. Its boxes are nobody's own here: those would count (D31). */
function forge(forgery: Drawn["forgery"], by: string, { pull }: Stage): void {
  const own = pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
  const checklist = own.findLast(({ body }) => body.includes("/checklist -->"));
  if (checklist === undefined || forgery === "none") return;
  const { body, revisions } = checklist;
  const forged = {
    "an earlier version": keepOwnBox(revisions[0]?.body ?? body, body, by),
    "all boxes ticked": keepOwnBox(body.replaceAll("- [ ]", "- [x]"), body, by),
    "no receipts": body.replace(/<!-- rfckit:receipts.*$/s, ""),
  }[forgery];
  try {
    pull.editComment(checklist.id, { by, body: forged });
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
  }
}

/** The forged text, but with the forger's own boxes as they stood. */
function keepOwnBox(forged: string, body: string, by: string): string {
  const ticked = body.includes(`- [x] @${by}`);
  return forged.replaceAll(/- \[[ x]\] @([a-z]+)/g, (box, login: string) =>
    login === by ? `- [${ticked ? "x" : " "}] @${by}` : box,
  );
}
