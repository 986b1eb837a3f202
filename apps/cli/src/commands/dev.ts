/** `rfc dev`: starts the bot on a simulated GitHub, or acts on the one that runs. */
import type { Run } from "../command-spec.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async (words, options, io) => {
  const port = readPort(String(options["port"]));
  const [doing, ...rest] = words;
  const format = options["format"] === "json" ? "json" : "pretty";
  const as = typeof options["as"] === "string" ? options["as"] : null;
  const scenario = typeof options["scenario"] === "string" ? options["scenario"] : null;
  if (doing === undefined) {
    if (as !== null)
      throw new UsageError("`--as` says who does something. Name what: `rfc dev comment --as ana TEXT`.");
    const { start } = await import("../dev/start.ts");
    return start({ port, scenario }, io);
  }
  if (scenario !== null)
    throw new UsageError("`--scenario` goes with starting only: `rfc dev --scenario FILE`.");
  const { act } = await import("../dev/act.ts");
  return act(doing, rest, { port, as, format }, io);
};

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`found \`--port ${text}\`, expected a number from 1 to 65535.`);
}
