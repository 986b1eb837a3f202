/** What was thrown, for the log: its name and its sentence. Nothing else of it, for an octokit's error has the request in it. */
export function whyOf(error: unknown): string {
  // Probot's handlers fail together.
  const [first = error] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? `${first.name}: ${first.message}` : String(first);
}
