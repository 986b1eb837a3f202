/** Deliveries on the wire: what arrives is signed, named and numbered as GitHub does it. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhooks } from "@octokit/webhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setInstalledWorld } from "../../../test/installed-world.ts";
import { sendDelivery, signDelivery } from "./index.ts";

const SECRET = "It's a secret to everybody";

interface Arrived {
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

const arrived: Arrived[] = [];
let status = 202;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    arrived.push({ headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(status, { location: "/elsewhere" }).end("thank you");
  });
});
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  arrived.length = 0;
  status = 202;
});

async function aDelivery() {
  const { pull, take } = await setInstalledWorld();
  take();
  pull.comment({ by: "ana", body: "I object: “naïve” 🙅\u2028@rfcbot fcp merge" });
  const [delivery] = take();
  if (delivery === undefined) throw new Error("Nothing was delivered.");
  return delivery;
}

test("what arrives bears GitHub's headers, and a signature of its very bytes", async () => {
  const delivery = await aDelivery();
  expect(await sendDelivery({ url: url(), secret: SECRET, delivery, id: "one", appId: 4711 })).toEqual({
    status: 202,
  });
  const [{ headers, body } = { headers: {}, body: Buffer.of() }] = arrived;
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": expect.stringMatching(/^GitHub-Hookshot\//u),
    "x-github-delivery": "one",
    "x-github-event": "issue_comment",
    "x-github-hook-installation-target-id": "4711",
    "x-github-hook-installation-target-type": "integration",
  });
  expect(JSON.parse(body.toString())).toEqual(delivery.payload);
  const signature = String(headers["x-hub-signature-256"]);
  expect(signature).toBe(`sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`);
  expect(await new Webhooks({ secret: SECRET }).verify(body.toString(), signature)).toBe(true);
  expect(await new Webhooks({ secret: "another" }).verify(body.toString(), signature)).toBe(false);
  expect(await new Webhooks({ secret: SECRET }).verify(`${body.toString()} `, signature)).toBe(false);
});

test("@octokit/webhooks takes it for the event that it is", async () => {
  const delivery = await aDelivery();
  const { headers, body } = await signDelivery({ secret: SECRET, delivery, id: "two" });
  const webhooks = new Webhooks({ secret: SECRET });
  const heard: unknown[] = [];
  webhooks.on("issue_comment.created", ({ id, payload }) => {
    heard.push([id, payload.comment.user?.login, payload.issue.number, payload.installation?.id]);
  });
  await webhooks.verifyAndReceive({
    id: headers["x-github-delivery"] ?? "",
    name: headers["x-github-event"] ?? "",
    payload: body,
    signature: headers["x-hub-signature-256"] ?? "",
  });
  expect(heard).toEqual([["two", "ana", 1, 31_337]]);
});

test("a delivery has an id of its own, and keeps it where it is sent again", async () => {
  const delivery = await aDelivery();
  for (const id of [undefined, undefined, "again", "again"]) {
    await sendDelivery({ url: url(), secret: SECRET, delivery, ...(id === undefined ? {} : { id }) });
  }
  const [first, second, ...redelivered] = arrived.map(({ headers }) => headers["x-github-delivery"]);
  expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
  expect(second).not.toBe(first);
  expect(redelivered).toEqual(["again", "again"]);
  expect(arrived[3]?.body.equals(arrived[2]?.body ?? Buffer.of())).toBe(true);
});

test.each([401, 500, 302])("an answer of %i is an answer", async (answer) => {
  status = answer;
  expect(await sendDelivery({ url: url(), secret: SECRET, delivery: await aDelivery() })).toEqual({
    status: answer,
  });
  expect(arrived).toHaveLength(1);
});

test("nobody there is no answer", async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const delivery = await aDelivery();
  expect(await sendDelivery({ url: `http://127.0.0.1:${port}`, secret: SECRET, delivery })).toEqual({
    status: null,
  });
});
