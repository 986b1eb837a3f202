/** `rfc lint`: checks RFC documents. */
import type { Options, Run } from "../command-spec.ts";
import { readRequest } from "../lint/request.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async (paths, options, io) => {
  if (options["rules"] === true) {
    refuseCompany("rules", paths, options);
    return (await import("../lint/rules-table.ts")).printRules(io);
  }
  if (typeof options["explain"] === "string") {
    refuseCompany("explain", paths, options);
    return (await import("../lint/explain.ts")).explainRule(options["explain"], io);
  }
  const { run } = await import("../lint/run.ts");
  return run(readRequest(paths, options), io);
};

/** What is there if nobody says otherwise. */
const PRESETS: Options = { format: "pretty", parser: "fast", cache: true };

/** Both only tell something, and look at no document. */
function refuseCompany(name: string, paths: readonly string[], options: Options): void {
  const [other] = Object.keys(options).filter((each) => each !== name && options[each] !== PRESETS[each]);
  if (paths.length === 0 && other === undefined) return;
  const rest = paths[0] === undefined ? "other options" : "paths";
  throw new UsageError(`--${name} stands alone. Leave the ${rest} out. See \`rfc help lint\`.`);
}
