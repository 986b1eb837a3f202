/**
 * GitHub's "no" as a value. The same rules bind people and the bot; a person's doing that breaks one is a
 * mistake of whoever wrote the story (`NotAllowed`), the bot's is an answer that it has to live with
 * (`GitHubRefused`).
 */
import { GitHubRefused, type RefusedBecause } from "@rfckit/reconciler";

export interface Denial {
  /** The HTTP status that GitHub would answer with. */
  readonly status: 403 | 404 | 405 | 409 | 410 | 422;
  readonly reason: RefusedBecause;
  readonly message: string;
}

/** A person tried what GitHub doesn't let that person do. Nothing happened. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
  readonly denial: Denial;

  constructor(denial: Denial) {
    super(denial.message);
    this.denial = denial;
  }
}

/** Throws `NotAllowed` where there is a denial. */
export function demand(denial: Denial | null): void {
  if (denial !== null) throw new NotAllowed(denial);
}

/** Throws `GitHubRefused` where there is a denial. */
export function refuse(denial: Denial | null): void {
  if (denial !== null) throw new GitHubRefused(denial.status, denial.reason, denial.message);
}

/** The first denial of several questions, each asked only where those before it were answered with yes. */
export function firstDenial(...questions: readonly (() => Denial | null)[]): Denial | null {
  for (const ask of questions) {
    const denial = ask();
    if (denial !== null) return denial;
  }
  return null;
}
