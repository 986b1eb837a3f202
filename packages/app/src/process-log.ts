/**
 * The log of the process: one JSON object a line for machines, or readable lines for a terminal.
 *
 * Nobody is meant to put a secret into a field. Should it happen all the same, in the message of some error, it is masked
 * here, as is whatever looks like a token or a key.
 */
import type { Clock, Log, LogFields } from "@rfckit/reconciler";

/**
 * Probot's levels. What is logged here is information, a warning, or an error where it is a bug: `debug` and `trace` tell
 * no more than `info`, and `fatal` no more than `silent`.
 */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Longer values are cut: the log tells what happened, not what was in it. */
const LONGEST_VALUE = 1000;
const MASK = "[secret]";
const TOKENS =
  /-----BEGIN [\s\S]*?(-----END [A-Z ]*-----|$)|\bgh[a-z]_\w{10,}|\bgithub_pat_\w{10,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/gu;

export interface ProcessLogOptions {
  readonly write: (line: string) => void;
  readonly level: LogLevel;
  /** Whether people read it as it is written. */
  readonly isTerminal: boolean;
  readonly clock: Clock;
  /** What must not be written, whoever says it. */
  readonly secrets: readonly string[];
}

export function createProcessLog({ write, level, isTerminal, clock, secrets }: ProcessLogOptions): Log {
  const rank = LOG_LEVELS.indexOf(level);
  const clean = (value: string): string => {
    const masked = secrets.reduce(
      (text, secret) => (secret === "" ? text : text.replaceAll(secret, MASK)),
      value,
    );
    const safe = masked.replaceAll(TOKENS, MASK);
    return safe.length > LONGEST_VALUE ? `${safe.slice(0, LONGEST_VALUE)}…` : safe;
  };
  const tell =
    (kind: "info" | "warn") =>
    (event: string, fields: LogFields = {}): void => {
      const name = fields["bug"] === true ? "error" : kind;
      if (LOG_LEVELS.indexOf(name) < rank) return;
      const time = new Date(clock.now()).toISOString();
      const told = Object.entries(fields).map(
        ([key, value]) => [key, typeof value === "string" ? clean(value) : value] as const,
      );
      if (isTerminal) write(`${[time.slice(11, 19), name, event, ...told.map(readable)].join(" ")}\n`);
      else write(`${JSON.stringify({ time, level: name, event, ...Object.fromEntries(told) })}\n`);
    };
  return { info: tell("info"), warn: tell("warn") };
}

/** `key=value`, in quotes where it is more than a word, and nothing that could steer the terminal. */
function readable([key, value]: readonly [string, LogFields[string]]): string {
  const text = disarm(String(value));
  if (key === "message") return `· ${text}`;
  return `${key}=${/^[\w./:#-]*$/u.test(text) ? text : `"${text}"`}`;
}

function disarm(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/gu, (sign) => {
    if (sign === "\n") return "\\n";
    return sign === '"' || sign === "\\" ? `\\${sign}` : `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  });
}
