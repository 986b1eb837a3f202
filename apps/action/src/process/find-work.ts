/** A look around the repository: which pull requests a run should look at after its own. */
import type { Settings } from "@rfckit/config";
import type { Glance, TokenConnection } from "@rfckit/github";
import { glanceAtReceipts, type ReceiptsSay, withoutSeal } from "@rfckit/reconciler";
import { chooseAgenda, type RunningLabels, type Seen, toPeekAt } from "./agenda.ts";
import type { Thoroughness } from "./event-rings.ts";

export interface WorkWanted {
  readonly connection: Pick<TokenConnection, "glance" | "readOwnComments" | "repository">;
  readonly labels: Settings["policy"]["labels"];
  readonly receiptSecret: string;
  /** Whether the bot's comments bear seals (`sealComments`). */
  readonly sealed: boolean;
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
  const { connection, labels, done, thoroughness } = wanted;
  const { proposed, finalCommentPeriod, blocked, finished } = labels;
  const pending = [proposed, finalCommentPeriod, blocked];
  const { at, pulls } = await connection.glance([...pending, finished]);
  const running: RunningLabels = { pending: lowered(pending), finished: lowered([finished]) };
  const seen: Seen = { at, pulls, labels: running, done };
  const said = await peek(wanted, toPeekAt(seen, thoroughness));
  const agenda = chooseAgenda(seen, thoroughness, (number) => said.get(number));
  return { agenda, open: pulls.filter(({ open }) => open).length };
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

async function peek(
  { connection, receiptSecret: secret, sealed }: WorkWanted,
  pulls: Glance["pulls"],
): Promise<ReadonlyMap<number, ReceiptsSay>> {
  if (pulls.length === 0) return new Map();
  const texts = await connection.readOwnComments(pulls.map(({ number }) => number));
  return new Map(
    pulls.map(({ number, url }) => {
      const key = { repository: connection.repository, number };
      const own = (texts.get(number) ?? []).flatMap((text) => {
        const read = sealed ? withoutSeal(text, key, secret) : text;
        return read === null ? [] : [read];
      });
      return [number, glanceAtReceipts(own, { key, url, secret })];
    }),
  );
}
