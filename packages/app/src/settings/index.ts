/** What a process needs before it can run the app: its settings and its log. Nothing here loads the app itself. */
export { createProcessLog, type LogLevel } from "../process-log.ts";
export { type DatabaseSetting, DEFAULT_DATABASE, databaseProblem, readDatabase } from "./database.ts";
export type { ReadText } from "./private-key.ts";
export { describeProblems, type SettingProblem } from "./setting-problem.ts";
export { type Environment, readSettings, type Settings } from "./settings.ts";
