/**
 * What a folder needs to be an RFC repository. The workflows for the Action stand in `files/` and nowhere else: `rfc init`
 * writes them, and whoever else shows or tests them takes them from here.
 */
export { README, WORKFLOWS } from "./files.generated.ts";
export * from "./starter-files.ts";
export * from "./write-configuration.ts";
