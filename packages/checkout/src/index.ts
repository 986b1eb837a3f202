/** An RFC repository on disk. */
export * from "./changed-files.ts";
export * from "./earlier-hints.ts";
export * from "./find-root.ts";
export { askGit, type GitAnswer } from "./git.ts";
export * from "./list-files.ts";
export * from "./open-checkout.ts";
export * from "./open-linter.ts";
export * from "./read-text-file.ts";
export * from "./repository-files.ts";
