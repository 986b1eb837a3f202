import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SILENT } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { PRIVATE_KEY } from "../test/key.ts";
import { type Identity, identify } from "./identify.ts";
import { openProbot } from "./open-probot.ts";
import { TokenCache } from "./token-cache.ts";

type Answer = readonly [status: number, type: string, body: string] | null;

const JSON_TYPE = "application/json";

/** Asks a server that answers so, or not at all. */
async function ask(answer: Answer, patience: number): Promise<Identity> {
  const server = createServer((_, response) => {
    if (answer !== null) response.writeHead(answer[0], { "content-type": answer[1] }).end(answer[2]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = {
    appId: 7,
    privateKey: PRIVATE_KEY,
    webhookSecret: "of no matter here",
    baseUrl,
    log: SILENT,
    tokens: new TokenCache(),
  };
  const octokit = await (await openProbot(options)).auth();
  const identity = await identify(octokit, patience);
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  return identity;
}

test.each<[string, Answer, object]>([
  ["known", [200, JSON_TYPE, '{"id":7,"slug":"rfcbot"}'], { kind: "known", id: 7, slug: "rfcbot" }],
  [
    "unknown",
    [404, JSON_TYPE, '{"message":"Integration not found"}'],
    { kind: "refused", status: 404, message: "Integration not found" },
  ],
  [
    "of another key",
    [401, JSON_TYPE, '{"message":"A JSON web token could not be decoded"}'],
    { kind: "refused", status: 401, message: "A JSON web token could not be decoded" },
  ],
  [
    "not to be told by a server in trouble",
    [502, "text/html", "<h1>Bad gateway</h1>"],
    { kind: "unreachable", why: "it answered with 502" },
  ],
  [
    "not to be told by some other server",
    [404, "text/html", "<h1>Not here</h1>"],
    { kind: "unreachable", why: "it answered with 404" },
  ],
  [
    "not to be told by a login page",
    [200, "text/html", "<h1>Log in</h1>"],
    { kind: "unreachable", why: "what answered there isn't GitHub's API" },
  ],
  ["not to be told by nobody", null, { kind: "unreachable" }],
])("the app is %s", async (_, answer, identity) => {
  expect(await ask(answer, answer === null ? 100 : 5000)).toMatchObject(identity);
});
