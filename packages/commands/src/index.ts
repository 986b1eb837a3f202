export { findOwnText } from "./blocks.ts";
export * from "./command-line-key.ts";
export { COMMANDS, type CommandName, type CommandRow } from "./command-table.ts";
export * from "./parse-line.ts";
export * from "./render-help.ts";
export * from "./scan.ts";
export * from "./to-json.ts";
