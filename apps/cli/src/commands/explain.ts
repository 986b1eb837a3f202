/** `rfc explain`: why an RFC stands as it does. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([reference = ""], options, io) => {
  const { explainPull } = await import("../explain/run.ts");
  return explainPull(reference, options, io);
};
