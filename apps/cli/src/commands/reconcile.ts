/** `rfc reconcile`: makes the bot's database whole from GitHub, or shows what it would do to one pull request. */
import type { Run } from "../command-spec.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async ([reference], options, io) => {
  const dryRun = options["dryRun"] === true;
  if (reference !== undefined) {
    if (options["all"] === true) {
      throw new UsageError("--all is everything, and a pull request is one. Leave one of them out.");
    }
    if (!dryRun) {
      throw new UsageError(
        `only the bot itself writes to ${reference}: the App, or the Action, does so when something happens there, and at its next sweep. Comment there to wake it, or give --dry-run to see what it would do.`,
      );
    }
    const { planOne } = await import("../reconcile/plan-one.ts");
    return planOne(reference, options, io);
  }
  if (options["all"] !== true) {
    throw new UsageError(
      "what is to be reconciled wasn't said. Give --all, for everything that the app is installed on, or a pull request and --dry-run. Run `rfc help reconcile`.",
    );
  }
  const { runReconcile } = await import("../reconcile/run.ts");
  return runReconcile({ dryRun, format: options["format"] === "json" ? "json" : "pretty" }, io);
};
