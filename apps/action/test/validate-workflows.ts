/**
 * GitHub's own reader of workflows and actions. It is bundled for the tests (`workflows.test.ts`), since as it is published no
 * Node can load it: it imports JSON without saying so.
 */
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";

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
