/** Where every query begins. */
import type { Instant } from "@rfckit/core";
import { isoTime } from "../render/index.ts";
import { sees } from "../sees.ts";
import type { Cost } from "./cost.ts";
import { FieldError } from "./field-error.ts";
import type { Reader } from "./reader.ts";

import { showOrganization, showUser } from "./show-account.ts";
import { showNode } from "./show-node.ts";
import { showRepository } from "./show-repository.ts";

/** What is left of somebody's points. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  readonly resetAt: Instant;
}

/** So many ids `nodes` takes at once. */
const MOST_IDS = 100;

interface RepositoryName {
  readonly owner: string;
  readonly name: string;
  readonly followRenames: boolean | null;
}

/** The fields of `Query`. Whatever of a list of nodes can't be found is `null`, beside an error. */
export function createQueries(reader: Reader, rate: RateLimit, cost: Cost) {
  const { world, account } = reader;
  return {
    // An installation is shown as a user, under the login that it has everywhere but in GraphQL.
    viewer: () => showUser(account),
    node: ({ id }: { readonly id: string }) => showNode(reader, id),
    nodes({ ids }: { readonly ids: readonly string[] }) {
      if (ids.length > MOST_IDS) {
        const message = `You may not provide more than ${MOST_IDS} node ids; you provided ${ids.length}.`;
        throw new FieldError("ARGUMENT_LIMIT", message);
      }
      return ids.map((id) => {
        try {
          return showNode(reader, id);
        } catch (error) {
          return error;
        }
      });
    },
    repository({ owner, name, followRenames }: RepositoryName) {
      const wanted = `${owner}/${name}`.toLowerCase();
      const all = [...world.repositories.values()];
      const found =
        all.find((each) => `${each.owner}/${each.name}`.toLowerCase() === wanted) ??
        (followRenames === false ? undefined : all.find(({ formerNames }) => formerNames.has(wanted)));
      if (found !== undefined && sees(reader.viewer, found)) return showRepository(reader, found);
      const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      throw new FieldError("NOT_FOUND", message);
    },
    user({ login }: { readonly login: string }) {
      const found = world.accounts.byLogin.get(login.toLowerCase());
      if (found?.kind === "user") return showUser(found);
      throw new FieldError("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
    },
    organization({ login }: { readonly login: string }) {
      const found = showOrganization(reader, login);
      if (found !== null) return found;
      throw new FieldError("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
    },
    rateLimit: () => ({
      cost: cost.points,
      nodeCount: cost.nodes,
      limit: rate.limit,
      remaining: rate.remaining,
      used: rate.used,
      resetAt: isoTime(rate.resetAt),
    }),
  };
}
