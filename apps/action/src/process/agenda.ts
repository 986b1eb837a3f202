/**
 * Which pull requests a run looks at after its own, and in which order: pure, for a run's requests are few.
 *
 * A workflow's token has a thousand points of GraphQL an hour for the whole repository, and a whole reading costs eight.
 * So most runs look only where something may have happened: where a label says so, and by the receipts a time that has
 * come, and where something changed lately, since a run that GitHub put off for a later one never happens. What nobody
 * told of any more is looked at in turn, a few in each round.
 */
import { DAY, type Duration, HOUR, type Instant, type LabelNames, MINUTE } from "@rfckit/core";
import type { Glimpse } from "@rfckit/github";
import type { ReceiptsSay } from "@rfckit/reconciler";
import type { Thoroughness } from "./event-rings.ts";

/** What changed so lately is looked at again: the run that its event began may have been put off for this one. */
const LATELY: Readonly<Record<Thoroughness, Duration>> = {
  event: HOUR,
  round: DAY,
  everything: Number.POSITIVE_INFINITY,
};

/** So many pull requests that nothing speaks for are looked at in a round. */
const QUIET_IN_TURN = 10;
/** How often the turn changes. GitHub runs no schedule more often. */
const TURN: Duration = 5 * MINUTE;

/** Decisions that wait for something are looked at in each run; of more than these, the rest in the next round. */
const WAITING_AT_ONCE = 5;

/** The names of the bot's labels, in lower case. */
export interface RunningLabels {
  /** While a motion is on the table, and not decided. */
  readonly pending: ReadonlySet<string>;
  /** From the decision on, and for good. */
  readonly finished: ReadonlySet<string>;
}

export function runningLabels({
  proposed,
  finalCommentPeriod,
  blocked,
  finished,
}: LabelNames): RunningLabels {
  const lowered = (...names: string[]) => new Set(names.map((name) => name.toLowerCase()));
  return { pending: lowered(proposed, finalCommentPeriod, blocked), finished: lowered(finished) };
}

export interface Seen {
  readonly at: Instant;
  readonly pulls: readonly Glimpse[];
  readonly labels: RunningLabels;
  /** Those that were looked at already. */
  readonly done: ReadonlySet<number>;
}

/** `waiting`: decided, and not carried out. `ended`: closed or merged, as its labels say by the bot. */
type State = "pending" | "waiting" | "ended" | "quiet";

/** What the labels say. Somebody may have taken them off: that is a change, and looked at as one. */
export function stateOf({ labels, open }: Glimpse, { pending, finished }: RunningLabels): State {
  const borne = labels.map((label) => label.toLowerCase());
  if (borne.some((label) => pending.has(label))) return "pending";
  if (borne.some((label) => finished.has(label))) return open ? "waiting" : "ended";
  return "quiet";
}

/** Those whose receipts have to be read to know whether to look there. */
export function toPeekAt({ pulls, labels, done, at }: Seen, thoroughness: Thoroughness): readonly Glimpse[] {
  return pulls.filter((pull) => {
    if (done.has(pull.number)) return false;
    const lately = changedLately(pull, at, thoroughness);
    switch (stateOf(pull, labels)) {
      case "pending":
        // What is on the table is looked at anyway in a round, and what ended bears no such label for long.
        return pull.open && !lately && thoroughness === "event";
      case "ended":
        // In a round, what changed lately is looked at anyway.
        return lately === (thoroughness === "event");
      default:
        return false;
    }
  });
}

/** The numbers of those to look at, the most urgent first. `say` tells what the receipts say of those that `toPeekAt` named. */
export function chooseAgenda(
  seen: Seen,
  thoroughness: Thoroughness,
  say: (number: number) => ReceiptsSay | undefined,
): readonly number[] {
  const { at, labels, done } = seen;
  const chosen: { readonly number: number; readonly urgency: number }[] = [];
  const quiet: number[] = [];
  let waiting = 0;
  for (const pull of seen.pulls) {
    const { number, open } = pull;
    if (done.has(number)) continue;
    const said = say(number);
    const lately = changedLately(pull, at, thoroughness);
    switch (stateOf(pull, labels)) {
      case "waiting":
        if (lately || thoroughness !== "event" || ++waiting <= WAITING_AT_ONCE)
          chosen.push({ number, urgency: 0 });
        break;
      case "pending":
        if (said === undefined || isDue(said, at)) chosen.push({ number, urgency: 1 });
        break;
      case "ended":
        // Carried out, as a rule. Who closed or merged it in another sense was heard of by nobody.
        if (said === undefined ? lately : said.kind !== "ended") chosen.push({ number, urgency: 1 });
        break;
      case "quiet":
        if (lately && (open || thoroughness !== "event")) chosen.push({ number, urgency: 2 });
        else if (open) quiet.push(number);
    }
  }
  const inTurn = thoroughness === "event" ? [] : takeTurns(quiet, at).slice(0, QUIET_IN_TURN);
  return [
    ...chosen.toSorted((one, other) => one.urgency - other.urgency).map(({ number }) => number),
    ...inTurn,
  ];
}

function changedLately({ changedAt }: Glimpse, at: Instant, thoroughness: Thoroughness): boolean {
  return at - changedAt <= LATELY[thoroughness];
}

/** What has ended, by its receipts, bears a label that it shouldn't. */
function isDue(said: ReceiptsSay, at: Instant): boolean {
  return said.kind !== "pending" || (said.due !== null && said.due <= at);
}

/** In an order that is another one at each turn: sooner or later each is among the first. */
function takeTurns(numbers: readonly number[], at: Instant): number[] {
  const turn = Math.floor(at / TURN);
  const rank = (number: number) => Math.imul(number ^ Math.imul(turn, 0x9e3779b1), 0x85ebca6b) >>> 0;
  return numbers.toSorted((one, other) => rank(one) - rank(other) || one - other);
}
