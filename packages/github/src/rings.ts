/**
 * Which delivery rings for what. A delivery is a doorbell: of what it says, only where to look is used, and whether it
 * is worth a look.
 *
 * When in doubt it rings. The bot's own doings, and whatever other machines say, ring nothing.
 */
import type { PullEvent, PullKey } from "@rfckit/reconciler";
import { z } from "zod";

export type Ring =
  | { readonly kind: "pull"; readonly key: PullKey; readonly event: PullEvent }
  /** Somebody wrote something on a plain issue. */
  | { readonly kind: "issue"; readonly key: PullKey; readonly event: PullEvent }
  /** Something changed that may concern any pull request of the repository. */
  | { readonly kind: "repository"; readonly repository: number }
  /** Where the app is installed, what it may do there, or what a repository is called has changed. */
  | { readonly kind: "installations" };

const account = z.object({ login: z.string(), type: z.string() });
const repository = z.object({ id: z.number(), default_branch: z.string() });
const frame = z.object({
  action: z.string().optional(),
  repository: repository.optional(),
  sender: account.optional(),
});
const written = z.object({
  body: z.string().nullable(),
  user: account.nullable(),
  performed_via_github_app: z.unknown().optional(),
});
const numbered = z.object({ number: z.number() });

type Frame = z.infer<typeof frame>;
type Reader = (frame: Frame, payload: unknown, self: string | null) => readonly Ring[];

/** What happens to a pull request that may change what becomes of it. */
const PULL_ACTIONS = new Set([
  "opened",
  "edited",
  "synchronize",
  "closed",
  "reopened",
  "labeled",
  "unlabeled",
  "converted_to_draft",
  "ready_for_review",
  "locked",
  "unlocked",
  "enqueued",
  "dequeued",
]);

const COMMENT_ACTIONS: Readonly<Record<string, "comment-written" | "comment-edited" | "comment-deleted">> = {
  created: "comment-written",
  edited: "comment-edited",
  deleted: "comment-deleted",
};

const INSTALLATIONS: readonly Ring[] = [{ kind: "installations" }];
const NAMING = new Set([
  "renamed",
  "transferred",
  "archived",
  "unarchived",
  "privatized",
  "publicized",
  "edited",
]);

const READERS: Readonly<Record<string, Reader>> = {
  issue_comment: (around, payload) => {
    const read = z
      .object({ issue: numbered.extend({ pull_request: z.unknown().optional() }), comment: written })
      .safeParse(payload);
    if (!read.success) return [];
    const { issue, comment } = read.data;
    const event = talk(around, comment, "comment");
    const key = keyOf(around, issue.number);
    if (event === null || key === null) return [];
    return [{ kind: issue.pull_request == null ? "issue" : "pull", key, event }];
  },

  pull_request_review_comment: (around, payload) => {
    const read = z.object({ pull_request: numbered, comment: written }).safeParse(payload);
    if (!read.success) return [];
    return onPull(around, read.data.pull_request.number, talk(around, read.data.comment, "inline"));
  },

  pull_request_review: (around, payload) => {
    const read = z
      .object({ pull_request: numbered, review: written.extend({ state: z.string() }) })
      .safeParse(payload);
    if (!read.success) return [];
    const { pull_request, review } = read.data;
    if (around.action === "dismissed") return onPull(around, pull_request.number, { kind: "pull" });
    if (around.action === "edited")
      return onPull(around, pull_request.number, talk(around, review, "review"));
    if (around.action !== "submitted" || isMachine(review.user)) return [];
    const verdict = review.state.toLowerCase() !== "commented";
    return onPull(around, pull_request.number, { kind: "review", body: review.body ?? "", verdict });
  },

  pull_request: (around, payload) => {
    const read = z.object({ pull_request: numbered }).safeParse(payload);
    if (!read.success || !PULL_ACTIONS.has(around.action ?? "")) return [];
    return onPull(around, read.data.pull_request.number, { kind: "pull" });
  },

  push: (around, payload) => {
    const read = z.object({ ref: z.string() }).safeParse(payload);
    if (!read.success || read.data.ref !== `refs/heads/${around.repository?.default_branch}`) return [];
    return onRepository(around);
  },

  check_suite: (around, payload, self) => {
    const read = z
      .object({
        check_suite: z.object({
          pull_requests: z.array(numbered),
          app: z.object({ slug: z.string() }).nullish(),
        }),
      })
      .safeParse(payload);
    if (!read.success || around.action !== "completed") return [];
    const { pull_requests: pulls, app } = read.data.check_suite;
    // The bot's own check runs finish suites, too.
    if (self !== null && app != null && `${app.slug}[bot]` === self) return [];
    // Those of forks are left out there: then the repository's list tells which one it was.
    if (pulls.length === 0) return onRepository(around);
    return pulls.flatMap(({ number }) => onPull(around, number, { kind: "pull" }));
  },

  status: onRepository,
  branch_protection_rule: onRepository,
  repository_ruleset: onRepository,
  repository: (around) =>
    NAMING.has(around.action ?? "") ? [...INSTALLATIONS, ...onRepository(around)] : INSTALLATIONS,
  installation: () => INSTALLATIONS,
  installation_repositories: () => INSTALLATIONS,
};

/**
 * What a delivery of that name rings for. `self` is the login of the bot's own account (`rfcbot[bot]`), where it is
 * known. A payload that isn't as GitHub describes it rings nothing.
 */
export function ringsOf(name: string, payload: unknown, self: string | null = null): readonly Ring[] {
  const around = frame.safeParse(payload);
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (!around.success || read === undefined) return [];
  if (self !== null && around.data.sender?.login === self) return [];
  return read(around.data, payload, self);
}

/** What somebody said; `null` where a machine did it, or nothing of that matters. */
function talk(
  { action = "", sender }: Frame,
  { body, user, performed_via_github_app: via }: z.infer<typeof written>,
  comment: "comment" | "review" | "inline",
): PullEvent | null {
  const kind = COMMENT_ACTIONS[action];
  if (kind === undefined || sender === undefined || isMachine(sender)) return null;
  // A machine's comment that a person changes may be the bot's checklist.
  const machine = isMachine(user);
  return { kind, comment, body: body ?? "", authorIsBot: machine || via != null, own: machine };
}

function isMachine(user: { readonly type: string } | null): boolean {
  return user !== null && user.type !== "User";
}

function keyOf({ repository: where }: Frame, number: number): PullKey | null {
  return where === undefined ? null : { repository: where.id, number };
}

function onPull(around: Frame, number: number, event: PullEvent | null): readonly Ring[] {
  const key = keyOf(around, number);
  return key === null || event === null ? [] : [{ kind: "pull", key, event }];
}

function onRepository({ repository: where }: Frame): readonly Ring[] {
  return where === undefined ? [] : [{ kind: "repository", repository: where.id }];
}
