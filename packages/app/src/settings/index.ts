/** What a process needs before it can run the app: settings, log, database. Nothing here loads the app itself. */
export { findDatabaseProblem, type Kept, openKept, openKeptToRead } from "../open-kept.ts";
export { createProcessLog, type LogLevel } from "../process-log.ts";
export {
  type DatabaseSetting,
  DEFAULT_DATABASE,
  databaseProblem,
  passwordsIn,
  readDatabase,
} from "./database.ts";
export type { ReadText } from "./private-key.ts";
export { describeProblems, type SettingProblem } from "./setting-problem.ts";
export { type Environment, readSettings, type Settings } from "./settings.ts";
