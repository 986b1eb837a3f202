/** `rfc app create`: makes the GitHub App that the bot runs as. */
import type { Run } from "../command-spec.ts";

export const run: Run = async (_, options, io) => {
  const { readPlan } = await import("../app/plan.ts");
  const { create } = await import("../app/create.ts");
  return create(readPlan(options, io), io);
};
