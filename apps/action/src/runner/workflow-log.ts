/**
 * A step's log, which the runner reads along: a line that begins with `::` is a command to it, and so is whatever follows
 * `##[` anywhere in a line. Here only our own lines are commands; what anybody else wrote can't become one, nor begin a line.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */

export type Level = "error" | "warning" | "notice" | "debug";

export interface WorkflowLog {
  /** A plain line. */
  say(text: string): void;
  /** A line that GitHub shows on the run's page too; `debug` only where debug logging is on. */
  tell(level: Level, text: string): void;
  /** Finished commands, a line each, as the linter's reporter writes them. */
  commands(lines: string): void;
  /** Hides a text wherever it would show from now on. */
  hide(secret: string): void;
}

export function createWorkflowLog(write: (text: string) => void): WorkflowLog {
  return {
    say: (text) => write(`${disarm(text)}\n`),
    tell: (level, text) => write(`::${level}::${escapeData(text)}\n`),
    commands: (lines) => write(lines),
    hide(secret) {
      for (const line of secret.split(/\r?\n/u)) if (line !== "") write(`::add-mask::${escapeData(line)}\n`);
    },
  };
}

/** One line in which nothing is a command to the runner, or to a terminal. */
function disarm(text: string): string {
  const line = text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd")
    .replaceAll("##[", "#\u200b#[");
  return line.replace(/^(\s*):(?=:)/u, "$1:\u200b");
}

/** As `@actions/core` does: the runner turns it back. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
