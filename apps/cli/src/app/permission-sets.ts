/**
 * What the GitHub App asks for: two sets of permissions, each with the reason that people are told, and the events that
 * GitHub tells it of. `app.yml` at the project's root says the same as *act*, which a test holds.
 *
 * GitHub takes no event whose permission isn't asked for. That is why commit statuses are missing among the events: what
 * they change shows in the pull request a few minutes later, and is no reason to ask for more.
 */

/** *advise* does everything but merge, *act* merges too. */
export type SetName = "advise" | "act";

export interface Permission {
  /** As GitHub's manifests call it. */
  readonly key: string;
  /** As GitHub's pages call it. */
  readonly title: string;
  readonly level: "read" | "write";
  readonly why: string;
}

const SHARED: readonly Permission[] = [
  {
    key: "pull_requests",
    title: "Pull requests",
    level: "write",
    why: "the checklist, announcements and answers; labels; closing",
  },
  {
    key: "issues",
    title: "Issues",
    level: "write",
    why: "GitHub counts comments and labels among issues; one issue while the configuration is broken",
  },
  { key: "checks", title: "Checks", level: "write", why: "the check runs" },
  { key: "metadata", title: "Metadata", level: "read", why: "every app has it" },
  {
    key: "members",
    title: "Organization members",
    level: "read",
    why: "only where a group of the configuration is a GitHub team",
  },
];

const READING = "reading documents, templates and .github/rfcbot.yml";

export const PERMISSION_SETS: Readonly<Record<SetName, readonly Permission[]>> = {
  advise: [{ key: "contents", title: "Contents", level: "read", why: READING }, ...SHARED],
  act: [{ key: "contents", title: "Contents", level: "write", why: `${READING}; merging` }, ...SHARED],
};

/** Those that an app subscribes to. Of its installations it is told unasked. */
export const EVENTS: readonly string[] = [
  "check_suite",
  "issue_comment",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
  "repository",
];

/** A set as a manifest has it: a permission's key -> its level. */
export function permissionsOf(set: SetName): Readonly<Record<string, "read" | "write">> {
  return Object.fromEntries(PERMISSION_SETS[set].map(({ key, level }) => [key, level]));
}
