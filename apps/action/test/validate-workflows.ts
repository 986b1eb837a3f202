/** GitHub's own reader of workflows and actions, by GitHub's own schema. */
import { registerHooks } from "node:module";

// It imports its schema without saying that it is JSON, which Node wants to be told.
registerHooks({
  load: (url, context, next) =>
    /\/workflow-parser\/.*\.json$/u.test(url)
      ? next(url, { ...context, importAttributes: { type: "json" } })
      : next(url, context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  "@actions/workflow-parser"
);
const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");

/** What is wrong with a workflow's file, a line each. */
export async function validateWorkflow(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const wrong = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined) return wrong;
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return [...new Set([...wrong, ...errors.map(({ Message }) => Message)])];
}

/** What is wrong with an `action.yml`. */
export function validateAction(name: string, content: string): string[] {
  return parseAction({ name, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);
}
