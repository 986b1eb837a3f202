/** What `rfc dev` starts, as its other commands and other programs meet it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DevServer, startDevServer } from "../src/index.ts";

const START = Date.UTC(2026, 0, 5, 9);
let server: DevServer;
let stops = 0;
let now = START;

beforeAll(async () => {
  const scenario = "name: a place to try things\nsteps: []\n";
  server = await startDevServer({ port: 0, scenario, hostNow: () => now, onStop: () => (stops += 1) });
});
afterAll(() => server.close());

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

function take(...steps: readonly unknown[]) {
  const headers = { "content-type": "application/json" };
  return ask("/steps", { method: "POST", headers, body: JSON.stringify({ steps }) });
}

const told = (body: unknown) =>
  (body as { told: { moments: { actual: { phase: string }; thread: { by: string; body: string }[] }[] } })
    .told;

describe("what runs", () => {
  test("is told to whoever asks", async () => {
    const { status, body } = await ask("/");
    expect([status, body]).toMatchObject([200, { rfckit: "dev", author: "zed" }]);
  });

  test("answers what people do", async () => {
    const { status, body } = await take({ comment: { by: "ana", body: "@rfcbot fcp merge" } });
    expect(status).toBe(200);
    const last = told(body).moments.at(-1);
    expect(last?.actual.phase).toBe("proposed");
    expect(
      last?.thread.some(({ by, body: text }) => by === "rfcbot[bot]" && text.includes("Motion to merge")),
    ).toBe(true);
  });

  test("lets time pass when somebody says so", async () => {
    await take({ comment: { by: "cho", body: "@rfcbot reviewed" } });
    const { body } = await take({ advance: "10d" });
    expect(told(body).moments.at(-1)?.actual.phase).toBe("accepted");
  });

  test("has time pass as it does outside", async () => {
    const before = (await ask("/thread")).body["now"] as unknown as number;
    now += 90_000;
    expect((await ask("/thread")).body["now"]).toBe(before + 90_000);
  });

  test("answers what somebody does through the simulated GitHub's API, too", async () => {
    const { session } = server;
    const address = `${session.api.url}/repos/example/rfcs/issues/1/comments`;
    const headers = {
      authorization: `Bearer ${session.api.tokenOf("ben")}`,
      "content-type": "application/json",
    };
    const posted = await fetch(address, { method: "POST", headers, body: '{"body":"@rfcbot status"}' });
    expect(posted.status).toBe(201);
    // Nobody asks `rfc dev` for anything meanwhile.
    const lastBy = async () => {
      const comments = (await (await fetch(address, { headers })).json()) as { user: { login: string } }[];
      return comments.at(-1)?.user.login;
    };
    await expect.poll(lastBy).toBe("rfcbot[bot]");
    const { body } = await ask("/thread");
    const thread = (body as unknown as { thread: { by: string; body: string }[] }).thread;
    expect(thread.at(-1)).toMatchObject({ by: "rfcbot[bot]" });
    expect(thread.at(-1)?.body).toContain("@ben");
  });
});

describe("what is refused", () => {
  test("a step that there isn't, with what there is", async () => {
    const { status, body } = await take({ coment: { by: "ana", body: "x" } });
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining("Did you mean `comment`?")]);
  });

  test.each<readonly [string, RequestInit, number]>([
    ["/steps", { method: "POST", body: "{}" }, 415],
    ["/steps", { method: "POST", body: "[", headers: { "content-type": "application/json" } }, 400],
    ["/nowhere", {}, 404],
  ])("%s", async (path, init, status) => {
    expect((await ask(path, init)).status).toBe(status);
  });

  test("a port that is taken", async () => {
    const port = Number(new URL(server.url).port);
    const options = { port, scenario: "name: x\nsteps: []\n", hostNow: () => now, onStop: () => {} };
    await expect(startDevServer(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

test("somebody's wish to stop is passed on", async () => {
  await ask("/stop", { method: "POST" });
  expect(stops).toBe(1);
});
