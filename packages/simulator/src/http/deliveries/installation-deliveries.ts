/**
 * Webhooks about where an app is installed. The world doesn't make them by itself: whoever changes an installation asks
 * for the one that tells of it, after the change.
 */
import { ensureAccount } from "../../github/accounts.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import { stateOf, type World } from "../../github/world.ts";
import type { InstallationRecord } from "../access.ts";
import { renderInstallation, renderRepositoryName, renderUser } from "../render/index.ts";
import type { Delivery } from "./delivery.ts";

export type InstallationAction = "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted";

/** Tells what became of an installation; `by` is the login of whoever did it, its owner where nobody is named. */
export function installationDelivery(
  world: World,
  installation: InstallationRecord,
  action: InstallationAction,
  by: string = installation.owner.login,
): Delivery {
  const state = stateOf(world);
  const repositories = reachedBy(state, installation).map(renderRepositoryName);
  return {
    name: "installation",
    payload: {
      action,
      installation: renderInstallation(installation),
      ...(action === "created" || action === "deleted" ? { repositories } : {}),
      sender: renderUser(ensureAccount(state.accounts, by)),
    },
  };
}

/** Tells that repositories, by their ids, were given to an installation or taken from it. */
export function installationRepositoriesDelivery(
  world: World,
  installation: InstallationRecord,
  change: {
    readonly action: "added" | "removed";
    readonly repositories: readonly number[];
    readonly by?: string;
  },
): Delivery {
  const state = stateOf(world);
  const { action, repositories, by = installation.owner.login } = change;
  const named = repositories.flatMap((id) => {
    const repository = state.repositories.get(id);
    return repository === undefined ? [] : [renderRepositoryName(repository)];
  });
  const shown = renderInstallation(installation);
  return {
    name: "installation_repositories",
    payload: {
      action,
      installation: shown,
      repository_selection: shown.repository_selection,
      repositories_added: action === "added" ? named : [],
      repositories_removed: action === "removed" ? named : [],
      requester: null,
      sender: renderUser(ensureAccount(state.accounts, by)),
    },
  };
}

/** Whether a repository is among those that an installation was given. */
export function reaches(
  { repositories, owner }: InstallationRecord,
  repository: Pick<RepositoryRecord, "id" | "owner">,
): boolean {
  if (repositories !== null) return repositories.has(repository.id);
  return owner.login.toLowerCase() === repository.owner.toLowerCase();
}

function reachedBy(world: WorldState, installation: InstallationRecord): RepositoryRecord[] {
  return [...world.repositories.values()].filter((repository) => reaches(installation, repository));
}
