/**
 * The standing in words, ready to compare with what GitHub shows: comments with their hidden keys and receipts,
 * labels, reactions.
 */

import { renderHelp } from "@rfckit/commands";
import {
  about,
  type Desired,
  type DesiredReply,
  type Entry,
  type Instant,
  labelsOwned,
  type Motion,
  type Notice,
  type Shown,
  type Standing,
  type Worded,
  type WordedComment,
} from "@rfckit/core";
import { ownComments, ownText, withHiddenKey } from "./hidden-key.ts";
import type { Host, Operator } from "./host.ts";
import type { Look } from "./look.ts";
import type { Comment, Snapshot } from "./ports/snapshot.ts";
import { lintDocuments } from "./read/lint-documents.ts";
import { chooseReceipts } from "./receipts/choose-receipts.ts";
import { LONGEST_HEAD, withHead, withoutHead } from "./receipts/ledger-head.ts";
import { writeReceipts } from "./receipts/receipt-codec.ts";
import {
  announcePeriod,
  nameIn,
  renderChecklist,
  renderNotice,
  renderReply,
  writeInstant,
} from "./wording/index.ts";

/** GitHub takes no longer comment. */
const LONGEST_COMMENT = 65_536;

/** What is left of it beside the hidden key and the ledger's last hash. */
const ROOM = LONGEST_COMMENT - 100 - LONGEST_HEAD;

/** What a pass knows when it words something. */
export interface View {
  readonly look: Look;
  readonly standing: Standing;
  readonly entries: readonly Entry[];
  /** Of all the ledger's rows; `null` where those don't outlive this process, and there is nothing to hold them to. */
  readonly hashes: readonly string[] | null;
  readonly operator: Operator;
}

/** How the pull request looks now. */
export function shown(snapshot: Snapshot): Shown {
  const comments = [...ownComments(snapshot)].flatMap(([named, twins]) =>
    twins.map(({ id, body, minimized }) => ({ id, about: named, body, minimized })),
  );
  return {
    labels: snapshot.pull.labels,
    comments,
    reactions: snapshot.comments.flatMap((comment) =>
      comment.reactions.map(({ content }) => ({ source: sourceOf(comment), content })),
    ),
    sources: snapshot.comments.map(sourceOf),
  };
}

function sourceOf({ kind, id, url }: Snapshot["comments"][number]): Shown["reactions"][number]["source"] {
  return { kind, id, url };
}

/** How it should look. */
export function worded(view: View, wanted: Desired): Worded {
  const receipts = wanted.checklists.length === 0 ? new Map<number, Entry[]>() : chooseReceipts(view.entries);
  const standing = wanted.checklists.length === 0 ? null : ownComments(view.look.snapshot);
  const comments = wanted.checklists.map((checklist): WordedComment => {
    const { about: named, required, outdated } = checklist;
    const text = wordChecklist(view, checklist.motion, receipts.get(checklist.motion) ?? []);
    const body = stateLedger(view, withHiddenKey(named, text), standing?.get(named)?.[0]);
    return { about: named, body, required, outdated };
  });
  const announcement = mendAnnouncement(view);
  if (announcement !== null) comments.push(announcement);
  return { labels: wanted.labels, owned: ownedLabels(view), comments, reactions: wanted.reactions };
}

/** All labels that the bot sets, and takes off again, under the policies in force here. */
export function ownedLabels({ look, standing }: View): string[] {
  const policies = [...standing.ended.map((ended) => ended.motion.policy)];
  if (standing.motion !== null) policies.push(standing.motion.policy);
  const { settings } = look.circumstances;
  if (settings !== null) policies.push(settings.policy);
  return [...new Set(policies.flatMap((policy) => labelsOwned(policy.labels)))];
}

function stateLedger({ look, hashes, operator }: View, body: string, standing: Comment | undefined): string {
  const { key, bot } = look.snapshot;
  const text = standing === undefined ? null : ownText(standing, bot.id);
  // Whoever has no ledger that lasts leaves alone what one that has wrote there.
  if (hashes === null) return text !== null && withoutHead(text) === body ? text : body;
  return withHead(body, text, hashes, { key, secret: operator.receiptSecret });
}

function wordChecklist(view: View, number: number, receipts: readonly Entry[]): string {
  const { snapshot } = view.look;
  const { key, pull } = snapshot;
  const seal = { key, motion: number, url: pull.url, secret: view.operator.receiptSecret };
  const footer = `\n\n${writeReceipts(receipts, seal)}`;
  const body = wordChecklistText(view, number, ROOM - footer.length);
  if (body.length + footer.length <= ROOM) return body + footer;
  // The limits of the process keep it from coming to this. If it does, a checklist that people can read comes
  // first; the ledger has the receipts.
  return `${wordChecklistText(view, number, ROOM - WITHOUT_RECEIPTS.length)}${WITHOUT_RECEIPTS}`;
}

const WITHOUT_RECEIPTS =
  "\n\nThis comment has no room left for its receipts: only the bot's own ledger has them.";

function wordChecklistText(view: View, number: number, room: number): string {
  const { standing } = view;
  const name = nameIn(view.look.snapshot);
  const common = { standing, name, mention: mentionOf(view), room, compareUrl: compareIn(view) };
  if (standing.motion?.number === number) return renderChecklist({ ...common, motion: standing.motion });
  const ended = standing.ended.find((each) => each.motion.number === number);
  return ended === undefined ? "" : renderChecklist({ ...common, ended });
}

/** Where GitHub shows what changed between two texts: between the heads at which they were first read (D15). */
function compareIn({ look, entries }: View): (from: string, to: string) => string | null {
  const repository = look.snapshot.pull.url.replace(/\/pull\/\d+$/, "");
  const heads = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === "text" && !heads.has(entry.digest)) heads.set(entry.digest, entry.head);
  }
  return (from, to) => {
    const [before, after] = [heads.get(from), heads.get(to)];
    return before === undefined || after === undefined ? null : `${repository}/compare/${before}...${after}`;
  };
}

/** GitHub may have taken the announcement a moment after the end it names was computed: then it is mended. */
function mendAnnouncement(view: View): WordedComment | null {
  const { snapshot } = view.look;
  const { motion } = view.standing;
  if (motion === null || motion.period === null || motion.period.moves > 0) return null;
  const named = about.period(motion.number, motion.period.number);
  const [comment] = ownComments(snapshot).get(named) ?? [];
  const text = comment === undefined ? null : ownText(comment, snapshot.bot.id);
  if (comment === undefined || text === null) return null;
  const body = text.includes(writeInstant(motion.period.endsAt))
    ? text
    : withHiddenKey(named, announce(view, motion, motion.period.startedAt, motion.period.endsAt));
  return { about: named, body, required: false, outdated: false };
}

/** The announcement of a period (D17). */
export function announce(view: View, motion: Motion, announcedAt: Instant, endsAt: Instant): string {
  const { snapshot, circumstances } = view.look;
  return announcePeriod(
    motion,
    { announcedAt, endsAt },
    nameIn(snapshot),
    mentionOf(view),
    circumstances.digest,
  );
}

export function wordNotice(view: View, notice: Notice): string {
  const name = nameIn(view.look.snapshot);
  return renderNotice(notice, view.standing, name, mentionOf(view));
}

/** One reply for everything in a comment that needs words (D30). */
export async function wordReply(host: Host, view: View, reply: DesiredReply): Promise<string> {
  const { look, standing } = view;
  const asksForLint = reply.answers.some(
    ({ outcome }) => outcome.kind === "answered" && outcome.request.name === "lint",
  );
  // One document is answered with; the check run shows all of them.
  const [lint = null] = asksForLint ? await lintDocuments(host, look.snapshot, look.circumstances, 1) : [];
  const text = renderReply(reply.answers, {
    standing,
    now: look.snapshot.now,
    name: nameIn(look.snapshot),
    mention: mentionOf(view),
    help: renderHelp(mentionOf(view)),
    lint,
    roster: standing.motion?.roster ?? look.circumstances.roster,
  });
  if (text === null) throw new Error(`Nothing to say in ${reply.about}, though it is wanted`);
  return text;
}

/** What people type to address the bot: the first configured mention. */
function mentionOf({ look }: View): string {
  return look.mentions[0] ?? "@rfcbot";
}
