/** `rfc simulate`: plays scenario files, or tells a saved thread again under another policy. */
import type { Run } from "../command-spec.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async (files, options, io) => {
  const format = options["format"] === "json" ? "json" : "pretty";
  const { policy, snapshot } = options as { readonly policy?: string; readonly snapshot?: string };
  if (policy !== undefined || snapshot !== undefined) {
    if (policy === undefined || snapshot === undefined) {
      throw new UsageError(
        "--policy and --snapshot go together: what is to be different, and the saved thread.",
      );
    }
    if (files.length > 0 || options["http"] === true) {
      throw new UsageError("a saved thread is told again by itself: leave out the scenarios and --http.");
    }
    const { runRetell } = await import("../retell/run.ts");
    return runRetell({ policy, snapshot }, format, io);
  }
  if (files.length === 0) {
    throw new UsageError("missing required argument 'file'. See `rfc help simulate`.");
  }
  const simulate = await import("../simulate/run.ts");
  return simulate.run(files, { format, http: options["http"] === true }, io);
};
