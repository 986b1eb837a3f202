/**
 * The repository's configuration: `.github/rfcbot.yml` to settings, rosters, and problems with their places.
 */
export * from "./configuration.ts";
export { formatDuration, parseDuration } from "./duration.ts";
export { EVERY_SETTING, SMALLEST } from "./example.ts";
export { type Places, readPlaces } from "./find-place.ts";
export { SCHEMA_ADDRESS, SCHEMA_LINE, writeJsonSchema } from "./json-schema.ts";
export { findLooseLogins, type LooseLogin, type Pinned, pinLogins } from "./pin-logins.ts";
export { formatPath, type Path, type Place } from "./place.ts";
export { type Finding, formatProblem, type Problem, quote, sortProblems, wordProblem } from "./problem.ts";
export { type ConfigurationResult, readConfiguration } from "./read-configuration.ts";
export { type PolicyChange, type PolicyChangeResult, readPolicyChange } from "./read-policy-change.ts";
export { readSettings, type Setting, type SettingsResult } from "./read-settings.ts";
export { writeReference } from "./reference.ts";
export {
  namesToLookUp,
  type People,
  type ResolvedResult,
  resolveConfiguration,
} from "./resolve-configuration.ts";
export { projectLabels, rosterFor } from "./roster-for.ts";
export type { ConfigurationFile } from "./schema.ts";
