/** `rfc reconcile --all`: makes the bot's database whole from GitHub. */
import type { Run } from "../command-spec.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async (_, options, io) => {
  if (options["all"] !== true) {
    throw new UsageError(
      "what is to be reconciled wasn't said. Give --all, for everything that the app is installed on. Run `rfc help reconcile`.",
    );
  }
  const { runReconcile } = await import("../reconcile/run.ts");
  return runReconcile(
    { dryRun: options["dryRun"] === true, format: options["format"] === "json" ? "json" : "pretty" },
    io,
  );
};
