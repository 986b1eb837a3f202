/**
 * From arguments to a command and an exit status.
 *
 * A command line that is as it should be is read here; whatever else there is to say is loaded for the others.
 */
import { findCommand } from "./find-command.ts";
import { type Io, OutputClosed, OutputFailed } from "./io.ts";
import { readPlainly } from "./read-plainly.ts";
import { UsageError } from "./usage-error.ts";

/** Runs `rfc` with these arguments (without node and script). Resolves to the exit status. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommand(args, io);
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (!(error instanceof UsageError || error instanceof OutputFailed)) throw error;
    // Where nobody can be told, the exit status still says it.
    await io.stderr.write(`rfc: ${error.message}\n`).catch(() => {});
    return 2;
  }
}

async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const found = findCommand(args);
  const call = found === null ? null : readPlainly(found.spec, found.words);
  if (found === null || call === null) {
    const { parseWithCommander } = await import("./parse-with-commander.ts");
    return parseWithCommander(args, io);
  }
  const { run } = await found.spec.load();
  return run(call.args, call.options, io);
}
