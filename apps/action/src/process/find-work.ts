/** Which pull requests a run should look at after its own. */
import type { Glance } from "@rfckit/github";
import { glanceAtReceipts, type ReceiptsSay } from "@rfckit/reconciler";
import { chooseAgenda, type RunningLabels, type Seen, toPeekAt } from "./agenda.ts";
import type { Thoroughness } from "./event-rings.ts";
import type { OwnComments } from "./own-comments.ts";

export interface WorkWanted {
  readonly repository: number;
  readonly receiptSecret: string;
  readonly ownComments: OwnComments;
  readonly glance: Glance;
  readonly labels: RunningLabels;
  readonly done: ReadonlySet<number>;
  readonly thoroughness: Thoroughness;
}

export interface Work {
  readonly agenda: readonly number[];
  /** How many pull requests are open. */
  readonly open: number;
}

/** Throws what the port throws. */
export async function findWork(wanted: WorkWanted): Promise<Work> {
  const { glance, labels, done, thoroughness } = wanted;
  const { at, pulls } = glance;
  const seen: Seen = { at, pulls, labels, done };
  const said = await peek(wanted, toPeekAt(seen, thoroughness));
  const agenda = chooseAgenda(seen, thoroughness, (number) => said.get(number));
  return { agenda, open: pulls.filter(({ open }) => open).length };
}

async function peek(
  { repository, receiptSecret: secret, ownComments }: WorkWanted,
  pulls: Glance["pulls"],
): Promise<ReadonlyMap<number, ReceiptsSay>> {
  const own = await ownComments.read(pulls.map(({ number }) => number));
  return new Map(
    pulls.map(({ number, url }) => {
      const key = { repository, number };
      return [number, glanceAtReceipts(own.get(number) ?? [], { key, url, secret })];
    }),
  );
}
