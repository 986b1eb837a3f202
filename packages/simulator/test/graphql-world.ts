/** A small world that is asked by GraphQL without a server. */
import { expect } from "vitest";
import type { Permissions, TokenRecord, Viewer } from "../src/http/access.ts";
import { executeGraphql } from "../src/http/graphql/index.ts";
import { setInstalledWorld } from "./installed-world.ts";

const RATE = { limit: 5000, remaining: 4990, used: 10, resetAt: Date.UTC(2026, 0, 5, 10) };

type Variables = Readonly<Record<string, unknown>>;

/** What a token gives; everything that the installation may have where it is left out. */
interface Narrowed {
  readonly permissions?: Permissions;
  readonly repositories?: ReadonlySet<number>;
}

/** The world, and somebody to ask in it by their login; `bot` is the app's installation. */
export async function setGraphql() {
  const stage = await setInstalledWorld();
  const { state, app, installation } = stage;
  installation.permissions = { ...installation.permissions, members: "read" };
  const viewerOf = (who: string, narrowed: Narrowed): Exclude<Viewer, { kind: "app" }> => {
    if (who === "bot") {
      const { permissions } = installation;
      const token: TokenRecord = { token: "t", installation, permissions, repositories: null, expiresAt: 0 };
      return { kind: "installation", token: { ...token, ...narrowed }, account: app.account };
    }
    const account = state.accounts.byLogin.get(who);
    if (account === undefined) throw new RangeError(`Nobody is called ${who}.`);
    return { kind: "user", account };
  };
  const ask = (who: string, query: string, variables: Variables = {}, narrowed: Narrowed = {}) =>
    executeGraphql(state, viewerOf(who, narrowed), RATE, { query, variables });
  /** The data of an answer without errors. */
  const take = async <T>(...request: Parameters<typeof ask>): Promise<T> => {
    const { body, deviation } = await ask(...request);
    expect([deviation, body.errors], request[1]).toEqual([null, undefined]);
    return body.data as T;
  };
  /** Carries one mutation out, and gives its answer. */
  const mutate = (
    who: string,
    name: string,
    input: Variables,
    narrowed: Narrowed = {},
    wanted = "clientMutationId",
  ) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation M($input: ${type}!) { ${name}(input: $input) { ${wanted} } }`;
    return ask(who, query, { input }, narrowed);
  };
  return { ...stage, ask, take, mutate };
}

export type GraphqlWorld = Awaited<ReturnType<typeof setGraphql>>;
