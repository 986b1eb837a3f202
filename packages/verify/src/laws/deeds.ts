/**
 * What people do, as data: drawn by chance, performed on a stage, told in a word or two, and remembered by the chronicle,
 * which knows what was really said by whom whatever became of the comment.
 */
import { DAY, HOUR, type Instant, MINUTE } from "@rfckit/core";
import { NotAllowed } from "@rfckit/simulator";
import fc from "fast-check";
import { BOT, PEOPLE, STAKEHOLDERS, type Stage } from "./stage.ts";

export type Deed =
  | { readonly does: "says"; readonly by: string; readonly words: string }
  | { readonly does: "approves"; readonly by: string }
  | { readonly does: "ticks"; readonly by: string; readonly whose: string }
  | { readonly does: "pushes"; readonly what: "full" | "partial" | "foreign" }
  | { readonly does: "drafts" | "readies" }
  | { readonly does: "waits"; readonly for: number }
  /** Writes over the nth comment that a person wrote. */
  | { readonly does: "edits"; readonly by: string; readonly nth: number; readonly words: string }
  | { readonly does: "deletes"; readonly by: string; readonly nth: number }
  | { readonly does: "labels"; readonly by: string; readonly label: string; readonly on: boolean };

/** Something that counts, as it was when it was written. */
export interface Said {
  readonly at: Instant;
  readonly by: string;
  readonly what: "merge" | "close" | "reviewed" | "concern" | "resolve" | "cancel" | "other";
  /** The comment that it stands in; `null` for a tick or a review. */
  readonly comment: number | null;
  /** Whether the bot has read the thread while it stood there. */
  seen: boolean;
}

/** What really happened, for whoever judges the bot. */
export class Chronicle {
  readonly said: Said[] = [];
  /** When the present text came. */
  pushedAt: Instant;
  partial = false;
  foreign = false;
  /** The comments that people wrote, oldest first. */
  readonly comments: { readonly id: number; readonly by: string; body: string }[] = [];

  readonly #deleted = new Set<number>();

  constructor(openedAt: Instant) {
    this.pushedAt = openedAt;
  }

  add(at: Instant, by: string, what: Said["what"], comment: number | null): void {
    this.said.push({ at, by, what, comment, seen: false });
  }

  delete(comment: number): void {
    this.#deleted.add(comment);
  }

  /** What stands in the thread now: all that isn't deleted. */
  standing(): readonly Said[] {
    return this.said.filter(({ comment }) => comment === null || !this.#deleted.has(comment));
  }

  /** The bot has read what stood there. */
  read(standing: readonly Said[] = this.standing()): void {
    for (const said of standing) said.seen = true;
  }
}

/** Does it, as far as GitHub lets it be done. */
export function perform(deed: Deed, stage: Stage, chronicle: Chronicle): void {
  try {
    attempt(deed, stage, chronicle);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
  }
}

function attempt(deed: Deed, stage: Stage, chronicle: Chronicle): void {
  const { pull, clock } = stage;
  const at = clock.now();
  switch (deed.does) {
    case "says": {
      const id = pull.comment({ by: deed.by, body: deed.words });
      chronicle.comments.push({ id, by: deed.by, body: deed.words });
      chronicle.add(at, deed.by, whatIsSaid(deed.words), id);
      return;
    }
    case "approves":
      pull.review({ by: deed.by, state: "approved" });
      chronicle.add(at, deed.by, "reviewed", null);
      return;
    case "ticks":
      tick(deed.by, deed.whose, stage, chronicle);
      return;
    case "pushes":
      pull.push({ by: "zed", files: filesOf(deed.what, stage) });
      chronicle.pushedAt = at;
      if (deed.what === "foreign") chronicle.foreign = true;
      else chronicle.partial = deed.what === "partial";
      return;
    case "drafts":
    case "readies":
      pull.setDraft(deed.does === "drafts", "zed");
      return;
    case "waits":
      clock.advanceTo(at + deed.for);
      return;
    case "edits": {
      const comment = chronicle.comments[deed.nth % Math.max(1, chronicle.comments.length)];
      if (comment === undefined) return;
      pull.editComment(comment.id, { by: deed.by, body: deed.words });
      const isNew = deed.by === comment.by && whatIsSaid(deed.words) !== whatIsSaid(comment.body);
      if (isNew) chronicle.add(at, deed.by, whatIsSaid(deed.words), comment.id);
      if (deed.by === comment.by) comment.body = deed.words;
      return;
    }
    case "deletes": {
      const comment = chronicle.comments[deed.nth % Math.max(1, chronicle.comments.length)];
      if (comment === undefined) return;
      pull.deleteComment(comment.id, { by: deed.by });
      chronicle.delete(comment.id);
      return;
    }
    case "labels":
      pull.label(deed.on ? { by: deed.by, add: [deed.label] } : { by: deed.by, remove: [deed.label] });
  }
}

/** A foreign file is what nobody may slip in: the bot's own configuration. */
function filesOf(what: "full" | "partial" | "foreign", stage: Stage): Record<string, string> {
  if (what === "foreign") return { ".github/rfcbot.yml": "admins: [zed]\n" };
  return { "accepted/example.md": stage.write(what) };
}

function tick(by: string, whose: string, { pull, clock }: Stage, chronicle: Chronicle): void {
  const own = pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
  const checklist = own.findLast(({ body }) => body.includes("/checklist -->"));
  if (checklist === undefined) return;
  const body = checklist.body.replaceAll(`- [ ] @${whose}`, `- [x] @${whose}`);
  if (body === checklist.body) return;
  pull.editComment(checklist.id, { by, body });
  if (by === whose) chronicle.add(clock.now(), by, "reviewed", null);
}

function whatIsSaid(words: string): Said["what"] {
  const found = /^@rfcbot (?:fcp )?(merge|close|reviewed|concern|resolve|cancel)\b/.exec(words);
  return (found?.[1] as Said["what"] | undefined) ?? "other";
}

export function tellDeed(deed: Deed): string {
  switch (deed.does) {
    case "says":
      return `${deed.by}: ${shorten(deed.words)}`;
    case "approves":
      return `${deed.by} approves`;
    case "ticks":
      return `${deed.by} ticks ${deed.whose}`;
    case "pushes":
      return `push (${deed.what})`;
    case "waits":
      return `+${deed.for / HOUR}h`;
    case "edits":
      return `${deed.by} edits ${deed.nth}: ${shorten(deed.words)}`;
    case "deletes":
      return `${deed.by} deletes ${deed.nth}`;
    case "labels":
      return `${deed.by} ${deed.on ? "adds" : "removes"} ${deed.label}`;
    default:
      return deed.does;
  }
}

function shorten(words: string): string {
  return words.replaceAll("@rfcbot ", "").replaceAll("\n", " ");
}

const person = fc.constantFrom(...PEOPLE);
const WORDS = [
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot concern NAME",
  "@rfcbot resolve",
  "@rfcbot fcp merge",
  "@rfcbot fcp close\n\nIt has stalled.",
  "@rfcbot cancel",
  "@rfcbot merg",
  "I like it.",
];
/** A concern bears its author's name, so that no two people's are one. */
const named = (words: string, by: string): string => words.replace("NAME", `${by}'s`);

export const aSaying: fc.Arbitrary<Deed> = fc
  .record({ by: person, words: fc.constantFrom(...WORDS) })
  .map(({ by, words }) => ({ does: "says", by, words: named(words, by) }));

export const aWait: fc.Arbitrary<Deed> = fc
  .constantFrom(MINUTE, HOUR, DAY, 9 * DAY, 10 * DAY, 10 * DAY)
  .map((duration) => ({ does: "waits", for: duration }));

const aTick: fc.Arbitrary<Deed> = fc
  .record({ by: fc.constantFrom(...STAKEHOLDERS, "zed"), whose: fc.constantFrom(...STAKEHOLDERS) })
  .map((tick) => ({ does: "ticks", ...tick }));

const aPush: fc.Arbitrary<Deed> = fc
  .constantFrom("full" as const, "full" as const, "partial" as const, "partial" as const, "foreign" as const)
  .map((what) => ({ does: "pushes", what }));

const LABELS = [
  "motion-to-finalize",
  "final-comment-period",
  "finished-final-comment-period",
  "blocked-by-stakeholder",
  "disposition-merge",
];

/** What is done to comments, boxes and labels, after the fact or by the wrong person: nothing that counts. */
export const aMeddling: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .record({ by: person, nth: fc.nat(9), words: fc.constantFrom(...WORDS) })
    .map(({ by, nth, words }): Deed => ({ does: "edits", by, nth, words: named(words, by) })),
  fc.record({ by: person, nth: fc.nat(9) }).map((deletes): Deed => ({ does: "deletes", ...deletes })),
  fc
    .record({ by: person, label: fc.constantFrom(...LABELS), on: fc.boolean() })
    .map((labels): Deed => ({ does: "labels", ...labels })),
);

/** Anything that anybody does. */
export const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: aSaying },
  { weight: 4, arbitrary: aWait },
  { weight: 1, arbitrary: fc.constantFrom(...STAKEHOLDERS).map((by): Deed => ({ does: "approves", by })) },
  { weight: 2, arbitrary: aTick },
  { weight: 3, arbitrary: aPush },
  { weight: 1, arbitrary: fc.constantFrom<Deed>({ does: "drafts" }, { does: "readies" }) },
  { weight: 3, arbitrary: aMeddling },
);

/** A story begins with a motion, and mostly with a second and a period, so that it comes somewhere. */
export const aStory: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(
    fc.nat(3),
    fc.array(aDeed, { maxLength: 5 }),
    fc.boolean(),
    fc.array(aDeed, { minLength: 1, maxLength: 4 }),
  )
  .map(([seconded, before, waits, after]) => [
    { does: "says", by: "ana", words: "@rfcbot fcp merge" },
    ...(seconded > 0 ? [{ does: "says", by: "cho", words: "@rfcbot reviewed" } as const] : []),
    ...before,
    ...(waits ? [{ does: "waits", for: 10 * DAY } as const] : []),
    ...after,
  ]);
