/** What a repository is reached through: a line with its installation's rights, and its present names. */
import type { Line } from "./line.ts";

/** A permission's name -> its level; `null` where it isn't known, as with a person's token. */
export type Permissions = Readonly<Record<string, string>> | null;

export interface Connection {
  readonly line: Line;
  readonly permissions: Permissions;
  /** The app's own numeric id; `null` where no app acts. */
  readonly app: number | null;
  /** Whether somebody else than the bot asks, who wants to see what the bot sees. */
  readonly onlooker: boolean;
  readonly repository: RepositoryName;
}

/** The node id outlives renames and transfers; owner and name are those of the last look. */
export interface RepositoryName {
  readonly id: number;
  readonly nodeId: string;
  owner: string;
  name: string;
}

/** The parameters that REST names a repository by. */
export function named({ repository }: Connection): { readonly owner: string; readonly repo: string } {
  return { owner: repository.owner, repo: repository.name };
}
