/** One webhook: its event's name, and what it says. What every delivery of an installation says is put on here. */
import type { AccountRecord } from "../../github/accounts.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import type { InstallationRecord } from "../access.ts";
import { renderHookRepository, renderInstallationName, renderUser } from "../render/index.ts";

export interface Delivery {
  /** The event, as `x-github-event` names it. */
  readonly name: string;
  /** Plain JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a delivery about a repository is made in: whose doing it tells of, and for whom. */
export interface Occasion {
  readonly world: WorldState;
  readonly repository: RepositoryRecord;
  readonly installation: InstallationRecord;
  /** `null` where the account is gone. */
  readonly sender: AccountRecord | null;
}

/** A delivery about a repository. */
export function deliver(
  { world, repository, installation, sender }: Occasion,
  name: string,
  told: Readonly<Record<string, unknown>>,
): Delivery {
  return {
    name,
    payload: {
      ...told,
      repository: renderHookRepository(world, repository),
      installation: renderInstallationName(installation),
      sender: renderUser(sender),
    },
  };
}
