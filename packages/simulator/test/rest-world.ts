/** A small world whose REST operations are asked without a server; every answer is held to GitHub's own description. */
import { expect } from "vitest";
import type { TokenRecord, Viewer } from "../src/http/access.ts";
import { publishedDescription } from "../src/http/described/index.ts";
import { refusalAnswer } from "../src/http/error-body.ts";
import { API } from "../src/http/render/index.ts";
import type { Call, RestAnswer } from "../src/http/rest/operation.ts";
import { OPERATIONS } from "../src/http/rest/operations.ts";
import { createRouter } from "../src/http/route.ts";
import { setInstalledWorld } from "./installed-world.ts";

export const REPO = "/repos/acme/rfcs";
const route = createRouter(OPERATIONS);

/** The world, and somebody to ask in it by their login; `app` and `bot` are the app by itself and its installation. */
export async function setApi() {
  const stage = await setInstalledWorld();
  const { state, app, installation } = stage;
  const token: TokenRecord = {
    token: "t",
    installation,
    permissions: installation.permissions,
    repositories: null,
    expiresAt: 0,
  };
  const issued: Parameters<Call["issueToken"]>[0][] = [];
  const viewerOf = (who: string, narrowed: Partial<TokenRecord>): Viewer | null => {
    if (who === "nobody") return null;
    if (who === "app") return { kind: "app", app };
    if (who === "bot")
      return { kind: "installation", token: { ...token, ...narrowed }, account: app.account };
    const account = state.accounts.byLogin.get(who);
    if (account === undefined) throw new RangeError(`Nobody is called ${who}.`);
    return { kind: "user", account };
  };
  const ask = (
    who: string,
    request: string,
    body: Record<string, unknown> | null = null,
    narrowed: Partial<TokenRecord> = {},
  ) => {
    const [method = "", address = ""] = request.split(" ");
    const { pathname, searchParams: query } = new URL(address, API);
    const routed = route(method, pathname);
    if (routed === null) throw new RangeError(`Nothing is at ${request}.`);
    const { operation, params } = routed;
    const name = `${method} ${operation.path}`;
    const described = publishedDescription();
    const given = { params, query, body: body ?? undefined };
    expect(described.checkRequest(name, given), request).toEqual([]);
    const viewer = viewerOf(who, narrowed);
    const issueToken: Call["issueToken"] = (wanted) => {
      issued.push(wanted);
      return { token: "ghs_x", expiresAt: stage.clock.now() };
    };
    let answer: RestAnswer | null;
    try {
      const convertManifest = () => null;
      const call = { world: state, viewer, params, query, body, app, issueToken, convertManifest };
      answer = operation.handle(call);
    } catch (error) {
      const plainErrors = described.hasPlainErrors(name);
      answer = refusalAnswer(error, { path: operation.path, plainErrors, byPerson: viewer?.kind === "user" });
      if (answer === null) throw error;
    }
    expect(described.checkAnswer(name, answer), request).toEqual([]);
    return answer;
  };
  /** The body of an answer that isn't a refusal. */
  const take = (...request: Parameters<typeof ask>): unknown => {
    const { status, body } = ask(...request);
    expect(status, `${request[1]}: ${JSON.stringify(body)}`).toBeLessThan(300);
    return body;
  };
  return { ...stage, ask, take, issued };
}
