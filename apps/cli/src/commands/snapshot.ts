/** `rfc snapshot`: saves a thread to a file. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([reference = ""], options, io) => {
  const { saveSnapshot } = await import("../snapshot/run.ts");
  return saveSnapshot(reference, options, io);
};
