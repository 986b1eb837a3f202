/**
 * What becomes of one HTTP request: who asks, what it is, whether the limits and the faults let it through, what the
 * world answers, and how all of it compares with GitHub's descriptions.
 */
import { SECOND } from "@rfckit/core";
import { beginRequest, type Disturbance, endRequest } from "../github/faults.ts";
import { countRequests } from "../github/requests.ts";
import { stamp, type WorldState } from "../github/state.ts";
import type { AppRecord, Viewer } from "./access.ts";
import { type AnswerFaults, answerOf, type Limited } from "./answer-fault.ts";
import { installationKey, limitKey, limitName } from "./asker.ts";
import { type Description, Deviation } from "./described/index.ts";
import { errorAnswer, faultAnswer } from "./error-body.ts";
import { executeGraphql, type GraphqlRequest, readOperation } from "./graphql/index.ts";
import { type HttpLimits, Meter, type Resource } from "./http-limits.ts";
import { readJson } from "./read-json.ts";
import { answerRegistrationPage } from "./registration/registration-pages.ts";
import type { Registrations } from "./registration/registrations.ts";
import { redirectFor, withPresentName } from "./renamed.ts";
import { API } from "./render/index.ts";
import type { RestAnswer } from "./rest/operation.ts";
import { OPERATIONS } from "./rest/operations.ts";
import { createRestDesk, nameOf } from "./rest-desk.ts";
import { createRouter } from "./route.ts";
import type { Tokens } from "./tokens.ts";

export interface Incoming {
  readonly method: string;
  /** With the host and port that it was sent to. */
  readonly url: URL;
  readonly authorization: string | undefined;
  /** `null` where it is too long to be read. */
  readonly body: string | null;
}

export interface Given {
  readonly status: number;
  /** Text goes out as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** `silence` is no answer, ever; `broken` a connection that ends without one. */
export type Received = Given | "silence" | "broken";

export interface Reception {
  receive(incoming: Incoming): Promise<Received>;
  exhaust(resource: Resource): void;
}

export interface ReceptionOptions {
  readonly world: WorldState;
  readonly app: AppRecord | null;
  readonly tokens: Tokens;
  readonly registrations: Registrations;
  readonly faults: AnswerFaults;
  readonly limits: HttpLimits;
  readonly description: Description;
  readonly onDeviation: (deviation: string) => void;
}

/** A request that was understood. */
interface Task {
  readonly name: string;
  readonly write: boolean;
  readonly resource: Resource;
  readonly points: number;
  readonly makesContent: boolean;
  readonly work: (meter: Meter) => Promise<Done>;
}

interface Done {
  readonly answer: RestAnswer;
  /** It had no effect at all. */
  readonly refused: boolean;
  /** It had half of its effect, and the answer is lost. */
  readonly lost?: boolean;
}

const GRAPHQL = new Set(["/graphql", "/api/graphql"]);
const ENTERPRISE = "/api/v3";
const RATE_LIMIT = "GET /rate_limit";
const route = createRouter(OPERATIONS);

export function createReception(options: ReceptionOptions): Reception {
  const { world, tokens, registrations, faults, limits, description, onDeviation } = options;
  const { generation } = world.faults;
  const askRest = createRestDesk(options);
  const meters = new Map<string, Meter>();
  const meterOf = (key: string): Meter => {
    const meter = meters.get(key) ?? new Meter(limits);
    meters.set(key, meter);
    return meter;
  };

  const finish = (answer: RestAnswer, viewer: Viewer | null, resource: Resource): Given => {
    const now = stamp(world);
    const { limit, used, remaining, resetAt } = meterOf(limitKey(viewer)).state(resource, now);
    return {
      status: answer.status,
      body: answer.body,
      headers: {
        date: new Date(now).toUTCString(),
        "x-github-media-type": "github.v3; format=json",
        "x-github-request-id": "5171:0000",
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(remaining),
        "x-ratelimit-used": String(used),
        "x-ratelimit-reset": String(Math.floor(resetAt / SECOND)),
        "x-ratelimit-resource": resource,
        ...answer.headers,
      },
    };
  };

  /** Runs one request of anybody's through limits and faults. */
  const carryOut = async (task: Task, viewer: Viewer | null): Promise<Received> => {
    const { name, write, resource, points, makesContent } = task;
    const now = stamp(world);
    const meter = meterOf(limitKey(viewer));
    const finished = (answer: RestAnswer | null) =>
      answer === null ? "silence" : finish(answer, viewer, resource);
    const limited = (): Limited => ({ name: limitName(viewer), ...meter.state(resource, now) });
    const ofBot = viewer?.kind === "installation";
    const count = () => {
      if (ofBot) countRequests(world.requests, { name, write }, 1);
    };
    const fault = ofBot ? faults.take({ name, write, installation: viewer.token.installation.id }) : null;
    if (fault !== null && fault.after !== true) {
      count();
      return finished(answerOf(fault, limited()));
    }
    const verdict =
      viewer?.kind === "app"
        ? ({ kind: "ok" } as const)
        : meter.weigh({ resource, points, write, makesContent }, now);
    if (verdict.kind !== "ok") {
      count();
      const limit =
        verdict.kind === "primary"
          ? ({ answer: resource === "graphql" ? "graphql-limit" : "primary-limit" } as const)
          : ({ answer: "secondary-limit", retryAfter: verdict.retryAfter } as const);
      return finished(answerOf(limit, limited()));
    }
    const before = ofBot ? beginRequest(world.faults, world.requests, generation, { name, write }) : null;
    if (before !== null) return disturbed(before, finished);
    const { answer, refused, lost = false } = await task.work(meter);
    const whole = !refused && !lost;
    const after = ofBot && whole ? endRequest(world.faults, world.requests, { name, write }, 1) : null;
    if (!whole) count();
    if (after !== null) return disturbed(after, finished);
    if (fault !== null) return finished(answerOf(fault, limited()));
    return finished(lost ? faultAnswer(502) : answer);
  };

  const receiveRest = async (incoming: Incoming, path: string, viewer: Viewer | null): Promise<Received> => {
    const { method, url, body } = incoming;
    const routed = route(method, withPresentName(world, path));
    if (routed === null) {
      onDeviation(`${method} ${path}: GitHub may know it, this simulator doesn't.`);
      return finish(errorAnswer(404, "Not Found"), viewer, "core");
    }
    const there = { path: `${url.pathname}${url.search}`, method, viewer };
    const moved = redirectFor(world, routed.params, there);
    if (moved !== null) return finish(moved, viewer, "core");
    const task: Task = {
      name: nameOf(routed),
      write: method !== "GET",
      resource: "core",
      points: 1,
      makesContent: routed.operation.makesContent === true,
      work: async () => {
        const answer = askRest(routed, { viewer, query: url.searchParams, text: body });
        return { answer, refused: answer.status >= 400 };
      },
    };
    return carryOut(task, viewer);
  };

  const receiveGraphql = async (incoming: Incoming, viewer: Viewer | null): Promise<Received> => {
    if (viewer === null || viewer.kind === "app" || incoming.method !== "POST") {
      return finish(errorAnswer(401, "This endpoint requires you to be authenticated."), viewer, "graphql");
    }
    const request = readJson(incoming.body) as GraphqlRequest | null | undefined;
    if (typeof request?.query !== "string")
      return finish(errorAnswer(400, "Problems parsing JSON"), viewer, "graphql");
    const operation = readOperation(request);
    const task: Task = {
      name: `graphql ${operation?.name ?? "?"}`,
      write: operation?.write ?? false,
      resource: "graphql",
      points: operation?.cost.points ?? 1,
      makesContent: operation?.write ?? false,
      work: async (meter) => {
        const rate = meter.state("graphql", stamp(world));
        const { body, deviation, lost } = await executeGraphql(world, viewer, rate, request);
        if (deviation !== null) onDeviation(deviation);
        // What failed is null, and the rest was done all the same.
        const refused = Object.values(body.data ?? {}).every((field) => field === null);
        return { answer: { status: 200, body }, refused, lost };
      },
    };
    return carryOut(task, viewer);
  };

  const showLimits = (viewer: Viewer | null): RestAnswer => {
    const answer = rateLimits(meterOf(limitKey(viewer)), stamp(world));
    for (const finding of description.checkAnswer(RATE_LIMIT, answer)) {
      onDeviation(String(new Deviation(RATE_LIMIT, finding)));
    }
    return answer;
  };

  const respond = async (incoming: Incoming, path: string): Promise<Received> => {
    const signed = await tokens.signIn(incoming.authorization);
    const viewer = signed !== null && "viewer" in signed ? signed.viewer : null;
    const dead = generation !== world.faults.generation;
    if (dead && signed !== null && viewer?.kind !== "user") return "silence";
    const graphql = GRAPHQL.has(path);
    if (signed !== null && "problem" in signed) {
      const { status, message } = signed.problem;
      return finish(errorAnswer(status, message), null, graphql ? "graphql" : "core");
    }
    if (graphql) return receiveGraphql(incoming, viewer);
    if (`${incoming.method} ${path}` === RATE_LIMIT) return finish(showLimits(viewer), viewer, "core");
    return receiveRest(incoming, path, viewer);
  };

  return {
    async receive(incoming) {
      const page = answerRegistrationPage(registrations, incoming);
      if (page !== null) return page;
      const { pathname, origin } = incoming.url;
      const prefix = pathname.startsWith(`${ENTERPRISE}/`) ? ENTERPRISE : "";
      const given = await respond(incoming, pathname.slice(prefix.length));
      const link = typeof given === "string" ? undefined : given.headers["link"];
      if (typeof given === "string" || link === undefined) return given;
      // Other pages are at this server too, though things are called what they are at GitHub.
      const headers = { ...given.headers, link: link.replaceAll(`<${API}/`, `<${origin}${prefix}/`) };
      return { ...given, headers };
    },
    exhaust(resource) {
      for (const { id } of options.app?.installations.slice(0, 1) ?? []) {
        meterOf(installationKey(id)).exhaust(resource, stamp(world));
      }
    },
  };
}

function disturbed(disturbance: Disturbance, finished: (answer: RestAnswer) => Received): Received {
  if (disturbance.kind === "dead") return "silence";
  return disturbance.status === null ? "broken" : finished(faultAnswer(disturbance.status));
}

function rateLimits(meter: Meter, now: number): RestAnswer {
  const show = (resource: Resource) => {
    const { limit, used, remaining, resetAt } = meter.state(resource, now);
    return { limit, used, remaining, reset: Math.floor(resetAt / SECOND), resource };
  };
  const core = show("core");
  return { status: 200, body: { resources: { core, graphql: show("graphql"), search: core }, rate: core } };
}
