/** Errors of systems and drivers bear a code. It is their names that can be relied on; their messages change. */

export interface CodedError extends Error {
  readonly code: string;
}

/** Whether something thrown is an error with such a code. */
export function isErrorOf(error: unknown, code: RegExp): error is CodedError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && code.test(error.code);
}
