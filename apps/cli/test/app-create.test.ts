/** `rfc app create`, from the address in the terminal to a file that the bot takes. */
import { spawn, spawnSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { create } from "../src/app/create.ts";
import { readPlan } from "../src/app/plan.ts";
import type { Options } from "../src/command-spec.ts";
import { passGitHub, press, unescapeHtml, useAppStage } from "./app-stage.ts";
import { captureIo } from "./captured-io.ts";

const HOUR = 3_600_000;
const MAIN = join(import.meta.dirname, "../src/main.ts");
const BOT = join(import.meta.dirname, "../../bot/src/main.ts");
const setStage = useAppStage();
/** In ms: keys are made and processes started, for which five seconds are few where much else is under way. */
const SLOW = { timeout: 30_000 };

describe("from the address to the file", SLOW, () => {
  test("an organisation's app is made, and the bot takes its secrets", async () => {
    const { type, cwd, file, secrets } = await setStage();
    const { address, ended, out, err } = await type("--org", "acme");
    const offer = await (await fetch(address)).text();
    for (const told of ["acme-rfcbot", "the organisation acme", "carries out what was decided", file]) {
      expect(offer).toContain(told);
    }
    const done = await fetch(await passGitHub(address));
    const page = unescapeHtml(await done.text());
    expect([done.status, await ended, err()]).toEqual([200, 0, ""]);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd)).toEqual([".env"]);
    const written = secrets() ?? {};
    expect(written).toMatchObject({
      APP_ID: expect.stringMatching(/^\d+$/u),
      WEBHOOK_SECRET: expect.stringMatching(/^\w{40}$/u),
      RECEIPT_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/u),
      GHE_PROTOCOL: "http",
    });
    const pem = Buffer.from(written["PRIVATE_KEY"] ?? "", "base64").toString();
    expect(createPrivateKey(pem).asymmetricKeyType).toBe("rsa");

    for (const told of [page, out()]) {
      expect(told).toContain("acme-rfcbot is made");
      expect(told).toContain("https://github.com/apps/acme-rfcbot/installations/new");
      expect(told).toContain("/organizations/acme/settings/apps/acme-rfcbot");
      expect(told).toContain("node_modules/.bin/node --env-file=.env apps/bot/src/main.ts");
    }
    for (const name of ["PRIVATE_KEY", "WEBHOOK_SECRET", "RECEIPT_SECRET"]) {
      expect([offer, page, out()].join("\n")).not.toContain(written[name]);
    }
    const check = spawnSync(process.execPath, ["--env-file=.env", BOT, "--check"], {
      cwd,
      env: {},
      encoding: "utf8",
    });
    expect([check.status, check.stdout]).toEqual([0, expect.stringContaining("in order")]);
  });

  test("one's own app is named on GitHub, and may be public, without the right to merge", async () => {
    const { type, github, secrets } = await setStage();
    const { address, ended, out } = await type("--advise", "--public");
    const page = await fetch(address);
    const offer = await page.clone().text();
    expect(offer).toContain("GitHub asks you for one");
    expect(offer).toContain("It can't merge.");
    const asked = await press(page);
    expect(asked.url).toMatch(new RegExp(`^${github.site}/settings/apps/new\\?state=[\\w-]{32}$`, "u"));
    const sent = await press(asked, { name: "Steward" });
    await fetch(sent.headers.get("location") ?? "");
    expect(await ended).toBe(0);
    expect(out()).toContain("/settings/apps/steward\n");
    expect(secrets()).not.toBeNull();
  });

  test("with a webhook's address nothing is left to set", async () => {
    const { type } = await setStage();
    const { address, ended, out } = await type("--org", "acme", "--webhook-url", "https://bot.example.org");
    expect(await (await fetch(address)).text()).toContain("https://bot.example.org/api/github/webhooks");
    await fetch(await passGitHub(address));
    expect(await ended).toBe(0);
    expect(out()).not.toContain("set the webhook");
  });

  test("the secrets may go elsewhere, and what is shown can be typed", async () => {
    const { type, cwd } = await setStage();
    mkdirSync(join(cwd, "my secrets"));
    const { address, ended, out } = await type("--org", "acme", "--secrets", "my secrets/bot.env");
    await fetch(await passGitHub(address));
    expect(await ended).toBe(0);
    expect(existsSync(join(cwd, "my secrets", "bot.env"))).toBe(true);
    expect(out()).toContain("--env-file='my secrets/bot.env' ");
  });
});

describe("the manifest", () => {
  const manifestOf = async (options: Options) => {
    const stage = await setStage();
    const { address } = await stage.call(options);
    const text = await (await fetch(address)).text();
    const [, value = ""] = /name="manifest" value="([^"]*)"/u.exec(text) ?? [];
    return { manifest: JSON.parse(unescapeHtml(value)) as unknown, origin: new URL(address).origin, stage };
  };
  test("asks for nothing but what the page says", async () => {
    const { manifest, origin, stage } = await manifestOf({ org: "acme" });
    expect(manifest).toEqual({
      name: "acme-rfcbot",
      description: expect.any(String),
      url: `${stage.github.site}/acme`,
      public: false,
      redirect_url: `${origin}/created`,
      hook_attributes: { url: "https://example.com/api/github/webhooks", active: false },
      default_permissions: {
        contents: "write",
        pull_requests: "write",
        issues: "write",
        checks: "write",
        metadata: "read",
        members: "read",
      },
      default_events: [
        "check_suite",
        "issue_comment",
        "pull_request",
        "pull_request_review",
        "pull_request_review_comment",
        "push",
        "repository",
      ],
    });
  });
  test("is what was asked for", async () => {
    const { manifest } = await manifestOf({
      advise: true,
      public: true,
      name: `"Bot" <b> & 'c'`,
      webhookUrl: "https://bot.example.org/hooks",
    });
    expect(manifest).toMatchObject({
      name: `"Bot" <b> & 'c'`,
      public: true,
      hook_attributes: { url: "https://bot.example.org/hooks", active: true },
      default_permissions: { contents: "read" },
    });
  });
});

describe("nobody else is let in", () => {
  test("each page is for nobody's cache, runs nothing, loads nothing, and posts to GitHub alone", async () => {
    const { call, github } = await setStage();
    const { address } = await call();
    const origin = new URL(address).origin;
    for (const path of [address, `${origin}/`, `${origin}/created`, `${origin}/favicon.ico`]) {
      const { headers } = await fetch(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      const policy = (headers.get("content-security-policy") ?? "").split("; ");
      expect(policy).toEqual([
        "default-src 'none'",
        expect.stringMatching(/^style-src 'sha256-[\w+/]{43}='$/u),
        "img-src data:",
        `form-action ${github.site}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]);
    }
  });

  const answerTo = async (address: string, path: string, headers: object = {}, method = "GET") => {
    const { hostname, port } = new URL(address);
    const asked = request({ hostname, port, path, method, headers: { ...headers } });
    asked.end();
    const [answer] = await once(asked, "response");
    answer.resume();
    return answer.statusCode as number;
  };
  test("by another name, another address, another method, or at a path that is none", async () => {
    const { call } = await setStage();
    const { address } = await call();
    const { pathname, port } = new URL(address);
    expect(await answerTo(address, pathname, { host: `localhost:${port}` })).toBe(200);
    expect(await answerTo(address, pathname, { host: `rebound.example:${port}` })).toBe(403);
    expect(await answerTo(address, pathname, { host: "127.0.0.1" })).toBe(403);
    expect(await answerTo(address, pathname, {}, "POST")).toBe(405);
    expect(await answerTo(address, "/")).toBe(404);
    expect(await answerTo(address, `${pathname}x`)).toBe(404);
    expect(await answerTo(address, "//")).toBe(404);
    // Another of the machine's own addresses, as the network's would be.
    await expect(fetch(`http://127.0.0.2:${port}${pathname}`)).rejects.toThrow("fetch failed");
  });

  test("what doesn't bring the page's state is no answer, and nothing is done with its code", async () => {
    const { call, secrets } = await setStage();
    const { address, ended } = await call({ org: "acme" });
    const back = new URL(await passGitHub(address));
    const code = back.searchParams.get("code") ?? "";
    for (const query of [
      "",
      `?code=${code}`,
      `?code=${code}&state=`,
      `?code=${code}&state=${"x".repeat(32)}`,
    ]) {
      expect((await fetch(`${back.origin}/created${query}`)).status).toBe(403);
    }
    const state = back.searchParams.get("state") ?? "";
    expect((await fetch(`${back.origin}/created?state=${state}`)).status).toBe(400);
    expect((await fetch(`${back.origin}/created?state=${state}&code=../app`)).status).toBe(400);
    expect(secrets()).toBeNull();
    // The code is still good.
    expect((await fetch(back)).status).toBe(200);
    expect(await ended).toBe(0);
  });
});

describe("something goes wrong", SLOW, () => {
  test("a code that has grown too old: the page says so, and one begins anew", async () => {
    const { call, github, secrets } = await setStage();
    const { address, ended, err } = await call({ org: "acme" });
    const back = await passGitHub(address);
    github.advance(HOUR);
    const late = await fetch(back);
    expect(late.status).toBe(502);
    expect(unescapeHtml(await late.text())).toContain("more than an hour old");
    expect(err()).toMatch(/^rfc: 127\.0\.0\.1:\d+ doesn't know that code: .*\.\n$/u);
    expect(secrets()).toBeNull();
    expect((await fetch(await passGitHub(address, { name: "Another" }))).status).toBe(200);
    expect(await ended).toBe(0);
  });

  test("the file can't be written: the secrets are kept, and written at the next try", async () => {
    const { call, file, secrets } = await setStage();
    const { address, ended, err } = await call({ org: "acme" });
    const back = await passGitHub(address);
    mkdirSync(file);
    const blocked = await fetch(back);
    expect(blocked.status).toBe(502);
    expect(unescapeHtml(await blocked.text())).toContain(
      "GitHub has made acme-rfcbot, and gives its secrets only once.",
    );
    expect(err()).toBe("rfc: .env exists by now, and is never written over. Move it away.\n");
    rmdirSync(file);
    expect((await fetch(back)).status).toBe(200);
    expect(await ended).toBe(0);
    expect(secrets()?.["APP_ID"]).toMatch(/^\d+$/u);
  });

  test("a page that is opened twice at once makes one app", async () => {
    const { call } = await setStage();
    const { address, ended } = await call({ org: "acme" });
    const back = await passGitHub(address);
    const answers = await Promise.all([fetch(back), fetch(back)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await ended).toBe(0);
  });

  test("an hour passes: it ends, and nothing was written", async () => {
    const { github, cwd } = await setStage();
    const { io } = captureIo("", cwd);
    const plan = readPlan({ host: new URL(github.site).host }, { cwd, env: { GHE_PROTOCOL: "http" } });
    const hour = new AbortController();
    const ended = create(plan, io, hour.signal);
    hour.abort();
    await expect(ended).rejects.toThrow(/^nothing came back from GitHub within an hour/u);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a file that is there stops it before anything is made", async () => {
    const { call, file } = await setStage();
    writeFileSync(file, "APP_ID=1\n");
    await expect(call()).rejects.toThrow(
      /^\.env exists already, and may hold another app's secrets: it is never written over\. Move it away, or /u,
    );
  });

  test("a port that is taken is named", async () => {
    const { call } = await setStage();
    const { port } = new URL((await call({ secrets: "one.env" })).address);
    await expect(call({ port })).rejects.toThrow(`port ${port} is taken.`);
  });

  test("a folder that git looks after is told of, and the rest goes on", async () => {
    const { call, cwd } = await setStage();
    spawnSync("git", ["init", "--quiet"], { cwd });
    const { err } = await call();
    expect(err()).toBe(
      "rfc: git doesn't ignore .env, and could take the secrets along with a commit. Name it in .gitignore.\n",
    );
  });
});

describe("GitHub answers strangely", () => {
  const PEM = "-----BEGIN RSA PRIVATE KEY-----\nAbc\n-----END RSA PRIVATE KEY-----\n";
  const APP = { id: 7, slug: "steward", html_url: "https://github.com/apps/steward", pem: PEM };
  /** The command, once GitHub has sent the browser back to it. */
  const comeBack = async (status: number, body: unknown) => {
    const stage = await setStage((_, response) => {
      response.writeHead(status, { "content-type": "application/json", location: "https://example.com/" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
    const called = await stage.call();
    const offer = await (await fetch(called.address)).text();
    const [, state = ""] = /state=([\w-]+)"/u.exec(offer) ?? [];
    const page = await fetch(`${new URL(called.address).origin}/created?code=abc&state=${state}`);
    return { ...stage, ...called, status: page.status, text: unescapeHtml(await page.text()) };
  };

  test.each([
    ["none", null],
    ["a short one", "short"],
    ["one that can't stand in a file as it is", "a secret # with 'odd' characters"],
  ])("%s for a webhook secret: one is made, and whoever has to set it is told", async (_, webhook_secret) => {
    const { status, text, ended, out, secrets } = await comeBack(201, { ...APP, webhook_secret });
    expect([status, await ended]).toEqual([200, 0]);
    const written = secrets() ?? {};
    expect(written["WEBHOOK_SECRET"]).toMatch(/^[0-9a-f]{64}$/u);
    expect(written["WEBHOOK_SECRET"]).not.toBe(written["RECEIPT_SECRET"]);
    for (const told of [text, out().replaceAll(/\s+/gu, " ")]) {
      expect(told).toContain("Copy WEBHOOK_SECRET from .env into the app's settings.");
      expect(told).not.toContain(written["WEBHOOK_SECRET"]);
    }
  });

  test.each<[number, unknown, string, string]>([
    [500, { message: "Server Error" }, 'answered 500 ("Server Error").', "Reload this page"],
    [503, "<html>", "answered 503.", "Reload this page"],
    [429, {}, "answered 429.", "Reload this page"],
    [422, { message: "<b>Bad</b>" }, 'answered 422 ("<b>Bad</b>").', "Begin anew"],
    [302, {}, "can't be asked for the app's secrets", "Reload this page"],
    [201, "no JSON", "answered something that is no app.", "Begin anew"],
    [201, { ...APP, id: "7" }, "answered something that is no app.", "Begin anew"],
    [201, { ...APP, slug: "../x" }, "answered something that is no app.", "Begin anew"],
    [201, { ...APP, html_url: "javascript:alert(1)" }, "answered something that is no app.", "Begin anew"],
    [201, { ...APP, pem: "canary" }, "answered something that is no app.", "Begin anew"],
  ])("%i %j: %s", async (status, body, problem, remedy) => {
    const answered = await comeBack(status, body);
    expect(answered.status).toBe(502);
    expect(answered.text).toContain(problem);
    expect(answered.text).toContain(remedy);
    expect(answered.err()).toContain(problem);
    expect(`${answered.text}${answered.err()}`).not.toContain("canary");
    expect(answered.secrets()).toBeNull();
  });
});

describe("as a process", SLOW, () => {
  test("Ctrl-C ends it with 130 and leaves nothing", async () => {
    const { cwd } = await setStage();
    const child = spawn(process.execPath, [MAIN, "app", "create"], { cwd, env: {} });
    let errors = "";
    child.stderr.on("data", (text) => (errors += text));
    child.stdout.once("data", () => child.kill("SIGINT"));
    const [status] = await once(child, "close");
    expect([status, errors, readdirSync(cwd)]).toEqual([130, "", []]);
  });

  test("in production it is off", async () => {
    const { cwd } = await setStage();
    const env = { NODE_ENV: "production" };
    const run = spawnSync(process.execPath, [MAIN, "app", "create"], { cwd, env, encoding: "utf8" });
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/^rfc: NODE_ENV is production, and there `rfc app create` is off: [^\n]+\n$/u);
  });
});
