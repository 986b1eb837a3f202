/** Checks an answer at the border: what has another shape than GitHub describes is no answer. */
import { GitHubUnavailable } from "@rfckit/reconciler";
import type { z } from "zod";

/** The answer in the shape that was asked for. Throws `GitHubUnavailable` where it has another, naming where. */
export function readAs<T extends z.ZodType>(schema: T, data: unknown, route: string): z.infer<T> {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined ? "" : ` at ${issue.path.join(".")}: ${issue.message}`;
  throw new GitHubUnavailable(200, `${route}: the answer isn't as GitHub describes it${where}`);
}
