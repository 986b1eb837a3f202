/** What GitHub's own parser of workflows finds wrong with one, by GitHub's own schema. */
import { registerHooks } from "node:module";

// The parser imports its schema without saying that it is JSON, which Node wants to be told.
registerHooks({
  load: (url, context, next) =>
    /\/workflow-parser\/.*\.json$/u.test(url)
      ? next(url, { ...context, importAttributes: { type: "json" } })
      : next(url, context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");

export function workflowErrors(name: string, content: string): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
