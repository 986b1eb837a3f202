/** What an author is to a repository, in GitHub's words. */
import type { AccountRecord } from "../../github/accounts.ts";
import type { RepositoryRecord } from "../../github/records.ts";

export function renderAssociation(
  repository: RepositoryRecord,
  author: AccountRecord,
): "OWNER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE" {
  if (author.login.toLowerCase() === repository.owner.toLowerCase()) return "OWNER";
  if ((repository.roles.get(author.id) ?? "none") !== "none") return "COLLABORATOR";
  const merged = [...repository.pulls.values()].some(
    (pull) => pull.author === author && pull.state === "merged",
  );
  return merged ? "CONTRIBUTOR" : "NONE";
}
