/** Where every query begins. */

import { isoTime } from "../render/index.ts";
import { sees } from "../sees.ts";
import { FieldError } from "./field-error.ts";
import { showNode } from "./find-node.ts";
import type { Reader } from "./reader.ts";
import { showOrganization, showUser } from "./show-account.ts";
import { showRepository } from "./show-repository.ts";

/** The fields of `Query`. Whatever of a list of nodes can't be found is `null`, beside an error. */
export function createQueries(reader: Reader, cost: number) {
  const { world, account, rate } = reader;
  return {
    // An installation is shown as a user, under the login that it has everywhere else.
    viewer: () => ({ ...showUser(account), databaseId: account.id }),
    node: ({ id }: { readonly id: string }) => showNode(reader, id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) =>
      ids.map((id) => {
        try {
          return showNode(reader, id);
        } catch (error) {
          return error;
        }
      }),
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const wanted = `${owner}/${name}`.toLowerCase();
      for (const repository of world.repositories.values()) {
        if (`${repository.owner}/${repository.name}`.toLowerCase() !== wanted) continue;
        if (sees(reader.viewer, repository)) return showRepository(reader, repository);
      }
      const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      throw new FieldError("NOT_FOUND", message);
    },
    user: ({ login }: { readonly login: string }) => {
      const found = world.accounts.byLogin.get(login.toLowerCase());
      if (found !== undefined && found.kind === "user") return showUser(found);
      throw new FieldError("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
    },
    organization: ({ login }: { readonly login: string }) => {
      const found = showOrganization(reader, login);
      if (found !== null) return found;
      throw new FieldError("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
    },
    rateLimit: () => ({
      __typename: "RateLimit",
      cost,
      limit: rate.limit,
      remaining: rate.remaining,
      used: rate.used,
      resetAt: isoTime(rate.resetAt),
    }),
  };
}
