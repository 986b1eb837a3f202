/** `rfc lint`: checks RFC documents. */
import type { Run } from "../command-spec.ts";
import { readRequest } from "../lint/request.ts";

export const run: Run = async (paths, options, io) => {
  if (options["rules"] === true) return (await import("../lint/rules-table.ts")).printRules(io);
  if (typeof options["explain"] === "string")
    return (await import("../lint/explain.ts")).explainRule(options["explain"], io);
  const { run } = await import("../lint/run.ts");
  return run(readRequest(paths, options), io);
};
