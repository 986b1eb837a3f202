/**
 * Webhooks about a repository as such. The world doesn't make them by itself: whoever changes a repository asks for the
 * one that tells of it, after the change.
 */
import { ensureAccount } from "../../github/accounts.ts";
import { stateOf, type World } from "../../github/world.ts";
import type { InstallationRecord } from "../access.ts";
import { renderUser } from "../render/index.ts";
import { type Delivery, deliver } from "./delivery.ts";

export type RepositoryChange =
  /** `from` is its name before. */
  | { readonly action: "renamed"; readonly from: string }
  /** `from` is the login of whoever it belonged to before. */
  | { readonly action: "transferred"; readonly from: string }
  | { readonly action: "archived" | "unarchived" };

/** Tells what became of a repository, named by its id. Throws `RangeError` where there is none with that id. */
export function repositoryDelivery(
  world: World,
  installation: InstallationRecord,
  id: number,
  change: RepositoryChange & { readonly by?: string },
): Delivery {
  const state = stateOf(world);
  const repository = state.repositories.get(id);
  if (repository === undefined) throw new RangeError(`There is no repository with the id ${id}.`);
  const who = (login: string) => ensureAccount(state.accounts, login);
  const sender = who(change.by ?? repository.owner);
  const occasion = { world: state, repository, installation, sender };
  switch (change.action) {
    case "renamed":
      return deliver(occasion, "repository", {
        action: change.action,
        changes: { repository: { name: { from: change.from } } },
      });
    case "transferred":
      return deliver(occasion, "repository", {
        action: change.action,
        changes: { owner: { from: { user: renderUser(who(change.from)) } } },
      });
    default:
      return deliver(occasion, "repository", { action: change.action });
  }
}
