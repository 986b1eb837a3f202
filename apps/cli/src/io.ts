/**
 * What a command reads from and writes to: handed down, so that a command can be tested without a process.
 */

export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/** Text in pieces, and whether a person types it. */
export type Input = AsyncIterable<string> & { readonly isTTY?: boolean };

export interface Output {
  /**
   * Resolves once more may be written: a slow reader slows the writer down. Rejects with `OutputClosed`, or with
   * `OutputFailed`.
   */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Whether colours are wanted here. */
  readonly color: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/** The reader at the other end of a pipe has gone: nothing more is to be written, and nothing is wrong. */
export class OutputClosed extends Error {
  override readonly name = "OutputClosed";
}

/** For what has been found already: whoever stops reading has enough of it, and the exit status still says what it was. */
export async function whileRead(written: Promise<void>): Promise<void> {
  try {
    await written;
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
}

/** What was written did not arrive, as on a full disk: the message says why. */
export class OutputFailed extends Error {
  override readonly name = "OutputFailed";
}

/** Colours stand on terminals only; NO_COLOR takes them away, FORCE_COLOR brings them anywhere. */
export function wantsColor(isTerminal: boolean, env: Io["env"]): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return isTerminal && term !== "dumb";
}
