/** What GitHub says of a field that it can't give: a type, and words. */
import type { Denial } from "../../github/denial.ts";
import { refusalMessage } from "../refusal-message.ts";

export type FieldErrorType =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNPROCESSABLE"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "INVALID_CURSOR_ARGUMENTS";

export class FieldError extends Error {
  override readonly name = "FieldError";
  readonly type: FieldErrorType;

  constructor(type: FieldErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

/** Throws a denial as GraphQL words it. */
export function refuseField(denial: Denial | null): void {
  if (denial !== null) throw fieldErrorOf(denial);
}

export function fieldErrorOf(denial: Denial): FieldError {
  const { message, details } = refusalMessage(denial);
  const type = denial.status === 404 ? "NOT_FOUND" : denial.status === 403 ? "FORBIDDEN" : "UNPROCESSABLE";
  return new FieldError(type, details ?? message);
}

export function unknownNode(id: string): FieldError {
  return new FieldError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}
