/**
 * What a command reads from and writes to: handed down, so that a command can be tested without a process.
 */

export interface Io {
  /** Standard input as text, in pieces. */
  readonly stdin: AsyncIterable<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads a file as UTF-8; throws what Node throws. */
  readonly cwd: string;
}

export interface Output {
  /** Resolves once more may be written: a slow reader slows the writer down. */
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

/** Colours stand on terminals only; NO_COLOR takes them away, FORCE_COLOR brings them anywhere. */
export function wantsColor(isTerminal: boolean, env: Io["env"]): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return isTerminal && term !== "dumb";
}

/** The process's own streams. */
export function processIo(): Io {
  process.stdin.setEncoding("utf8");
  return {
    stdin: process.stdin as AsyncIterable<string>,
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    env: process.env,
    cwd: process.cwd(),
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
  });
  const isTerminal = stream.isTTY === true;
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new OutputClosed());
        stream.write(text, (error) => {
          if (error == null) return resolve();
          closed = true;
          reject(new OutputClosed());
        });
      }),
    isTerminal,
    color: wantsColor(isTerminal, process.env),
    columns: stream.columns ?? 80,
  };
}
