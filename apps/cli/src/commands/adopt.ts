/** `rfc adopt`: takes over a motion that people have run by hand. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([reference = ""], options, io) => {
  const { adoptPull } = await import("../adopt/run.ts");
  const wish = {
    reference,
    yes: options["yes"] === true,
    dryRun: options["dryRun"] === true,
    format: options["format"] === "json" ? ("json" as const) : ("pretty" as const),
  };
  return adoptPull(wish, io);
};
