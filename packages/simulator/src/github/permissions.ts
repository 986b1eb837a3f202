/**
 * Who may do what in a repository.
 *
 * On a public repository everybody may read, comment and review. The author of a pull request or a comment may
 * do more with that one; the rest takes a role. Apps have write access, unless a story takes it from them.
 */
import type { AccountRecord } from "./accounts.ts";
import type { Denial } from "./denial.ts";
import { type RepositoryRecord, ROLES, type Role, type ThreadRecord } from "./records.ts";

export function roleOf(repository: RepositoryRecord, account: AccountRecord): Role {
  const granted = repository.roles.get(account.id);
  if (granted !== undefined) return granted;
  if (account.login.toLowerCase() === repository.owner.toLowerCase()) return "admin";
  if (account.app) return "write";
  return repository.private ? "none" : "read";
}

export function hasRole(repository: RepositoryRecord, account: AccountRecord, needed: Role): boolean {
  return ROLES.indexOf(roleOf(repository, account)) >= ROLES.indexOf(needed);
}

/** Asks whether somebody may do something that takes a role, or may because it is their own. */
export function denyRole(
  repository: RepositoryRecord,
  actor: AccountRecord,
  needed: Role,
  doing: string,
  owner: AccountRecord | null = null,
): Denial | null {
  const name = `${repository.owner}/${repository.name}`;
  if (actor.gone) return permission(`${actor.login} has no account any more.`);
  if (repository.archived)
    return { status: 403, reason: "archived", message: `${name} is archived: nothing can be changed in it.` };
  if (hasRole(repository, actor, needed)) return null;
  if (owner === actor && hasRole(repository, actor, "read")) return null;
  const role = roleOf(repository, actor);
  return permission(
    `${actor.login} may not ${doing}: in ${name} that takes ${needed} access, and ${actor.login} has ${role}.`,
  );
}

/** Asks whether somebody may take part in a conversation: a locked one is for people with write access only. */
export function denyTalk(thread: ThreadRecord, actor: AccountRecord, doing: string): Denial | null {
  const denial = denyRole(thread.repository, actor, "read", doing);
  if (denial !== null || !thread.locked) return denial;
  if (!actor.app && hasRole(thread.repository, actor, "write")) return null;
  return {
    status: 403,
    reason: "locked",
    message: `${actor.login} may not ${doing}: the conversation of #${thread.key.number} is locked.`,
  };
}

/** Whether a file is one that an app needs a permission of its own for. No app here has it. */
export function isWorkflow(path: string): boolean {
  return path.startsWith(".github/workflows/");
}

/** Asks whether somebody may write files where they may push. */
export function denyFiles(actor: AccountRecord, paths: readonly string[]): Denial | null {
  const workflow = paths.find(isWorkflow);
  if (workflow === undefined || !actor.app) return null;
  return { status: 403, reason: "workflows", message: `${actor.login} may not change ${workflow}.` };
}

function permission(message: string): Denial {
  return { status: 403, reason: "permission", message };
}
