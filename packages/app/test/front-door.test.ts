/** The front door over real sockets: what is let in, what is refused and with which status, and that nothing stays. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type LogFields, StoreUnavailable } from "@rfckit/reconciler";
import { createVirtualClock } from "@rfckit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDoorServer } from "../src/door-server.ts";
import { createFrontDoor, WEBHOOK_PATH } from "../src/front-door.ts";
import { LIMITS, type Limits } from "../src/limits.ts";
import type { Delivery } from "../src/parse-delivery.ts";
import { head, headersOf, openRaw, type Sending, send, sign } from "./sender.ts";

const SECRET = "the secret in force now";
const PREVIOUS = "the secret until today";
const KIB = 1024;
const BODY = JSON.stringify({ zen: "Keep it logically awesome." });

let server: Server;
let port: number;
let delivered: Delivery[];
let logged: { readonly event: string; readonly fields: LogFields | undefined }[];
let failure: Error | null;
let counted: string[];

async function open(limits: Partial<Limits> = {}): Promise<void> {
  const handler = createFrontDoor({
    secrets: [SECRET, PREVIOUS],
    limits: { ...LIMITS, ...limits },
    clock: createVirtualClock(0),
    log: {
      info: (event, fields) => logged.push({ event, fields }),
      warn: (event, fields) => logged.push({ event, fields }),
    },
    meter: {
      delivered: (event, outcome) => counted.push(`${event} ${outcome}`),
      turnedAway: (status) => counted.push(`${status}`),
    },
    deliver: async (delivery) => {
      if (failure !== null) throw failure;
      delivered.push(delivery);
    },
  });
  server = createDoorServer(handler, limits);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
}

beforeEach(() => {
  delivered = [];
  logged = [];
  failure = null;
  counted = [];
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

/** A right delivery, with whatever is to be wrong about it. */
function delivery(
  change: Partial<Record<string, string | undefined>> = {},
  body: string | Uint8Array = BODY,
): Sending {
  const headers = Object.entries({ ...headersOf(body, SECRET), ...change }).filter(
    ([, value]) => value !== undefined,
  );
  return { headers: Object.fromEntries(headers) as Record<string, string>, body };
}

describe("what is let in", () => {
  beforeEach(() => open());

  test("a signed delivery, once; repeated it is acknowledged and nothing more", async () => {
    const sending = delivery();
    const [first, again] = [await send(port, sending), await send(port, sending)];
    expect(first).toMatchObject({ status: 202, body: '{"message":"Accepted."}\n' });
    expect(again).toMatchObject({
      status: 202,
      body: '{"message":"This delivery came before: nothing is left to do."}\n',
    });
    expect(delivered).toEqual([
      { id: sending.headers?.["x-github-delivery"], name: "ping", payload: JSON.parse(BODY) },
    ]);
  });

  test("while the secret is replaced, one signed with either", async () => {
    for (const secret of [SECRET, PREVIOUS]) {
      expect(await send(port, delivery({ "x-hub-signature-256": sign(BODY, secret) }))).toMatchObject({
        status: 202,
      });
    }
    expect(delivered).toHaveLength(2);
  });

  test.each<[string, Sending]>([
    ["with a charset", delivery({ "content-type": "application/json; charset=utf-8" })],
    ["at an address with a slash", { ...delivery(), path: `${WEBHOOK_PATH}/` }],
    ["at an address with a query", { ...delivery(), path: `${WEBHOOK_PATH}?from=github` }],
    ["with letters from everywhere", delivery({}, JSON.stringify({ body: "Zürich 日本 🚀 \u0000" }))],
    [
      "of the largest size",
      delivery(
        {},
        JSON.stringify("x")
          .padStart(LIMITS.bodyBytes - 2)
          .replace('"x"', '{"x":1}')
          .slice(-LIMITS.bodyBytes),
      ),
    ],
  ])("one %s", async (_, sending) => {
    expect(await send(port, sending)).toMatchObject({ status: 202 });
    expect(delivered).toHaveLength(1);
  });

  test("in pieces without a length, and several on one connection", async () => {
    const connection = await openRaw(port);
    connection.write(head({ ...headersOf(BODY, SECRET), "transfer-encoding": "chunked" }));
    for (const letter of BODY) connection.write(`1\r\n${letter}\r\n`);
    connection.write("0\r\n\r\n");
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 202 /u);
    expect(connection.socket.readyState).toBe("open");
    connection.socket.destroy();
    expect(delivered).toHaveLength(1);
  });
});

describe("what is refused", () => {
  beforeEach(() => open());

  test.each<[string, number, Sending]>([
    ["another address", 404, { ...delivery(), path: "/" }],
    ["an address below", 404, { ...delivery(), path: `${WEBHOOK_PATH}/more` }],
    ["an address that is none", 404, { ...delivery(), path: "//" }],
    ["reading", 405, { method: "GET" }],
    ["asking for the head", 405, { method: "HEAD" }],
    ["changing", 405, { ...delivery(), method: "PUT" }],
    ["no event", 400, delivery({ "x-github-event": undefined })],
    ["no id", 400, delivery({ "x-github-delivery": undefined })],
    ["an endless id", 400, delivery({ "x-github-delivery": "a".repeat(101) })],
    ["an event that is none", 400, delivery({ "x-github-event": "__proto__" })],
    ["a form", 415, delivery({ "content-type": "application/x-www-form-urlencoded" })],
    ["no content type", 415, delivery({ "content-type": undefined })],
    ["a similar one", 415, delivery({ "content-type": "application/json-patch" })],
    ["unsigned", 401, delivery({ "x-hub-signature-256": undefined })],
    ["signed with nothing", 401, delivery({ "x-hub-signature-256": "" })],
    [
      "signed in the old way alone",
      401,
      delivery({ "x-hub-signature-256": undefined, "x-hub-signature": "sha1=00" }),
    ],
    ["forged", 401, delivery({ "x-hub-signature-256": sign(BODY, "some other secret") })],
    ["signed for another body", 401, delivery({ "x-hub-signature-256": sign(`${BODY} `, SECRET) })],
    ["signed with Probot's own secret", 401, delivery({ "x-hub-signature-256": sign(BODY, "development") })],
    ["forged and no JSON", 401, delivery({ "x-hub-signature-256": sign("{", "some other secret") }, "{")],
    ["signed and empty", 401, delivery({}, "")],
    ["signed and no JSON", 400, delivery({}, "zen=yes")],
    ["signed and cut off", 400, delivery({}, BODY.slice(0, -1))],
    ["signed and no object", 400, delivery({}, "[]")],
    ["signed and no text", 401, delivery({}, Uint8Array.of(0xff, 0xfe, 0x00))],
    ["too large", 413, delivery({}, Buffer.alloc(LIMITS.bodyBytes + 1, " "))],
    [
      "too large and unsigned",
      413,
      delivery({ "x-hub-signature-256": undefined }, Buffer.alloc(LIMITS.bodyBytes + 1)),
    ],
  ])("%s: %d", async (_, status, sending) => {
    const answered = await send(port, sending);
    expect(answered.status).toBe(status);
    if (sending.method !== "HEAD") expect(Object.keys(JSON.parse(answered.body))).toEqual(["message"]);
    if (status === 405) expect(answered.headers["allow"]).toBe("POST");
    expect(delivered).toEqual([]);
  });

  test("one that was refused under an id doesn't use that id up", async () => {
    const right = delivery();
    const forged = { ...right, headers: { ...right.headers, "x-hub-signature-256": sign(BODY, "wrong") } };
    expect(await send(port, forged)).toMatchObject({ status: 401 });
    expect(await send(port, right)).toMatchObject({ status: 202 });
    expect(delivered).toHaveLength(1);
  });

  test("one that met a bug may come again", async () => {
    const sending = delivery();
    failure = new AggregateError([new TypeError("a bug")], "a bug");
    expect(await send(port, sending)).toMatchObject({ status: 500 });
    failure = null;
    expect(await send(port, sending)).toMatchObject({ status: 202 });
    expect(delivered).toHaveLength(1);
    expect(logged).toMatchObject([
      {
        event: "delivery-failed",
        fields: { why: expect.stringMatching(/^TypeError: a bug \(at /u), bug: true },
      },
      { event: "delivery-refused", fields: { status: 500 } },
    ]);
  });

  test("what was refused is told once, without a word of it", async () => {
    for (let each = 0; each < 3; each += 1)
      await send(port, delivery({ "x-hub-signature-256": sign(BODY, "x") }));
    expect(logged).toEqual([
      {
        event: "delivery-refused",
        fields: {
          status: 401,
          why: "The signature doesn't fit the body and the webhook's secret.",
          times: 1,
        },
      },
    ]);
  });
});

describe("what is counted", () => {
  beforeEach(() => open());

  test("each delivery by its event and what became of it, and what is turned away by its status", async () => {
    const sending = delivery({ "x-github-event": "push" });
    await send(port, sending);
    await send(port, sending);
    failure = new Error("a bug");
    await send(port, delivery({ "x-github-delivery": "another-one" }));
    failure = new StoreUnavailable("full");
    await send(port, delivery({ "x-github-delivery": "a-third-one" }));
    await send(port, delivery({ "x-hub-signature-256": sign(BODY, "another secret") }));
    expect(counted).toEqual([
      "push accepted",
      "push repeated",
      "ping failed",
      "500",
      "ping failed",
      "503",
      "401",
    ]);
  });
});

describe("what takes too much", () => {
  test("a length over the limit is refused before a byte of the body, and the connection closed", async () => {
    await open();
    const connection = await openRaw(port);
    connection.write(head({ ...headersOf(BODY, SECRET), "content-length": String(LIMITS.bodyBytes + 1) }));
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/iu);
    connection.socket.end();
    await connection.closed();
  });

  test("a body without a length is cut off where it passes the limit, however long it goes on", async () => {
    await open({ bodyBytes: 64 * KIB });
    const connection = await openRaw(port);
    connection.write(head({ ...headersOf(BODY, SECRET), "transfer-encoding": "chunked" }));
    const piece = `400\r\n${"x".repeat(KIB)}\r\n`;
    let sent = 0;
    const go = (): void => {
      while (connection.socket.writable && sent < 1024 * KIB && connection.socket.write(piece)) sent += KIB;
    };
    connection.socket.on("drain", go);
    go();
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 413 /u);
    await connection.closed();
    expect(delivered).toEqual([]);
  });

  test.each([
    ["signed", headersOf(BODY, SECRET)],
    ["not even signed", { "content-type": "application/json" }],
  ])("a body that drips in, %s, is given up in time", async (_, headers) => {
    await open({ bodyTime: 150 });
    const connection = await openRaw(port);
    const started = performance.now();
    connection.write(head({ ...headers, "content-length": String(BODY.length) }));
    let sent = 0;
    const drip = setInterval(() => connection.write(BODY.charAt(sent++)), 20);
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close/iu);
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
    await connection.closed();
    clearInterval(drip);
    expect(sent).toBeLessThan(BODY.length);
    expect(delivered).toEqual([]);
  });

  test("more bodies at once than may be held are refused, and taken again afterwards", async () => {
    await open({ heldBytes: 48 * KIB });
    const half = await openRaw(port);
    const body = JSON.stringify({ padding: "x".repeat(30 * KIB) });
    const headers = { ...headersOf(body, SECRET), "content-length": String(body.length) };
    half.write(head(headers) + body.slice(0, -1));
    // Once it has answered these, the server has read what was written before them.
    for (let each = 0; each < 3; each += 1) await send(port, { method: "GET" });
    expect(await send(port, delivery({}, body))).toMatchObject({ status: 503 });
    half.write(body.slice(-1));
    expect(await half.answer()).toMatch(/^HTTP\/1\.1 202 /u);
    expect(await send(port, delivery({}, body))).toMatchObject({ status: 202 });
    half.socket.destroy();
  });

  test("a sender that hangs up half-way leaves nothing behind", async () => {
    await open({ heldBytes: 96 * KIB });
    const body = JSON.stringify({ padding: "x".repeat(60 * KIB) });
    for (let each = 0; each < 5; each += 1) {
      const connection = await openRaw(port);
      connection.write(
        head({ ...headersOf(body, SECRET), "content-length": String(body.length) }) + body.slice(0, -1),
      );
      connection.socket.end();
      await connection.closed();
    }
    expect(await send(port, delivery({}, body))).toMatchObject({ status: 202 });
    expect(delivered).toHaveLength(1);
  });
});
