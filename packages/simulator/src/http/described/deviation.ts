/** Where a request or an answer is not as GitHub's own description says. */

/** One such place. */
export interface Finding {
  /** `query/per_page`, `body/title`, `answer/0/user/id`; `answer` for the answer as a whole. */
  readonly where: string;
  readonly what: string;
  /** GitHub passes over it, as over a parameter that it doesn't know. */
  readonly harmless?: boolean;
}

/** A finding, and the operation that it was found at. Printed, it says all three. */
export class Deviation {
  /** As GitHub's description names it: `GET /users/{username}`. */
  readonly operation: string;
  readonly where: string;
  readonly what: string;

  constructor(operation: string, { where, what }: Finding) {
    this.operation = operation;
    this.where = where;
    this.what = what;
  }

  toString(): string {
    return `${this.operation}: ${this.where} ${this.what}`;
  }
}
