/** A saved thread as it went, and as it would have gone under another policy. */
import {
  describe,
  type EndedMotion,
  type Entry,
  evaluate,
  type Instant,
  type Milestone,
  milestonesOf,
  type Phase,
  type Policy,
  type Replay,
  replay,
  type Standing,
} from "@rfckit/core";
import { type Reading, readThread } from "@rfckit/reader";
import { entriesOf } from "@rfckit/reconciler";
import { speakPlainly } from "../reading/speak-plainly.ts";
import { policyDifferences, type SettingDifference } from "./policy-differences.ts";
import type { RetellRequest } from "./read-request.ts";

export interface Retold {
  readonly reading: Reading;
  /** Over all motions of the thread. */
  readonly differences: readonly SettingDifference[];
  /** Keys of the policy's file that change nothing here. */
  readonly besides: readonly string[];
  readonly policyFile: string;
  readonly went: Telling;
  readonly would: Telling;
  /** What people did that would not have happened like that, by the facts' keys. */
  readonly leftOut: readonly Milestone[];
  readonly doubtful: number;
}

export interface Telling {
  readonly milestones: readonly Milestone[];
  /** What would follow if nobody did anything any more. */
  readonly ahead: readonly Milestone[];
  readonly phase: Phase;
  readonly standing: Standing;
  /** When the last motion ended; `null` while it hasn't. */
  readonly endedAt: Instant | null;
  /** How it would end if nobody did anything any more; `null` where it has ended, or wouldn't. */
  readonly wouldEnd: EndedMotion | null;
}

export async function retell(request: RetellRequest, receiptSecret: string | undefined): Promise<Retold> {
  const { thread, policy, policyFile } = request;
  const reading = await readThread(thread, receiptSecret === undefined ? {} : { receiptSecret });
  const ledger = entriesOf(reading.rows);
  const until = reading.snapshot.now;
  const common = {
    answered: new Map(reading.answered.map((entry) => [entry.key, entry])),
    // A reader's ledger is one that was made whole from receipts.
    condensed: true,
    until,
  };
  const now = replay(ledger, common);
  const other = replay(ledger, { ...common, as: (entry) => withPolicy(entry, policy.change) });
  const policies = ledger.flatMap((entry) => policyOf(entry) ?? []);
  const differences = new Map(
    policies
      .flatMap((each) => policyDifferences(each, policy.change(each)))
      .map((each) => [JSON.stringify(each), each]),
  );
  const told = (of: Pick<Replay, "standing" | "ahead">, entries: readonly Entry[]) =>
    tellingOf(of, entries, reading);
  return {
    reading,
    policyFile,
    differences: [...differences.values()],
    besides: policy.besides,
    // What happened is told as it is known, and not by what it is concluded to have been.
    went: told({ standing: reading.standing, ahead: now.ahead }, ledger),
    would: told(other, other.entries),
    leftOut: milestonesOf(ledger, speakPlainly(reading)).filter(({ key }) =>
      other.leftOut.some((entry) => entry.key === key),
    ),
    doubtful: other.doubtful.length,
  };
}

function tellingOf(
  { standing, ahead }: Pick<Replay, "standing" | "ahead">,
  entries: readonly Entry[],
  reading: Reading,
): Telling {
  const voice = speakPlainly(reading);
  const milestones = milestonesOf(entries, voice);
  const all = milestonesOf([...entries, ...ahead], voice);
  const last = standing.motion === null ? standing.ended.at(-1) : undefined;
  return {
    milestones,
    ahead: all.slice(milestones.length),
    phase: describe(standing).phase,
    standing,
    endedAt: last?.at ?? null,
    wouldEnd: evaluate(ahead, standing).ended[standing.ended.length] ?? null,
  };
}

function policyOf(entry: Entry): Policy | null {
  return entry.kind === "command" ? (entry.context?.settings?.policy ?? null) : null;
}

function withPolicy(entry: Entry, change: (policy: Policy) => Policy): Entry {
  if (entry.kind !== "command" || entry.context === undefined || entry.context.settings === null)
    return entry;
  const { context } = entry;
  const { settings } = context;
  if (settings === null) return entry;
  return { ...entry, context: { ...context, settings: { ...settings, policy: change(settings.policy) } } };
}
