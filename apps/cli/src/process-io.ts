/**
 * The process's own streams.
 *
 * A file or a pipe is written to as it is. Only for a terminal, and for what isn't ready, Node's streams are needed: their
 * code takes 2 to 5 ms to load, a fifth of what Node takes to start.
 */
import { fstatSync, writeSync } from "node:fs";
import { type Input, type Io, type Output, OutputClosed, OutputFailed, wantsColor } from "./io.ts";

export function processIo(): Io {
  return {
    // Opened when it is first read: most calls never do.
    get stdin() {
      return process.stdin.setEncoding("utf8") as Input;
    },
    stdout: outputTo(1),
    stderr: outputTo(2),
    env: process.env,
    cwd: process.cwd(),
  };
}

const NAMES = { 1: "standard output", 2: "standard error" } as const;

function outputTo(descriptor: keyof typeof NAMES): Output {
  const name = NAMES[descriptor];
  let broken: Error | null = null;
  const breakWith = (error: NodeJS.ErrnoException): Error => {
    broken ??=
      error.code === "EPIPE"
        ? new OutputClosed()
        : new OutputFailed(`can't write to ${name} (${error.message}).`, { cause: error });
    return broken;
  };
  let opened: NodeJS.WriteStream | null = isPlain(descriptor) ? null : open();
  function open(): NodeJS.WriteStream {
    const stream = descriptor === 1 ? process.stdout : process.stderr;
    // Every failure reaches its writer below as well; without a listener it would end the process here.
    return stream.on("error", breakWith);
  }
  const isTerminal = opened?.isTTY === true;
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (broken !== null) return reject(broken);
        let rest: string | Buffer = text;
        if (opened === null) {
          try {
            rest = writeNow(descriptor, text);
          } catch (error) {
            return reject(breakWith(error as NodeJS.ErrnoException));
          }
          if (rest.length === 0) return resolve();
          opened = open();
        }
        opened.write(rest, (error) => (error == null ? resolve() : reject(breakWith(error))));
      }),
    isTerminal,
    color: wantsColor(isTerminal, process.env),
    columns: opened?.columns ?? 80,
  };
}

/** Whether it is a file, a pipe or a socket. */
function isPlain(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/** Gives what could not be written without waiting. */
function writeNow(descriptor: number, text: string): Buffer {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
  }
  return rest;
}
