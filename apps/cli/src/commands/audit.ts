/** `rfc audit`: whether an RFC was decided as the bot's records say. */
import type { Run } from "../command-spec.ts";

export const run: Run = async ([reference = ""], options, io) => {
  const { auditPull } = await import("../audit/run.ts");
  return auditPull(reference, options, io);
};
