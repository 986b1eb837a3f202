/**
 * What there is to see of a pull request once its story is told: all that a death must not change.
 *
 * Comments go by names that stay the same when their numbers don't: people's are counted, the bot's go by what they
 * are about. What no reader sees (hidden keys, receipts) isn't part of it.
 */
import type { Instant, Standing } from "@rfckit/core";
import { type PullKey, readStanding, type Snapshot, visibleText } from "@rfckit/reconciler";
import type { Actual, Result } from "@rfckit/simulator";
import { type DatedText, readDatedText } from "./dated-text.ts";
import type { Mortal } from "./mortal-engine.ts";
import { aboutOf, type Estate } from "./mortal-ports.ts";

export interface Remains {
  /** Where the motion stands, under the names of a scenario's `expect`. */
  readonly standing: Pick<
    Actual,
    "phase" | "disposition" | "mover" | "signedOff" | "signedGroups" | "awaitingGroups" | "objections"
  >;
  /** How each motion ended, oldest first. */
  readonly ended: readonly Standing["ended"][number]["end"][];
  readonly labels: readonly string[];
  readonly pull: { readonly state: string; readonly draft: boolean; readonly head: string };
  /** The bot's check runs on the head and what each came to, sorted. */
  readonly checks: readonly string[];
  /** The bot's issues, newest first. */
  readonly issues: readonly { readonly title: string; readonly body: string; readonly open: boolean }[];
  /** The period's beginning and end, where there is one. */
  readonly period: readonly Instant[];
  /** The names of all comments that the bot ever posted, sorted, those that were deleted since among them. */
  readonly posted: readonly string[];
  /** Everything that stands in the thread, in its order. */
  readonly comments: readonly RemainingComment[];
  /** What happened to the pull request itself, in its order. */
  readonly events: readonly { readonly what: string; readonly at: Instant }[];
}

export interface RemainingComment {
  /** `2` for the second that people wrote, `m1/checklist` for the bot's; `null` for one of the bot's without a key. */
  readonly name: string | null;
  readonly byBot: boolean;
  readonly text: DatedText;
  readonly minimized: boolean;
  /** The bot's own reactions, sorted. */
  readonly reactions: readonly string[];
}

/** What an onlooker needs of a play. */
export interface Left extends Pick<Mortal, "comments"> {
  readonly estate: () => Pick<Estate, "github" | "ledger">;
}

/** Looks at what remains after a play. It counts as nobody's doing. */
export async function readRemains(mortal: Left, key: PullKey, { final }: Result): Promise<Remains> {
  const { github, ledger } = mortal.estate();
  const snapshot = await github.observe(key, []);
  const { ownIssues } = await github.observeRepository(key.repository);
  const { ended } = await readStanding(ledger, key);
  const { phase, disposition, mover, signedOff, signedGroups, awaitingGroups, objections, fcp } = final;
  const { state, draft, head, labels } = snapshot.pull;
  return {
    standing: { phase, disposition, mover, signedOff, signedGroups, awaitingGroups, objections },
    ended: ended.map(({ end }) => end),
    labels: labels.toSorted(),
    pull: { state, draft, head },
    checks: snapshot.checks.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort(),
    issues: ownIssues.map(({ title, body, open }) => ({ title, body, open })),
    period: fcp === null ? [] : [Date.parse(fcp.startedAt), Date.parse(fcp.endsAt)],
    posted: [...mortal.comments.values()].map((name) => steady(name, mortal.comments)).sort(),
    comments: readComments(snapshot, mortal.comments),
    events: snapshot.timeline.map(({ at, actor, what }) => ({
      what: `${JSON.stringify(what)} by ${actor?.login ?? "ghost"}`,
      at,
    })),
  };
}

function readComments(snapshot: Snapshot, names: Mortal["comments"]): RemainingComment[] {
  const there = new Set(snapshot.comments.filter(({ kind }) => kind === "comment").map(({ id }) => id));
  const nameOf = (id: number): string => steady(names.get(id) ?? `unknown comment ${id}`, names);
  const linkTo = (id: number): string => (there.has(id) ? `#${nameOf(id)}` : `#${nameOf(id)}, which is gone`);
  const readText = (body: string): DatedText =>
    readDatedText(visibleText(body).replaceAll(LINK, (_, id) => linkTo(Number(id))));
  return snapshot.comments.map(({ kind, id, author, body, minimized, reactions }) => {
    const byBot = author?.id === snapshot.bot.id;
    const about = aboutOf(body);
    const own = about === null ? null : steady(about, names);
    const others = kind === "comment" ? nameOf(id) : `${kind} ${id}`;
    return {
      name: byBot ? own : others,
      byBot,
      text: readText(body),
      minimized,
      reactions: reactions.map(({ content }) => content).sort(),
    };
  });
}

const LINK = /#issuecomment-(\d+)/g;

/** A reply's key names the comment that it answers by number, which a twin in between would shift. */
function steady(about: string, names: Mortal["comments"]): string {
  return about.replace(/^reply\/comment\/(\d+)/, (_, id) => `reply/comment/${names.get(Number(id)) ?? id}`);
}
