/** Reads what an audit goes by: the thread, the names that ever addressed the bot, and the ledger where one is at hand. */
import { type AuditInput, peopleInRecords } from "@rfckit/audit";
import { readConfiguration } from "@rfckit/config";
import type { UserId } from "@rfckit/core";
import { findBot, findOther } from "@rfckit/reader";
import {
  type Account,
  type LedgerRow,
  type PullKey,
  type Snapshot,
  unsealComments,
} from "@rfckit/reconciler";
import { CONFIGURATION_PATH, mentionsOf } from "@rfckit/reconciler/record";
import type { OpenRepository } from "../github/open-repository.ts";
import { UsageError } from "../usage-error.ts";

export interface Wish {
  /** The login that the bot writes under; `null` where it is to be found. */
  readonly bot: string | null;
  readonly receiptSecret: string | null;
  /** Gives the ledger's rows; `null` where no database is at hand. */
  readonly readRows: ((key: PullKey) => Promise<readonly LedgerRow[]>) | null;
}

export interface ReadEvidence {
  readonly input: AuditInput;
  /** `null` where nobody is known to be the bot. */
  readonly bot: Account | null;
}

/** A wrong name would find nothing on record, and nothing to object to. Throws `UsageError`. */
function demandBot(snapshot: Snapshot, named: string, bot: Account | null): void {
  const other = findOther(snapshot, bot ?? NOBODY);
  if (other === null) return;
  throw new UsageError(
    `--bot is ${named}, which has written nothing as the bot here; ${other.login} has. Leave --bot out, or name that.`,
  );
}

/** Nobody: then nothing is the bot's own. */
const NOBODY: Account = { id: 0, login: "", kind: "bot" };

export async function readEvidence(
  { sight, ask }: Pick<OpenRepository, "sight" | "ask">,
  key: PullKey,
  wish: Wish,
): Promise<ReadEvidence> {
  const observe = async (ids: readonly UserId[]) =>
    unseal(await ask(() => sight.observe(key, ids)), wish.receiptSecret);
  const first = await observe([]);
  const { bot } = findBot([first], wish.bot);
  if (wish.bot !== null) demandBot(first, wish.bot, bot);
  const history = await ask(() => sight.readHistory(key.repository, CONFIGURATION_PATH));
  const mentions = mentionsIn(first, history, bot ?? NOBODY);
  const rows = wish.readRows === null ? null : await wish.readRows(key);
  const records = { mentions, rows, receiptSecret: wish.receiptSecret };
  const asked = peopleInRecords({ ...records, snapshot: asBot(first, bot) });
  const snapshot = asked.length === 0 ? first : await observe(asked);
  return { input: { ...records, asked, snapshot: asBot(snapshot, bot) }, bot };
}

/**
 * Where the bot seals its comments, what bears a wrong seal is somebody else's. A secret that fits none of them is another
 * one, and then all are looked at, so that the audit says so and doesn't take the thread for one without a bot.
 */
function unseal(seen: Snapshot, secret: string | null): Snapshot {
  const fitting = unsealComments(seen, secret);
  return findBot([fitting], null).bot === null ? unsealComments(seen, null) : fitting;
}

function asBot(snapshot: Snapshot, bot: Account | null): Snapshot {
  return { ...snapshot, bot: bot ?? NOBODY };
}

/** Under the present configuration, and under its earlier versions as far as GitHub shows them. */
function mentionsIn(
  { files }: Snapshot,
  history: readonly (Snapshot["files"]["configuration"] | null)[],
  bot: Account,
): string[] {
  const mentions = new Set(mentionsOf(null, bot));
  for (const version of [files.configuration, ...history]) {
    const read = version === null ? null : readConfiguration(version.text);
    if (read?.ok === true) for (const mention of mentionsOf(read.value, bot)) mentions.add(mention);
  }
  return [...mentions];
}
