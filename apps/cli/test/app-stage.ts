/**
 * `rfc app create` as somebody lives through it: the command in this process, a GitHub that registers apps, and as much
 * of a browser as two forms need.
 */
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVirtualClock, createWorld } from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { afterEach, expect } from "vitest";
import { create } from "../src/app/create.ts";
import { readPlan } from "../src/app/plan.ts";
import type { Options } from "../src/command-spec.ts";
import type { Io } from "../src/io.ts";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

const NOON = Date.UTC(2026, 0, 5, 12);

interface GitHub {
  /** Where its pages are. */
  readonly site: string;
  readonly advance: (ms: number) => void;
  close(): Promise<void>;
}

export type AppStage = Awaited<ReturnType<typeof setStage>>;

/** Gives what sets a stage for one test, and clears it away after it. */
export function useAppStage() {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  return (listener?: RequestListener) => setStage(ends, listener);
}

/** With a listener, GitHub answers codes as that does, and registers apps as ever. */
async function setStage(ends: (() => Promise<void> | void)[], listener?: RequestListener) {
  const github = await openGitHub();
  ends.push(() => github.close());
  const host = listener === undefined ? new URL(github.site).host : await openStub(listener, ends);
  const cwd = mkdtempSync(join(tmpdir(), "rfc-app-"));
  ends.push(() => rmSync(cwd, { recursive: true }));
  const file = join(cwd, ".env");
  return {
    github,
    cwd,
    file,
    /** The secrets that were written; `null` where none were. */
    secrets: () => (existsSync(file) ? readSecrets(readFileSync(file, "utf8")) : null),
    /** Calls it with these options. Resolves once it shows its page's address. It ends with the test at the latest. */
    call: (options: Options = {}) => {
      const end = new AbortController();
      const called = callIt(cwd, (io) =>
        create(readPlan({ host, secrets: ".env", ...options }, io), io, end.signal),
      );
      ends.push(async () => {
        end.abort();
        await called.then(({ ended }) => ended).catch(() => {});
      });
      return called;
    },
    /** The same as somebody types it. The test is to see it to its end. */
    type: (...words: string[]) =>
      callIt(cwd, (io) => runProgram(["app", "create", "--host", host, ...words], io)),
  };
}

/** Rejects where it ends before there is a page, in words. */
async function callIt(cwd: string, run: (io: Io) => Promise<number>) {
  const { io, out, err } = captureIo("", cwd);
  let show: (address: string) => void = () => {};
  const shown = new Promise<string>((resolve) => {
    show = resolve;
  });
  const stdout = {
    ...io.stdout,
    write: async (text: string) => {
      await io.stdout.write(text);
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S+/u.exec(text) ?? [];
      if (address !== undefined) show(address);
    },
  };
  const ended = (async () => run({ ...io, stdout, env: { GHE_PROTOCOL: "http" } }))();
  const address = await Promise.race([
    shown,
    ended.then((status) => {
      throw new Error(`It ended with ${status}: ${err()}`);
    }),
  ]);
  return { address, ended, out, err };
}

async function openGitHub(): Promise<GitHub> {
  const clock = createVirtualClock(NOON);
  const deviations: string[] = [];
  const world = createWorld({ clock, onWake() {} });
  const front = await createFront(world, { onDeviation: (deviation) => deviations.push(deviation) });
  return {
    site: front.baseUrl,
    advance: (ms) => clock.advanceTo(clock.now() + ms),
    async close() {
      await front.close();
      expect(deviations).toEqual([]);
    },
  };
}

async function openStub(listener: RequestListener, ends: (() => Promise<void> | void)[]): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Presses the only button of a page, with what the form has in it or is given. Follows nothing. */
export async function press(
  page: Response,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const text = await page.clone().text();
  const [, action = ""] = /<form method="post" action="([^"]*)"/u.exec(text) ?? [];
  const inputs = [...text.matchAll(/<input[^>]* name="(\w+)"[^>]* value="([^"]*)"/gu)];
  const body = new URLSearchParams();
  for (const [, name = "", value = ""] of inputs) body.set(name, unescapeHtml(value));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(new URL(unescapeHtml(action), page.url), { method: "POST", body, redirect: "manual" });
}

/** From the command's page to where GitHub sends the browser: the address with the code. */
export async function passGitHub(
  address: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const asked = await press(await fetch(address));
  const sent = await press(asked, fields);
  const location = sent.headers.get("location");
  if (location === null) throw new Error(`GitHub says: ${await sent.text()}`);
  return location;
}

export function unescapeHtml(text: string): string {
  return text.replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}

function readSecrets(text: string): Readonly<Record<string, string>> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
