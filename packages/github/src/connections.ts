/**
 * Where the app is installed, and through which installation each repository is reached.
 *
 * All of it is asked of GitHub again within the hour, and at once when a delivery says that it changed. A delivery
 * also tells where it comes from: a repository that nobody has heard of yet needn't be looked for.
 */
import { HOUR, type Instant, MINUTE } from "@rfckit/core";
import {
  type Allowance,
  type Clock,
  type GitHub,
  GitHubRefused,
  GitHubUnavailable,
} from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection, Permissions } from "./connection.ts";
import { createGitHubPort } from "./github-port.ts";
import { createLine, type Line, type OnAnswer } from "./line.ts";
import { commentKey, Memory } from "./memory.ts";
import { readAs } from "./read-as.ts";
import type { Requester } from "./requester.ts";

const KNOWN_FOR = HOUR;
/** A repository that isn't there isn't looked for more often. */
const LOOKED_FOR = MINUTE;
const PAGE_SIZE = 100;

/** An octokit that acts as one installation. */
export interface InstallationRequester extends Requester {
  /** With the next request it gets a new token, whatever it has. */
  forgetToken(): void;
}

export interface ConnectionsOptions {
  /** An octokit that acts as the app itself. */
  readonly appOctokit: Requester;
  readonly octokitFor: (installation: number) => Promise<InstallationRequester>;
  /** The host's clock: it tells when to ask again. */
  readonly clock: Clock;
  /** Where REST is served, for a GitHub Enterprise Server (`https://HOST/api/v3`). */
  readonly baseUrl?: string;
  readonly onAnswer?: OnAnswer;
}

/** What GitHub still lets an installation ask of one of its budgets. */
export interface Allotted extends Allowance {
  readonly installation: number;
  /** `core`, `graphql`. */
  readonly resource: string;
}

/** An installation that couldn't be asked for its repositories; those that were known stay known. */
export interface Missed {
  readonly installation: number;
  readonly error: GitHubUnavailable | GitHubRefused;
}

export interface Connections {
  readonly github: GitHub;
  /** The repositories that the bot is let into and that can change, by id. Throws `GitHubUnavailable`. */
  repositories(): Promise<readonly number[]>;
  /** The repository that has this name now; `null` where the app isn't let into it. Throws `GitHubUnavailable`. */
  find(owner: string, name: string): Promise<number | null>;
  /** The installations whose repositories couldn't be asked for when it was last asked where the app is installed. */
  missed(): readonly Missed[];
  /** As far as GitHub's answers told. */
  allotments(): readonly Allotted[];
  /** The login of the bot's own account, once GitHub has told. */
  self(): string | null;
  /** Takes note of what a delivery tells that never changes, or of where it comes from. */
  learn(name: string, payload: unknown): void;
  /** Forgets where the app is installed, and gets new tokens: rights may have changed with it. */
  forget(): void;
}

const app = z.object({ id: z.number(), slug: z.string() });
const installations = z.array(
  z.object({
    id: z.number(),
    permissions: z.record(z.string(), z.string()),
    suspended_at: z.string().nullish(),
  }),
);
const repository = z.object({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  archived: z.boolean().optional(),
});
const repositories = z
  .object({ repositories: z.array(repository) })
  .transform(({ repositories: some }) => some);
const delivery = z.object({
  installation: z.object({ id: z.number() }),
  repository,
  comment: z.object({ id: z.number(), performed_via_github_app: z.unknown().optional() }).optional(),
});

interface Installation {
  readonly id: number;
  readonly line: Line;
  readonly requester: InstallationRequester;
  permissions: Permissions;
}

interface Place {
  readonly connection: Connection;
  readonly installation: Installation;
  readonly archived: boolean;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { appOctokit, octokitFor, clock, baseUrl, onAnswer = () => {} } = options;
  const memory = new Memory();
  const appLine = createLine({ requester: appOctokit, hostClock: clock, onAnswer });
  const known = new Map<number, Installation>();
  const places = new Map<number, Place>();
  /** Which installation a delivery said that a repository belongs to. */
  const heard = new Map<number, z.infer<typeof delivery>>();
  let self: { readonly id: number; readonly login: string } | null = null;
  let surveyedAt: Instant | null = null;
  /** Grows with each forgetting: a survey that was under way then may have asked too early. */
  let forgotten = 0;
  /** What kept the last survey from seeing everything; where that passes it is soon made again. */
  let missed: readonly Missed[] = [];
  const passing = () => missed.find(({ error }) => error instanceof GitHubUnavailable);
  let surveying: Promise<void> | null = null;

  const installationOf = async (id: number, permissions: Permissions): Promise<Installation> => {
    const before = known.get(id);
    if (before !== undefined) {
      before.permissions = permissions ?? before.permissions;
      return before;
    }
    const requester = await octokitFor(id);
    const renew = () => requester.forgetToken();
    const line = createLine({
      requester,
      renew,
      hostClock: clock,
      onAnswer,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    });
    const made: Installation = { id, line, requester, permissions };
    known.set(id, made);
    return made;
  };

  const placeAt = (installation: Installation, found: z.infer<typeof repository>): Place => {
    const { id, node_id: nodeId, name, owner, archived = false } = found;
    const connection: Connection = {
      line: installation.line,
      permissions: installation.permissions,
      app: self?.id ?? null,
      onlooker: false,
      repository: { id, nodeId, owner: owner.login, name },
    };
    return { installation, archived, connection };
  };

  /** Asks where the app is installed, and for all repositories there. */
  const survey = async (): Promise<void> => {
    const before = forgotten;
    const { id, slug } = readAs(app, (await appLine.send("GET /app")).data, "app");
    self = { id, login: `${slug}[bot]` };
    const found: Place[] = [];
    const failures: Missed[] = [];
    const listed = await everyPage(appLine, "GET /app/installations", installations);
    for (const gone of known.keys()) if (!listed.some(({ id: each }) => each === gone)) known.delete(gone);
    for (const each of listed) {
      if (each.suspended_at != null) continue;
      const installation = await installationOf(each.id, each.permissions);
      try {
        const here = await everyPage(installation.line, "GET /installation/repositories", repositories);
        for (const one of here) found.push(placeAt(installation, one));
      } catch (error) {
        if (!(error instanceof GitHubUnavailable || error instanceof GitHubRefused)) throw error;
        // What is wrong with one installation is no reason to leave the others alone.
        failures.push({ installation: each.id, error });
        found.push(...[...places.values()].filter((known) => known.installation === installation));
      }
    }
    places.clear();
    for (const each of found) {
      places.set(each.connection.repository.id, each);
      // What a delivery told meanwhile of others stays: they may have come after they were asked for.
      heard.delete(each.connection.repository.id);
    }
    surveyedAt = before === forgotten ? clock.now() : null;
    missed = failures;
  };

  /** Several may want it at once; it is made once. */
  const ensureSurvey = async (within: number): Promise<void> => {
    const longest = passing() === undefined ? within : 0;
    if (surveyedAt !== null && clock.now() - surveyedAt < longest) return;
    surveying ??= survey().finally(() => {
      surveying = null;
    });
    await surveying;
  };

  const connect = async (id: number): Promise<Connection> => {
    const before = places.get(id);
    if (before !== undefined) return before.connection;
    if (self === null) await ensureSurvey(0);
    const told = heard.get(id);
    if (told !== undefined && !places.has(id)) {
      const placed = placeAt(await installationOf(told.installation.id, null), told.repository);
      places.set(id, placed);
      return placed.connection;
    }
    await ensureSurvey(LOOKED_FOR);
    const found = places.get(id);
    if (found !== undefined) return found.connection;
    const kept = passing();
    if (kept !== undefined) throw kept.error;
    throw new GitHubRefused(404, "gone", `The app isn't installed on a repository with the id ${id}.`);
  };

  return {
    github: createGitHubPort({ connect, connected: (id) => places.get(id)?.connection ?? null }, memory),
    async repositories() {
      await ensureSurvey(KNOWN_FOR);
      return [...places].filter(([, { archived }]) => !archived).map(([id]) => id);
    },
    async find(owner, name) {
      await ensureSurvey(LOOKED_FOR);
      const wanted = `${owner}/${name}`.toLowerCase();
      const found = [...places.values()].find(({ connection: { repository } }) => {
        return `${repository.owner}/${repository.name}`.toLowerCase() === wanted;
      });
      return found?.connection.repository.id ?? null;
    },
    allotments: () =>
      [...known.values()].flatMap(({ id, line }) =>
        line.allowances().map(([resource, allowance]) => ({ installation: id, resource, ...allowance })),
      ),
    missed: () => missed,
    self: () => self?.login ?? null,
    learn(name, payload) {
      const read = delivery.safeParse(payload);
      if (!read.success) return;
      const { installation, repository: where, comment } = read.data;
      if (name === "issue_comment" && comment !== undefined) {
        const key = commentKey(where.id, "comment", comment.id);
        memory.viaApp.set(key, comment.performed_via_github_app != null);
      }
      const placed = places.get(where.id);
      if (placed?.installation.id === installation.id) {
        placed.connection.repository.owner = where.owner.login;
        placed.connection.repository.name = where.name;
        return;
      }
      places.delete(where.id);
      heard.set(where.id, read.data);
    },
    forget() {
      places.clear();
      heard.clear();
      surveyedAt = null;
      forgotten += 1;
      for (const { requester } of known.values()) requester.forgetToken();
    },
  };
}

async function everyPage<T extends z.ZodType<readonly unknown[]>>(
  line: Line,
  route: string,
  schema: T,
): Promise<z.infer<T>[number][]> {
  const all: z.infer<T>[number][] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await line.send(route, { per_page: PAGE_SIZE, page });
    const some = readAs(schema, data, route);
    all.push(...some);
    if (some.length < PAGE_SIZE) return all;
  }
}
