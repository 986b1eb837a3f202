/** `rfc status`: where open RFCs stand. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([reference], options, io) => {
  const { showStatus } = await import("../status/run.ts");
  return showStatus(reference, options, io);
};
