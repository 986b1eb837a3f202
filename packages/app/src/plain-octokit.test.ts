import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPatientFetch } from "./plain-octokit.ts";

/** Takes every request and answers none. */
let silent: Server;
let address: string;
beforeEach(async () => {
  silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});
afterEach(async () => {
  silent.closeAllConnections();
  silent.close();
  await once(silent, "close");
});

test("a request without a limit gets one", async () => {
  await expect(createPatientFetch(50)(address)).rejects.toMatchObject({ name: "TimeoutError" });
});

test("a request's own limit counts", async () => {
  const own = new AbortController();
  const answer = createPatientFetch(60_000)(address, { signal: own.signal });
  own.abort();
  await expect(answer).rejects.toMatchObject({ name: "AbortError" });
});
