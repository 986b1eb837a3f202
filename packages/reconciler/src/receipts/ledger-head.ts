/**
 * The ledger's last hash, as it was when a checklist was last written: a line out of sight below its receipts.
 *
 * Each row's hash covers the row before it, so whoever drops or changes rows up to there has a ledger in which that hash
 * no longer stands, and the checklist shows it. It costs no write of its own: what stands is left alone for as long as
 * the rest of the comment is as it should be. Only a hash that this very ledger doesn't have is put right, as after a
 * database was lost and made whole.
 */
import { sealOf } from "../digest.ts";
import type { PullKey } from "../ports/snapshot.ts";

/** A ledger's row, by its number and hash. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

export interface HeadSeal {
  readonly key: PullKey;
  /** The operator's key; empty where there is none. */
  readonly secret: string;
}

/** In characters. */
export const LONGEST_HEAD = 180;

const LINE = /\n<!-- rfckit:ledger 1 (\d{1,9}) ([0-9a-f]{64}) ([0-9a-f]{64}) -->/;

export function writeHead(head: LedgerHead, seal: HeadSeal): string {
  return `\n<!-- rfckit:ledger 1 ${head.seq} ${head.hash} ${sealHead(head, seal)} -->`;
}

export interface HeadRead {
  readonly head: LedgerHead;
  /** Whether the seal fits; `null` without the operator's key. */
  readonly sealed: boolean | null;
}

/** What one of the bot's own versions of a checklist says of the ledger; `null` where it says nothing. */
export function readHead(
  body: string,
  { key, secret }: { readonly key: PullKey; readonly secret: string | null },
): HeadRead | null {
  const found = LINE.exec(body);
  if (found === null) return null;
  const [, seq = "", hash = "", seal = ""] = found;
  const head = { seq: Number(seq), hash };
  return { head, sealed: secret === null ? null : seal === sealHead(head, { key, secret }) };
}

export function withoutHead(body: string): string {
  return body.replace(LINE, "");
}

/**
 * The body with the ledger's last hash: the one that stands, for as long as nothing else changes and the ledger has it.
 * `hashes` are those of all rows, in their order.
 */
export function withHead(
  body: string,
  standing: string | null,
  hashes: readonly string[],
  seal: HeadSeal,
): string {
  if (standing !== null && withoutHead(standing) === body && mayStay(standing, hashes, seal)) return standing;
  const hash = hashes.at(-1);
  return hash === undefined ? body : `${body}${writeHead({ seq: hashes.length, hash }, seal)}`;
}

/** A checklist from before hashes stood there isn't written only for that. */
function mayStay(standing: string, hashes: readonly string[], seal: HeadSeal): boolean {
  const read = readHead(standing, seal);
  return read === null || (read.sealed === true && hashes[read.head.seq - 1] === read.head.hash);
}

function sealHead({ seq, hash }: LedgerHead, { key, secret }: HeadSeal): string {
  return sealOf(`${key.repository}#${key.number}\nledger\n${seq}\n${hash}`, secret);
}
