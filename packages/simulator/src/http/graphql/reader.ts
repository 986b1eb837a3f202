/** What every field is resolved with: the world, and who asks. */
import type { AccountRecord } from "../../github/accounts.ts";
import type { ThreadRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import type { Viewer } from "../access.ts";
import { inaccessible } from "./field-error.ts";

/** Who may ask: an app by itself has no account there. */
export type GraphqlViewer = Exclude<Viewer, { kind: "app" }>;

export interface Reader {
  readonly world: WorldState;
  readonly viewer: GraphqlViewer;
  /** Who acts. */
  readonly account: AccountRecord;
}

/** Whether an installation has one of some permissions. People have roles instead. */
export function isPermitted({ viewer }: Reader, anyOf: readonly string[], level: "read" | "write"): boolean {
  if (viewer.kind === "user") return true;
  const { permissions } = viewer.token;
  return anyOf.some((name) => permissions[name] === "write" || permissions[name] === level);
}

/** Throws where an installation lacks all of some permissions for changing something. */
export function demandWrite(reader: Reader, ...anyOf: readonly string[]): void {
  if (!isPermitted(reader, anyOf, "write")) throw inaccessible();
}

/** The same for reading. */
export function demandRead(reader: Reader, ...anyOf: readonly string[]): void {
  if (!isPermitted(reader, anyOf, "read")) throw inaccessible();
}

/** Which permissions a conversation goes by: a pull request is an issue too. */
export function talkOf({ kind }: Pick<ThreadRecord, "kind">): readonly string[] {
  return kind === "pull" ? ["issues", "pull_requests"] : ["issues"];
}
