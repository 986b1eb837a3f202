/** What a run of the linter is about, by the event that it began with. */
import { z } from "zod";
import { CannotRun } from "../runner/cannot-run.ts";
import type { RunContext } from "../runner/run-context.ts";

export type Scope =
  /** What a pull request changes, held to the stage that its draft flag says. */
  | {
      readonly kind: "pull";
      readonly number: number;
      readonly draft: boolean;
      readonly head: string;
      /** The branch that it would be merged into: templates and configuration are read there. */
      readonly base: string;
    }
  /** What differs between two commits of the repository. What is on its default branch is held to a full RFC's form. */
  | {
      readonly kind: "difference";
      readonly before: string;
      readonly after: string;
      readonly onDefaultBranch: boolean;
    }
  /** All RFCs. */
  | { readonly kind: "everything"; readonly ref: string; readonly onDefaultBranch: boolean }
  /** A branch was deleted. */
  | { readonly kind: "nothing" };

const pullEvent = z.object({
  pull_request: z.object({
    number: z.number(),
    draft: z.boolean().optional(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string() }),
  }),
});

const pushEvent = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  deleted: z.boolean().optional(),
});

const queueEvent = z.object({
  merge_group: z.object({ head_sha: z.string(), base_sha: z.string() }),
});

const NO_COMMIT = /^0+$/u;
const BRANCH = "refs/heads/";

/** Throws `CannotRun` where the event's file isn't what GitHub sends with that event. */
export function readScope({ event, payload, ref, sha }: RunContext, defaultBranch: string): Scope {
  switch (event) {
    case "pull_request":
    case "pull_request_target": {
      const { number, draft, head, base } = read(pullEvent, event, payload).pull_request;
      return { kind: "pull", number, draft: draft === true, head: head.sha, base: base.ref };
    }
    case "merge_group": {
      const { head_sha: after, base_sha: before } = read(queueEvent, event, payload).merge_group;
      // What is about to be on the default branch.
      return { kind: "difference", before, after, onDefaultBranch: true };
    }
    case "push": {
      const pushed = read(pushEvent, event, payload);
      if (pushed.deleted === true) return { kind: "nothing" };
      if (!pushed.ref.startsWith(BRANCH))
        return { kind: "everything", ref: pushed.after, onDefaultBranch: false };
      const onDefaultBranch = pushed.ref === `${BRANCH}${defaultBranch}`;
      const before = NO_COMMIT.test(pushed.before) ? `${BRANCH}${defaultBranch}` : pushed.before;
      return { kind: "difference", before, after: pushed.after, onDefaultBranch };
    }
    default:
      return {
        kind: "everything",
        ref: sha === "" ? `${BRANCH}${defaultBranch}` : sha,
        onDefaultBranch: ref === "" || ref === defaultBranch,
      };
  }
}

function read<T extends z.ZodType>(schema: T, event: string, payload: unknown): z.infer<T> {
  const found = schema.safeParse(payload);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new CannotRun(
    `The event's file isn't what GitHub sends with ${event} (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
  );
}
