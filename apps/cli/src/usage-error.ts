/**
 * The command was called in a way it can't be: one line on standard error, and exit 2.
 *
 * The line says what was found, what was expected and what to do.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
