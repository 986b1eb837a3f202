/**
 * Digests: of a pull request's text (D15) and of ledger rows. Plain SHA-256, shortened where a person may see it.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ChangedFile } from "./ports/snapshot.ts";

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.toWellFormed())));
}

/** The HMAC-SHA-256 of a text in UTF-8, in hexadecimal. */
export function sealOf(text: string, secret: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text.toWellFormed())));
}

/**
 * The digest of the pull request's own difference: paths and blobs against the merge base (D15). Merging the
 * base branch in changes nothing; a file slipped in beside the RFC does.
 */
export function digestText(files: readonly ChangedFile[]): string {
  const lines = files
    .map((file) => JSON.stringify([file.change, file.path, file.previousPath, file.blob]))
    .sort();
  return digestOf(lines.join("\n")).slice(0, 32);
}
