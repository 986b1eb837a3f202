/** What GitHub says of a field that it can't give: a type, and words. */
import type { Denial } from "../../github/denial.ts";
import { refusalMessage } from "../refusal-message.ts";

export type FieldErrorType =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNPROCESSABLE"
  | "ARGUMENT_LIMIT"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "INVALID_CURSOR_ARGUMENTS"
  | "MAX_NODE_LIMIT_EXCEEDED";

export class FieldError extends Error {
  override readonly name = "FieldError";
  readonly type: FieldErrorType;

  constructor(type: FieldErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

/** Thrown for what GitHub would do and this simulator doesn't: no answer of GitHub's, but a deviation. */
export class NotServed extends Error {
  override readonly name = "NotServed";
}

/** Throws a denial as GraphQL words it. */
export function refuseField(denial: Denial | null): void {
  if (denial !== null) throw fieldErrorOf(denial);
}

export function fieldErrorOf(denial: Denial): FieldError {
  const { message, details } = refusalMessage(denial);
  const type = denial.status === 404 ? "NOT_FOUND" : denial.status === 403 ? "FORBIDDEN" : "UNPROCESSABLE";
  // What is switched off is no missing node.
  if (denial.status === 410) return new FieldError(type, "Issues are disabled for this repo");
  return new FieldError(type, details ?? message);
}

export function unknownNode(id: string): FieldError {
  return new FieldError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}

/** What an installation is told that lacks a permission. */
export function inaccessible(): FieldError {
  return new FieldError("FORBIDDEN", "Resource not accessible by integration");
}
