/**
 * Which permission of the workflow a request needs. GitHub names it with most refusals of its REST API, and with none of
 * GraphQL's; what it doesn't say stands here.
 */

/** As `permissions:` in a workflow spells it: `pull-requests: write`. */
export type Permission = string;

/** Without it the process runs all the same: there are no check runs. */
export const CHECKS: Permission = "checks: write";

const BY_MUTATION: Readonly<Record<string, Permission>> = {
  addComment: "pull-requests: write",
  updateIssueComment: "pull-requests: write",
  deleteIssueComment: "pull-requests: write",
  minimizeComment: "pull-requests: write",
  addReaction: "pull-requests: write",
  addLabelsToLabelable: "pull-requests: write",
  removeLabelsFromLabelable: "pull-requests: write",
  closePullRequest: "pull-requests: write",
  createLabel: "issues: write",
  enqueuePullRequest: "contents: write",
  mergePullRequest: "contents: write",
  createCheckRun: CHECKS,
  updateCheckRun: CHECKS,
};

/** Questions that are about pull requests, whatever their fields are called. */
const ABOUT_PULLS = /^query (?:Glance|OwnComments)\b/u;

const BY_ROUTE: readonly (readonly [RegExp, Permission])[] = [
  [/^PUT .*\/pulls\/[^/]+\/merge$/u, "contents: write"],
  [/^(?:POST|PATCH|PUT|DELETE) .*\/(?:pulls|comments|labels\/)/u, "pull-requests: write"],
  [/^(?:POST|PATCH|PUT|DELETE) .*\/issues\/[^/]+\/comments$/u, "pull-requests: write"],
  [/^(?:POST|PATCH|PUT|DELETE) .*\/(?:issues|labels)/u, "issues: write"],
  [/^GET .*\/pulls/u, "pull-requests: read"],
  [/^GET .*\/issues/u, "issues: read"],
  [/^GET .*\/check-runs/u, CHECKS],
  [/^GET /u, "contents: read"],
];

/** The permission that a refused request of REST lacked. `accepted` is GitHub's header: any of these would have done. */
export function permissionFor(route: string, accepted: string | undefined): Permission {
  const [named] = (accepted ?? "").split(/[,;]/u);
  const [, name, level] = /^\s*(\w+)=(\w+)\s*$/u.exec(named ?? "") ?? [];
  if (name !== undefined && level !== undefined) return `${name.replaceAll("_", "-")}: ${level}`;
  return BY_ROUTE.find(([pattern]) => pattern.test(route))?.[1] ?? "contents: read";
}

/** The permission that a field of a GraphQL document lacked, at that path. */
export function permissionForField(query: string, path: readonly (string | number)[]): Permission {
  if (path.includes("checkSuites")) return CHECKS;
  const alias = String(path[0] ?? "").replaceAll(/\W/gu, "");
  const mutation = new RegExp(`\\b${alias}:\\s*(\\w+)\\(`, "u").exec(query)?.[1] ?? alias;
  const known = BY_MUTATION[mutation];
  if (known !== undefined) return known;
  if (ABOUT_PULLS.test(query) || path.some((part) => /pull/iu.test(String(part))))
    return "pull-requests: read";
  return path.some((part) => /issue/iu.test(String(part))) ? "issues: read" : "contents: read";
}
