/**
 * The `rfc` command, as a process: streams, signals and the exit status.
 */
import { processIo } from "./process-io.ts";
import { runProgram } from "./program.ts";

process.on("SIGINT", () => process.exit(130));

runProgram(process.argv.slice(2), processIo()).then(
  (status) => {
    // All is written. To wait until Node has taken everything apart would take 2 ms more.
    process.exit(status);
  },
  (error: unknown) => {
    // Something that should never happen: everything that helps to find it is printed.
    console.error(`rfc: this is a bug in rfc. ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 2;
  },
);
