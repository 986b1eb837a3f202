/** What an error of PostgreSQL's, or of the way to it, means. The server's own words stay out: they may hold values. */
import { isErrorOf } from "../error-code.ts";
import type { Failure } from "../sql/database.ts";

/** By the first two letters of the server's code. */
const UNAVAILABLE_CLASSES: Readonly<Record<string, string>> = {
  "08": "the connection failed",
  "28": "it doesn't let the bot in any more",
  "3D": "it is gone",
  "53": "it has no memory, disk or connections left",
  "57": "it was stopped, or took too long",
  "58": "its disk failed",
  XX: "it failed inside",
};

/** By the whole code, where the class tells too little. */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  "25006": "it can't be written to",
  "25P03": "this process fell silent for too long",
  "42501": "it doesn't let the bot in any more",
  "55P03": "others held a row for too long",
};

/** What the driver says without a code. They are all about the connection. */
const DRIVER =
  /^(Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client (has|was)|Cannot use a pool|Connection ended|Postgres connection|driver has already|The server does not support SSL)/;

const CONFLICTS = ["40001", "40P01"];

/** For queries on an open database; `null` for a bug. */
export function postgresqlFailure(error: unknown): Failure | null {
  const state = stateOf(error);
  if (state !== null) {
    if (CONFLICTS.includes(state)) return { kind: "conflict" };
    const words = UNAVAILABLE[state] ?? UNAVAILABLE_CLASSES[state.slice(0, 2)];
    return words === undefined ? null : { kind: "unavailable", words: `The database: ${words} (${state}).` };
  }
  if (isErrorOf(error, /^(E[A-Z]+|ERR_[A-Z_]+|[A-Z_]*CERT[A-Z_]*)$/)) {
    return { kind: "unavailable", words: `The database: the connection failed (${error.code}).` };
  }
  if (error instanceof Error && DRIVER.test(error.message)) {
    return { kind: "unavailable", words: `The database: ${error.message}.` };
  }
  return null;
}

/** The server's code, of five letters and digits; `null` where it isn't the server's error. */
export function stateOf(error: unknown): string | null {
  return isErrorOf(error, /^[0-9A-Z]{5}$/) && "severity" in error ? error.code : null;
}
