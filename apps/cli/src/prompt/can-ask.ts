/** Whether there is somebody to ask: all three streams are terminals, and nothing says that this is a machine's run. */
import type { Io } from "../io.ts";

export function canAsk({ stdin, stdout, stderr, env }: Io): boolean {
  const { CI: ci, TERM: term } = env;
  if ((ci !== undefined && ci !== "" && ci !== "false") || term === "dumb") return false;
  return stdin.isTTY === true && stdout.isTerminal && stderr.isTerminal;
}
