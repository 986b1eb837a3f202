/** `rfc config pin`: ids behind the configuration's logins. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([file], options, io) => {
  const { runPin } = await import("../pin/run-pin.ts");
  const host = options["host"];
  return runPin(
    {
      file,
      dryRun: options["dryRun"] === true,
      host: typeof host === "string" ? host : undefined,
      format: options["format"] === "json" ? "json" : "pretty",
    },
    io,
  );
};
