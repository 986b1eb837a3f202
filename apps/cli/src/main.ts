#!/usr/bin/env node
/**
 * The `rfc` command, as a process: streams, signals and the exit status.
 */
import module from "node:module";
import { processIo } from "./io.ts";
import { runProgram } from "./program.ts";

// What is loaded from here on needn't be compiled again at the next start. Node 20 doesn't know it.
module.enableCompileCache?.();
process.on("SIGINT", () => process.exit(130));

// Not awaited: the published form is CommonJS, which starts faster and knows no `await` out here.
runProgram(process.argv.slice(2), processIo()).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // Something that should never happen: everything that helps to find it is printed.
    console.error(`rfc: this is a bug in rfc. ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 2;
  },
);
