/**
 * Streams that remember what was written, so that a command runs in a test as it does in a process.
 */
import type { Io } from "../src/io.ts";

export interface Captured {
  readonly io: Io;
  readonly out: () => string;
  readonly err: () => string;
}

/** What is at the other end, where it isn't a pipe. */
export interface Terminal {
  readonly color: boolean;
  readonly columns?: number;
}

export function captureIo(input = "", cwd = import.meta.dirname, terminal?: Terminal): Captured {
  const written = { out: "", err: "" };
  const output = (name: "out" | "err") => ({
    write: async (text: string) => {
      written[name] += text;
    },
    isTerminal: terminal !== undefined,
    color: terminal?.color ?? false,
    columns: terminal?.columns ?? 80,
  });
  const stdin = (async function* () {
    // In odd pieces, as a pipe gives them.
    for (let index = 0; index < input.length; index += 7) yield input.slice(index, index + 7);
  })();
  const io: Io = { stdin, stdout: output("out"), stderr: output("err"), env: {}, cwd };
  return { io, out: () => written.out, err: () => written.err };
}
