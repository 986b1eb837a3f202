/**
 * How much of anybody's the front door takes, signed or not: everything here holds before the signature is checked.
 */
import { type Duration, SECOND } from "@rfckit/core";

export interface Limits {
  /** Bytes of one body. GitHub sends up to 25 MB, but what rings for a pull request stays far below. */
  readonly bodyBytes: number;
  /** How long a body may take to arrive, in ms, from the end of its headers. GitHub itself gives up after ten seconds. */
  readonly bodyTime: Duration;
  /** Bytes of all bodies that are arriving at once. */
  readonly heldBytes: number;
}

const MEBIBYTE = 1024 * 1024;

export const LIMITS: Limits = { bodyBytes: 4 * MEBIBYTE, bodyTime: 10 * SECOND, heldBytes: 64 * MEBIBYTE };
