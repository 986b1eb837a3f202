/** `rfc preview`. */
import type { Run } from "../command-spec.ts";
import { previewFile } from "../preview/preview-file.ts";

export const run: Run = ([file = ""], options, io) => {
  const labels = (options["label"] as readonly string[] | undefined) ?? [];
  return previewFile({ file, labels, format: options["format"] as "pretty" | "json" }, io);
};
