/** `rfc simulate`: plays scenario files. */
import type { Run } from "../command-spec.ts";

export const run: Run = async (files, options, io) => {
  const simulate = await import("../simulate/run.ts");
  const format = options["format"] === "json" ? "json" : "pretty";
  return simulate.run(files, { format, http: options["http"] === true }, io);
};
