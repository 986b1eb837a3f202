/**
 * What helps authors: documents begun from a template, and drafts taken further. It stands apart from the linter's own
 * entry, for linting needs none of it.
 */
export * from "./begin-document.ts";
export * from "./own-stage.ts";
export * from "./promote.ts";
