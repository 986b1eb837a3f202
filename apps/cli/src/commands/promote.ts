/** `rfc promote`. */
import type { Run } from "../command-spec.ts";
import { promoteFile } from "../promote/promote-file.ts";

export const run: Run = ([file = ""], options, io) => {
  const format = options["format"] as "pretty" | "json";
  return promoteFile({ file, dryRun: options["dryRun"] === true, format }, io);
};
