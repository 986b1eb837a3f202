/**
 * A check run of the bot's is a receipt for the head that it stands on: since when that head is known to have been this pull
 * request's. What somebody wrote afterwards, they wrote about that text (D15), whatever became of the ledger.
 *
 * It stands behind the check's digest, sealed with the operator's secret: no other workflow's check says it, and none of
 * another pull request with the same head.
 */
import { type Instant, SECOND } from "@rfckit/core";
import { sealOf } from "../digest.ts";
import type { PullKey } from "../ports/snapshot.ts";

/** Whose head it is, and what seals it. */
export interface HeadSeal {
  readonly key: PullKey;
  readonly head: string;
  readonly secret: string;
}

const STAMPED = /^([0-9a-f]{40})\.([0-9a-z]{1,8})\.([0-9a-f]{14})$/;

/** A check's digest with the stamp: 64 characters at most. */
export function withStamp(digest: string, at: Instant, seal: HeadSeal): string {
  const second = Math.floor(at / SECOND);
  return `${digest}.${second.toString(36)}.${sealStamp(second, seal)}`;
}

/** What a check that is shown was made from. */
export function withoutStamp(shown: string): string {
  return STAMPED.exec(shown)?.[1] ?? shown;
}

/** Since when the head is known, by a check that stands on it; `null` where it doesn't say. */
export function stampIn(shown: string, seal: HeadSeal): Instant | null {
  const [, , time = "", found] = STAMPED.exec(shown) ?? [];
  const second = Number.parseInt(time, 36);
  return found !== undefined && found === sealStamp(second, seal) ? second * SECOND : null;
}

/**
 * What a check says with its stamp sealed by another secret, whatever sealed it before: for somebody who hasn't the
 * operator's. One without a stamp stays as it is.
 */
export function stampAnew(shown: string, seal: HeadSeal): string {
  const [, digest, time = ""] = STAMPED.exec(shown) ?? [];
  return digest === undefined ? shown : withStamp(digest, Number.parseInt(time, 36) * SECOND, seal);
}

function sealStamp(second: number, { key, head, secret }: HeadSeal): string {
  return sealOf(`head\n${key.repository}#${key.number}\n${head}\n${second}`, secret).slice(0, 14);
}
