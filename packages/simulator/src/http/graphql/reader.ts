/** What every field is resolved with: the world, and who asks. */
import type { AccountRecord } from "../../github/accounts.ts";
import { roleOf } from "../../github/permissions.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import type { Permissions, Viewer } from "../access.ts";
import { FieldError } from "./field-error.ts";

export interface Reader {
  readonly world: WorldState;
  readonly viewer: Viewer;
  /** Who acts. */
  readonly account: AccountRecord;
  readonly rate: RateLimit;
}

export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** In UTC ms. */
  readonly resetAt: number;
}

/** Whether the viewer may see a repository at all. */
export function sees({ viewer, account }: Reader, repository: RepositoryRecord): boolean {
  if (viewer.kind === "user") return roleOf(repository, account) !== "none";
  if (viewer.kind === "app") return false;
  const { installation, repositories } = viewer.token;
  if (installation.owner.login.toLowerCase() !== repository.owner.toLowerCase()) return false;
  return repositories === null || repositories.has(repository.id);
}

/** Throws where an installation lacks all of some permissions. People have roles instead. */
export function demandPermission(
  { viewer }: Reader,
  anyOf: readonly string[],
  level: Permissions[string] = "write",
): void {
  if (viewer.kind !== "installation") return;
  const { permissions } = viewer.token;
  const holds = anyOf.some((name) => permissions[name] === "write" || permissions[name] === level);
  if (!holds) throw new FieldError("FORBIDDEN", "Resource not accessible by integration");
}
