/** What is told at the operator's doors, over a real socket. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { judgeReadiness } from "./health.ts";
import { createOperationsDoor, type OperationsDoorOptions } from "./operations-door.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function open(change: Partial<OperationsDoorOptions> = {}): Promise<string> {
  const handler = createOperationsDoor({
    stuck: () => null,
    readiness: async () => judgeReadiness({ stopping: false, databaseTrouble: null }),
    metrics: async () => ({ type: "text/plain; version=0.0.4", text: "rfckit_database_up 1\n" }),
    metricsToken: null,
    next: (request, response) => response.writeHead(418).end(request.url),
    ...change,
  });
  const server = createServer(handler);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("in good health", () => {
  test.each([
    ["/healthz", { status: "ok" }],
    ["/readyz", { ready: true, checks: { process: "ok", database: "ok" } }],
    ["/healthz?from=a-probe", { status: "ok" }],
  ])("%s says so", async (path, content) => {
    const answer = await fetch(`${await open()}${path}`);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await answer.json()).toEqual(content);
  });

  test("/metrics is Prometheus's", async () => {
    const answer = await fetch(`${await open()}/metrics`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4"]);
    expect(await answer.text()).toBe("rfckit_database_up 1\n");
  });

  test.each(["/healthz", "/readyz", "/metrics"])(
    "%s answers HEAD without a body, and nothing else",
    async (path) => {
      const address = `${await open()}${path}`;
      const head = await fetch(address, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      expect(Number(head.headers.get("content-length"))).toBeGreaterThan(0);
      const post = await fetch(address, { method: "POST", body: "x" });
      expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    },
  );
});

test("a stuck worker and a database that is away are told with 503, and why", async () => {
  const address = await open({
    stuck: () => "It hangs.",
    readiness: async () => judgeReadiness({ stopping: false, databaseTrouble: "It is away." }),
  });
  const [health, ready] = [await fetch(`${address}/healthz`), await fetch(`${address}/readyz`)];
  expect([health.status, await health.json()]).toEqual([503, { status: "stuck", message: "It hangs." }]);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { ready: false, checks: { process: "ok", database: "It is away." } },
  ]);
});

test.each([
  [null, null, 200],
  ["a-token-of-some-length", null, 401],
  ["a-token-of-some-length", "Bearer another-token", 401],
  ["a-token-of-some-length", "a-token-of-some-length", 401],
  ["a-token-of-some-length", "Bearer a-token-of-some-length", 200],
  ["a-token-of-some-length", "bearer  a-token-of-some-length", 200],
] as const)("with the token %j, whoever sends %j gets %i", async (metricsToken, authorization, status) => {
  const answer = await fetch(`${await open({ metricsToken })}/metrics`, {
    headers: authorization === null ? {} : { authorization },
  });
  expect(answer.status).toBe(status);
  expect((await answer.text()).includes("rfckit_")).toBe(status === 200);
});

test("what can't be told is a 500, without a word of why", async () => {
  const address = await open({ metrics: () => Promise.reject(new Error("secret")) });
  const answer = await fetch(`${address}/metrics`);
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { message: "This can't be told now. Ask again." },
  ]);
});

test.each(["/", "/api/github/webhooks", "/healthz/x", "/Metrics", "/__proto__", "/constructor"])(
  "%s is the front door's",
  async (path) => {
    const answer = await fetch(`${await open()}${path}`);
    expect([answer.status, await answer.text()]).toEqual([418, path]);
  },
);
