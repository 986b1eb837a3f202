/** `rfc init`. */
import type { Run } from "../command-spec.ts";
import { init } from "../init/init.ts";

export const run: Run = ([folder = "."], options, io) =>
  init(
    {
      folder,
      project: options["project"] as string | undefined,
      groups: (options["group"] as readonly string[] | undefined) ?? [],
      app: options["app"] === true,
      yes: options["yes"] === true,
      dryRun: options["dryRun"] === true,
      format: options["format"] as "pretty" | "json",
    },
    io,
  );
