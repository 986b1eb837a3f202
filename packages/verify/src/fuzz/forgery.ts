/**
 * Nobody's words forge a receipt, a tick, a checklist or a mention: the same story with plain words and with hostile ones
 * comes to the same, step by step, and the bot's comments show the same people, boxes, headings and links.
 */
import type { Disposition } from "@rfckit/core";
import type { CommentView, PullView } from "@rfckit/simulator";
import type { Chance } from "../models/chance.ts";
import type { Part } from "../proof.ts";
import { BOT } from "./bench.ts";
import { look, type Sight } from "./eye.ts";
import { fuzzPart } from "./fuzz-part.ts";
import { differenceOf } from "./meaning.ts";
import { shrink } from "./shrink.ts";
import { type Told, tell } from "./story.ts";
import { drawWords, PLAIN, SLOTS, tame, type Words } from "./words.ts";

const DISPOSITIONS: readonly Disposition[] = ["merge", "close", "postpone"];

/** Told once for each disposition, since it is always the same. */
type Undisturbed = Map<Disposition, Promise<Told>>;

/** A story shows so many texts; `usual` is how many stories are told. */
export function fuzzForgery(usual = 40): Part {
  const undisturbed: Undisturbed = new Map();
  return fuzzPart({
    name: "fuzz/forgery",
    usual: usual * SLOTS,
    counts: SLOTS,
    most: 15_000,
    draw,
    judge: (input) => judge(input, undisturbed),
    shorten,
  });
}

function draw(chance: Chance): string {
  const disposition = chance.pick(DISPOSITIONS);
  return write(disposition, drawWords(chance));
}

/** The words that aren't the plain ones. */
function write(disposition: Disposition, words: Words): string {
  const slots = Object.entries(words).filter(([slot, text]) => PLAIN[slot as keyof Words] !== text);
  return JSON.stringify({ disposition, ...Object.fromEntries(slots) });
}

type Input = Partial<Words> & { readonly disposition?: Disposition };

function read(input: string): { readonly disposition: Disposition; readonly words: Words } {
  const { disposition = "merge", ...words } = JSON.parse(input) as Input;
  return { disposition, words: tame(words) };
}

/** First without whole slots, then each of those left by itself. */
async function shorten(input: string, fails: (shorter: string) => Promise<boolean>): Promise<string> {
  let { disposition, words } = read(input);
  const end = performance.now() + 15_000;
  for (const slot of Object.keys(PLAIN) as (keyof Words)[]) {
    const without = { ...words, [slot]: PLAIN[slot] };
    if (performance.now() < end && (await fails(write(disposition, without)))) words = without;
  }
  for (const slot of Object.keys(PLAIN) as (keyof Words)[]) {
    if (words[slot] === PLAIN[slot] || performance.now() > end) continue;
    const kept = words;
    const put = (text: string) => tame({ ...kept, [slot]: text });
    const shorter = await shrink(words[slot], (text) => fails(write(disposition, put(text))));
    words = put(shorter);
  }
  return write(disposition, words);
}

async function judge(input: string, undisturbed: Undisturbed): Promise<string | null> {
  const { disposition, words } = read(input);
  const plain = undisturbed.get(disposition) ?? tell(PLAIN, disposition);
  undisturbed.set(disposition, plain);
  const expected = await plain;
  const told = await tell(words, disposition);
  return (
    judgeSteps(told, expected) ??
    judgeComments(told.view, expected.view) ??
    judgeComments(told.beside, expected.beside) ??
    judgeMerge(told.view, expected.view)
  );
}

function judgeSteps(told: Told, expected: Told): string | null {
  for (const [index, step] of expected.steps.entries()) {
    const other = told.steps[index];
    if (other === undefined) return "the story breaks off";
    const difference = differenceOf(other.standing, step.standing);
    if (difference !== null)
      return `words change the standing: after "${step.name}", what differs is ${difference}`;
    if (other.labels !== step.labels) return `words change labels or state: after "${step.name}"`;
  }
  return null;
}

function judgeComments(view: PullView, expected: PullView): string | null {
  const comments = ownComments(view);
  const others = ownComments(expected);
  if (comments.length !== others.length) return "words make the bot post more or fewer comments";
  const keys = new Set<string>();
  for (const [index, comment] of comments.entries()) {
    const { body } = comment;
    const other = others[index]?.body ?? "";
    if (isTampered(comment)) {
      // Whoever edits a notice has their own name on it; the checklist is a view, and put back (D31).
      if (other.includes("/checklist -->")) return "a checklist that somebody edited isn't put back (D31)";
      continue;
    }
    const key = /^<!-- rfckit:about ([a-z0-9/-]+) -->\n/.exec(body)?.[1];
    if (key === undefined) return "a comment of the bot's has lost its hidden key";
    if (keys.has(key)) return "a hidden key stands in two comments";
    keys.add(key);
    const sameKey = other.startsWith(`<!-- rfckit:about ${key} -->`);
    if (!sameKey) return "words change what the bot comments on";
    for (const mark of ["<!-- rfckit:about", "<!-- rfckit:receipts", "<!--"]) {
      if (count(withoutReceipts(body), mark) !== count(withoutReceipts(other), mark))
        return `words put a \`${mark}\` into the bot's comment`;
    }
    const difference = differenceInSight(look(body), look(other));
    if (difference !== null)
      return `words change the ${difference} in the bot's comment \`${key.replace(/\d{3,}/, "N")}\``;
  }
  return null;
}

function ownComments(view: PullView): CommentView[] {
  return view.comments.filter(({ author, deleted }) => author === BOT && !deleted);
}

/** Whether somebody else wrote what it says now. */
function isTampered({ revisions }: CommentView): boolean {
  return (revisions.at(-1)?.by ?? BOT) !== BOT;
}

function differenceInSight(one: Sight, other: Sight): string | null {
  const kinds = ["mentions", "boxes", "headings", "links", "html"] as const;
  return kinds.find((kind) => JSON.stringify(one[kind]) !== JSON.stringify(other[kind])) ?? null;
}

/** The merge commit: a mention in it notifies, "fixes #12" closes an issue, and an address is a link. */
function judgeMerge({ merge }: PullView, { merge: expected }: PullView): string | null {
  if (merge === null || expected === null)
    return merge === expected ? null : "words make the difference of merging";
  for (const mark of [/@[a-z0-9]/gi, /#\d/g, /gh-\d/gi, /:\/\//g, /\n\n/g]) {
    const found = merge.message.match(mark)?.length ?? 0;
    if (found !== (expected.message.match(mark)?.length ?? 0))
      return `words put ${mark} into the merge commit`;
  }
  return null;
}

/** Inside the receipts a beginning may stand, for they are one HTML comment that only its end ends; no second end may. */
function withoutReceipts(body: string): string {
  return body.replace(/<!-- rfckit:receipts 1 \d+ [0-9a-f]{64}\n(?:(?!--!?>)[\s\S])*-->$/, "(receipts)");
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
