/** GitHub as far as an app is installed there, made by hand: what it answers can be held back, refused, or spoilt. */
import { createConnections } from "../src/connections.ts";
import { GRAPHQL } from "../src/line.ts";
import type { Answer } from "../src/requester.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

interface Installed {
  suspended?: boolean;
  permissions?: Readonly<Record<string, string>>;
  repositories: readonly number[];
  archived?: readonly number[];
  /** What it answers instead, while it is set. */
  fails?: number;
  /** Whether its token has expired; a new one is good again. */
  expired?: boolean;
  /** Whether it gets no new token. */
  tokenless?: boolean;
}

interface Asked {
  /** `app`, or the number of an installation. */
  readonly by: "app" | number;
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** GitHub as far as an app is installed there, and the connections of that app. */
export function connectTo(installed: Record<number, Installed>, baseUrl?: string) {
  const asked: Asked[] = [];
  const renewed: number[] = [];
  const made: number[] = [];
  let now = NOW;
  let gate: { readonly reached: () => void; readonly opened: Promise<void> } | null = null;
  const answer = (data: unknown): Answer => ({
    status: 200,
    headers: { date: new Date(now).toUTCString() },
    data,
  });
  const failure = (status: number, message: string) =>
    Object.assign(new Error(message), {
      status,
      response: { status, headers: { date: new Date(now).toUTCString() }, data: { message } },
    });
  const pageOf = <T>(all: readonly T[], parameters: Readonly<Record<string, unknown>>): readonly T[] => {
    const [size, page] = [Number(parameters["per_page"]), Number(parameters["page"])];
    return all.slice((page - 1) * size, page * size);
  };
  const show = (id: number, { archived = [] }: Installed) => ({
    id,
    node_id: `R_${id}`,
    name: `r${id}`,
    owner: { login: "acme" },
    ...(archived.includes(id) ? { archived: true } : {}),
  });
  const connections = createConnections({
    appOctokit: {
      async request(route, parameters = {}) {
        asked.push({ by: "app", route, parameters });
        if (route === "GET /app") return answer({ id: 4711, slug: "rfcbot" });
        const all = Object.entries(installed).map(([id, { suspended = false, permissions = {} }]) => ({
          id: Number(id),
          permissions,
          suspended_at: suspended ? "2026-01-01T00:00:00Z" : null,
        }));
        return answer(pageOf(all, parameters));
      },
    },
    octokitFor: async (id) => {
      made.push(id);
      return {
        forgetToken() {
          renewed.push(id);
          const at = installed[id];
          if (at !== undefined) at.expired = false;
        },
        async request(route, parameters = {}) {
          asked.push({ by: id, route, parameters });
          gate?.reached();
          await gate?.opened;
          const at = installed[id] ?? { repositories: [] };
          if (at.tokenless === true) throw failure(403, "no token for you");
          if (at.expired === true) throw failure(401, "Bad credentials");
          if (at.fails !== undefined) throw failure(at.fails, "not now");
          if (route === GRAPHQL) return answer({ data: { repository: { f0: null } } });
          if (route.startsWith("POST")) {
            return answer({ id: 1, node_id: "IC_1", html_url: "x", created_at: "2026-01-05T09:00:00Z" });
          }
          return answer({ repositories: pageOf(at.repositories, parameters).map((each) => show(each, at)) });
        },
      };
    },
    clock: { now: () => now },
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return {
    connections,
    asked,
    renewed,
    /** The installations that a way was made to, in order. */
    made,
    installed,
    pass(ms: number) {
      now += ms;
    },
    /** Holds all installations' answers back until `release`; `reached` is when the first was asked. */
    hold(): { readonly reached: Promise<void>; readonly release: () => void } {
      let answer = (): void => {};
      const opened = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        gate = { reached: resolve, opened };
      });
      return {
        reached,
        release() {
          gate = null;
          answer();
        },
      };
    },
    /** Takes what was asked since the last time, as `app GET /app`. */
    take: () => asked.splice(0).map(({ by, route }) => `${by} ${route}`),
    /** Whether a repository is reached, and through which installation. */
    async reach(repository: number): Promise<number | "app" | undefined> {
      await connections.github.readFiles(repository, [{ ref: "main", path: "x" }]);
      return asked.findLast(({ route }) => route === GRAPHQL)?.by;
    },
  };
}
