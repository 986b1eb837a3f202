/**
 * A refusal that is none of the world's rules, but of the API itself: GitHub words each of them in its own way.
 */
import { errorAnswer } from "../error-body.ts";
import type { RestAnswer } from "./operation.ts";

/** One of the things that are wrong, as GitHub lists them beside "Validation Failed". */
export interface WrongField {
  readonly resource: string;
  readonly field: string;
  readonly code: "already_exists" | "invalid" | "missing_field";
}

/** Thrown out of an operation; `answer` is what GitHub answers. */
export class WordedRefusal extends Error {
  override readonly name = "WordedRefusal";
  readonly answer: RestAnswer;

  /** Of some operations GitHub lists sentences instead. */
  constructor(status: number, message: string, errors?: readonly (WrongField | string)[]) {
    super(message);
    this.answer = errorAnswer(status, message, {}, errors);
  }
}
