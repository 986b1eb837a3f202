/** The bot as a process of its own, watched from outside. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const MAIN = join(import.meta.dirname, "..", "src", "main.ts");

export interface BotProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** The first line of the log with this event, once it is there. Rejects where the process ends without it. */
  logged(event: string): Promise<Readonly<Record<string, unknown>>>;
  /** The exit status, once it has ended. */
  ended(): Promise<number | null>;
}

/** Starts it with nothing in its environment but what is given. */
export function runBot(env: Readonly<Record<string, string>>, args: readonly string[] = []): BotProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const written = { out: "", err: "" };
  const watchers = new Set<() => void>();
  for (const [name, stream] of [
    ["out", child.stdout],
    ["err", child.stderr],
  ] as const) {
    stream.setEncoding("utf8").on("data", (piece: string) => {
      written[name] += piece;
      for (const watcher of watchers) watcher();
    });
  }
  const closed = once(child, "close").then(([status]) => status as number | null);
  return {
    child,
    out: () => written.out,
    err: () => written.err,
    ended: () => closed,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await closed;
    },
    logged: (event) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const lines = written.out
            .split("\n")
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Record<string, unknown>);
          const found = lines.find((line) => line["event"] === event);
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void closed.then((status) =>
          reject(new Error(`The bot ended with ${status}:\n${written.out}${written.err}`)),
        );
      }),
  };
}
