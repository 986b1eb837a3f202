/** What every field is resolved with: the world, and who asks. */
import type { AccountRecord } from "../../github/accounts.ts";
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
