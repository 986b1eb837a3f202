/** How commands come to ask GitHub: which one, with whose token, about what; and what they say where they can't. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findToken } from "../src/github/find-token.ts";
import { findOwnRepository } from "../src/github/own-repository.ts";
import { readReference } from "../src/github/reference.ts";
import { whichGitHub } from "../src/github/which-github.ts";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { setGitHubStage } from "./github-stage.ts";

const MAIN = join(import.meta.dirname, "..", "src", "main.ts");
const TOKEN = "ghp_averysecrettokenthatnobodymaysee";

async function rfc(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { io, out, err } = captureIo();
  const status = await runProgram(args, { ...io, env });
  return { status, out: out(), err: err() };
}

/** A GitHub that answers everything in one way. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, {
      "content-type": "application/json",
      date: new Date().toUTCString(),
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

describe("which GitHub", () => {
  test.each<[string | undefined, Record<string, string>, string, string]>([
    [undefined, {}, "github.com", "https://api.github.com"],
    ["github.com", { GH_HOST: "git.acme.com" }, "github.com", "https://api.github.com"],
    [undefined, { GH_HOST: "git.acme.com" }, "git.acme.com", "https://git.acme.com/api/v3"],
    ["https://Git.Acme.com/", {}, "git.acme.com", "https://git.acme.com/api/v3"],
    ["git.acme.com:8443", {}, "git.acme.com:8443", "https://git.acme.com:8443/api/v3"],
    ["acme.ghe.com", {}, "acme.ghe.com", "https://api.acme.ghe.com"],
    [undefined, { GITHUB_API_URL: "https://api.github.com" }, "github.com", "https://api.github.com"],
    [undefined, { GITHUB_API_URL: "https://api.acme.ghe.com/" }, "acme.ghe.com", "https://api.acme.ghe.com"],
    [
      undefined,
      { GITHUB_API_URL: "https://git.acme.com/api/v3" },
      "git.acme.com",
      "https://git.acme.com/api/v3",
    ],
    ["127.0.0.1:4000", {}, "127.0.0.1:4000", "http://127.0.0.1:4000/api/v3"],
    [undefined, { GITHUB_API_URL: "http://localhost:4000" }, "localhost:4000", "http://localhost:4000"],
  ])("--host %s with %j", (named, env, host, api) => {
    expect(whichGitHub(named, env)).toMatchObject({ host, api });
  });

  test.each<[string | undefined, Record<string, string>, RegExp]>([
    ["http://git.acme.com", {}, /^--host names git\.acme\.com by plain http, where anybody .* Use https\.$/u],
    [
      undefined,
      { GITHUB_API_URL: "http://git.acme.com/api/v3" },
      /^GITHUB_API_URL names git\.acme\.com by plain/u,
    ],
    ["git.acme.com/api/v3", {}, /^--host is "git\.acme\.com\/api\/v3", and must be a host such as/u],
    ["", {}, /^--host is "", and must be a host/u],
    ["me@git.acme.com", {}, /^--host is "…@git\.acme\.com", and must/u],
    ["https://me:hunter2@git.acme.com", {}, /^--host is "https:\/\/…@git\.acme\.com", and must/u],
    [undefined, { GH_HOST: "not a host" }, /^GH_HOST is "not a host", and must/u],
    [undefined, { GITHUB_API_URL: "https://u:p@git.acme.com" }, /^GITHUB_API_URL is no such thing as/u],
    ["-x", {}, /^found the host "-x", expected a name/u],
  ])("not --host %s with %j", (named, env, words) => {
    expect(() => whichGitHub(named, env)).toThrow(words);
  });
});

describe("what is meant", () => {
  const repository = { owner: "acme", name: "rfcs" };
  test.each([
    ["acme/rfcs", { repository, number: null }],
    ["acme/rfcs#12", { repository, number: 12 }],
    ["#12", { repository: null, number: 12 }],
    ["https://github.com/acme/rfcs", { repository, number: null }],
    ["https://github.com/acme/rfcs/pull/12", { repository, number: 12 }],
    ["https://www.github.com/acme/rfcs/pull/12/files#diff-1", { repository, number: 12 }],
    ["https://github.com/acme/rfcs/pull/12#issuecomment-3", { repository, number: 12 }],
    ["https://github.com/acme/rfcs.git", { repository, number: null }],
    ["https://me:hunter2@github.com/acme/rfcs.git", { repository, number: null }],
    ["bob_acme/r.f-c_s#1", { repository: { owner: "bob_acme", name: "r.f-c_s" }, number: 1 }],
  ])("%s", (text, meant) => {
    expect(readReference(text, "github.com")).toEqual(meant);
  });

  test.each([
    ["", 'found "", expected OWNER/REPO, OWNER/REPO#NUMBER, #NUMBER or a pull request\'s address.'],
    ["acme", 'found "acme", expected OWNER/REPO'],
    ["acme/rfcs#", 'found "acme/rfcs#", expected'],
    ["acme/rfcs#x", 'found "acme/rfcs#x", expected'],
    ["acme/..", 'found "acme/..", expected'],
    ["-acme/rfcs", 'found "-acme/rfcs", expected'],
    ["acme/rfcs/pull/12", 'found "acme/rfcs/pull/12", expected'],
    ["https://github.com/acme", 'found "https://github.com/acme", expected'],
    ["https://me:hunter2@github.com/acme", 'found "https://…@github.com/acme", expected'],
    ["me:hunter2@github.com:acme/rfcs", 'found "…@github.com:acme/rfcs", expected'],
    ["https://ghp_secret@evil.example/a/b", "https://…@evil.example/a/b is on evil.example"],
    [
      "https://evil.example/acme/rfcs/pull/1",
      "https://evil.example/acme/rfcs/pull/1 is on evil.example, and github.com is asked. Your token is sent to no other host: give --host evil.example if you mean that.",
    ],
  ])("not %j", (text, words) => {
    expect(() => readReference(text, "github.com")).toThrow(words);
  });
});

describe("the repository of a folder", () => {
  function setFolder(
    remotes: Readonly<Record<string, string>>,
    more: readonly (readonly string[])[] = [],
  ): string {
    const folder = mkdtempSync(join(tmpdir(), "rfc-remotes-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
    git("init");
    for (const [name, url] of Object.entries(remotes)) git("remote", "add", name, url);
    for (const args of more) git(...args);
    return folder;
  }

  test.each<[string, Record<string, string>, string]>([
    ["https", { origin: "https://github.com/acme/rfcs.git" }, "acme/rfcs"],
    ["https with a name in it", { origin: "https://me:secret@github.com/acme/rfcs" }, "acme/rfcs"],
    ["ssh", { origin: "git@github.com:acme/rfcs.git" }, "acme/rfcs"],
    ["ssh by address", { origin: "ssh://git@github.com:22/acme/rfcs.git/" }, "acme/rfcs"],
    [
      "a fork",
      { origin: "git@github.com:me/rfcs.git", upstream: "https://github.com/acme/rfcs" },
      "acme/rfcs",
    ],
    [
      "others beside it",
      { gitlab: "https://gitlab.com/acme/x", origin: "https://github.com/acme/rfcs" },
      "acme/rfcs",
    ],
    ["twice the same", { a: "https://github.com/acme/rfcs", b: "git@github.com:Acme/RFCs.git" }, "acme/rfcs"],
  ])("%s", async (_, remotes, name) => {
    const found = await findOwnRepository(setFolder(remotes), "github.com");
    expect(`${found.owner}/${found.name}`).toBe(name);
  });

  test("the one that somebody chose with gh", async () => {
    const remotes = { origin: "git@github.com:me/rfcs.git", upstream: "git@github.com:acme/rfcs.git" };
    const folder = setFolder(remotes, [["config", "remote.origin.gh-resolved", "base"]]);
    expect(await findOwnRepository(folder, "github.com")).toEqual({ owner: "me", name: "rfcs" });
  });

  test.each<[string, Record<string, string>, string]>([
    ["none", {}, "this folder has no git remote on github.com. Name it: OWNER/REPO."],
    [
      "one on another host",
      { origin: "https://github.com.evil.example/acme/rfcs" },
      "no git remote on github.com.",
    ],
    [
      "several",
      { one: "git@github.com:acme/rfcs", two: "git@github.com:other/rfcs" },
      "this folder has several git remotes: acme/rfcs, other/rfcs. Name the one that you mean.",
    ],
  ])("not with %s", async (_, remotes, words) => {
    await expect(findOwnRepository(setFolder(remotes), "github.com")).rejects.toThrow(words);
  });
});

describe("whose token", () => {
  /** A `gh` that has a token for these hosts. */
  function setGh(tokens: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), "rfc-gh-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const cases = Object.entries(tokens).map(([args, token]) => `"auth token${args}") echo ${token};;`);
    writeFileSync(join(folder, "gh"), `#!/bin/sh\ncase "$*" in\n${cases.join("\n")}\n*) exit 1;;\nesac\n`);
    chmodSync(join(folder, "gh"), 0o755);
    return folder;
  }

  test("the environment's first, then gh's, for the host that is asked", async () => {
    const PATH = `${setGh({ "": "from-gh", " --hostname git.acme.com": "from-gh-there" })}${delimiter}/usr/bin${delimiter}/bin`;
    const found = async (host: string, env: Readonly<Record<string, string>>) => {
      const { token, from } = await findToken(host, { env: { PATH, ...env } });
      return [token, from];
    };
    expect(await found("github.com", { GITHUB_TOKEN: "one", GH_TOKEN: "two" })).toEqual([
      "one",
      "GITHUB_TOKEN",
    ]);
    expect(await found("github.com", { GITHUB_TOKEN: "", GH_TOKEN: " two\n" })).toEqual(["two", "GH_TOKEN"]);
    expect(await found("github.com", {})).toEqual(["from-gh", "gh"]);
    expect(await found("git.acme.com", {})).toEqual(["from-gh-there", "gh"]);
    const both = { GH_ENTERPRISE_TOKEN: "there", GITHUB_TOKEN: "here" };
    expect(await found("git.acme.com", both)).toEqual(["there", "GH_ENTERPRISE_TOKEN"]);
    expect(await found("github.com", both)).toEqual(["here", "GITHUB_TOKEN"]);
  });

  test("none at all says how to get one", async () => {
    expect(await rfc(["status", "acme/rfcs"], { PATH: "" })).toEqual({
      status: 2,
      out: "",
      err: "rfc: there is no token for github.com. Set GITHUB_TOKEN, or sign in with `gh auth login`. A token that may only read is enough.\n",
    });
    const there = await rfc(["status", "acme/rfcs", "--host", "git.acme.com"], { PATH: setGh({}) });
    expect(there.err).toContain("sign in with `gh auth login --hostname git.acme.com`");
  });

  test("what can't be a token is neither sent nor shown", async () => {
    const { status, err } = await rfc(["status", "acme/rfcs"], { GITHUB_TOKEN: `${TOKEN}\nX-Other: yes` });
    expect([status, err]).toEqual([
      2,
      "rfc: GITHUB_TOKEN holds something that can't be a token: there are blanks or other characters in it. Set it anew.\n",
    ]);
  });
});

describe("what GitHub doesn't do is said in a line, without the token", () => {
  const now = () => String(Math.floor(Date.now() / 1000) + 720);
  test.each<[string, () => RequestListener, RegExp]>([
    [
      "401",
      () => answering(401, { message: `Bad credentials ${TOKEN}` }),
      /^rfc: 127\.0\.0\.1:\d+ doesn't accept the token of GITHUB_TOKEN: it has expired, or was revoked\. Set GITHUB_TOKEN anew\.\n$/u,
    ],
    [
      "403",
      () => answering(403, { message: `Resource not accessible by ${TOKEN}.` }),
      /^rfc: the token of GITHUB_TOKEN may not read acme\/rfcs: Resource not accessible by …\. Take one that may read contents, issues, pull requests and metadata there\.\n$/u,
    ],
    [
      "single sign-on",
      () => answering(403, { message: "Resource protected by organization SAML enforcement." }),
      /^rfc: acme\/rfcs wants the token of GITHUB_TOKEN to be authorised for single sign-on\. Do that/u,
    ],
    [
      "404",
      () => answering(404, { message: "Not Found" }),
      /^rfc: there is no acme\/rfcs on 127\.0\.0\.1:\d+, or the token of GITHUB_TOKEN may not see it\. Look at the spelling; for a private repository/u,
    ],
    [
      "the limit",
      () =>
        answering(
          403,
          { message: "API rate limit exceeded" },
          { "x-ratelimit-remaining": "0", "x-ratelimit-reset": now() },
        ),
      /^rfc: 127\.0\.0\.1:\d+'s limit for the token of GITHUB_TOKEN is used up\. Try again in 1[123] minutes\.\n$/u,
    ],
    [
      "a secondary limit",
      () => answering(429, { message: "You have exceeded a secondary rate limit" }, { "retry-after": "60" }),
      /is used up\. Try again in a minute\.\n$/u,
    ],
    [
      "a secondary limit that takes longer",
      () => answering(429, { message: "You have exceeded a secondary rate limit" }, { "retry-after": "61" }),
      /is used up\. Try again in 2 minutes\.\n$/u,
    ],
    [
      "502",
      () => answering(502, { message: "Server Error" }),
      /^rfc: 127\.0\.0\.1:\d+ answers 502 \(Server Error\)\. Try again in a moment\.\n$/u,
    ],
    [
      "no JSON",
      () => (_, response) =>
        response
          .writeHead(200, { "content-type": "text/html", date: new Date().toUTCString() })
          .end("<html>"),
      /^rfc: 127\.0\.0\.1:\d+ answers 200 \(.*\)\. Try again in a moment\.\n$/u,
    ],
    [
      "a connection that breaks",
      () => (request) => request.socket.destroy(),
      /^rfc: can't reach 127\.0\.0\.1:\d+: .*\. Look at the network, and at GITHUB_API_URL\.\n$/u,
    ],
  ])("%s", async (_, listener, words) => {
    const GITHUB_API_URL = await serve(listener());
    for (const args of [
      ["status", "acme/rfcs"],
      ["explain", "acme/rfcs#1", "--format", "json"],
    ]) {
      const { status, out, err } = await rfc(args, { GITHUB_TOKEN: TOKEN, GITHUB_API_URL });
      expect([status, out]).toEqual([2, ""]);
      expect(err).toMatch(words);
      expect(err).not.toContain(TOKEN);
    }
  });

  test("nobody listens there", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { status, err } = await rfc(["status", "acme/rfcs", "--host", `127.0.0.1:${port}`], {
      GITHUB_TOKEN: TOKEN,
    });
    expect([status, err]).toEqual([
      2,
      `rfc: can't reach 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}. Look at the network, and at --host.\n`,
    ]);
  });

  test("a pull request that isn't there, and an issue", async () => {
    const stage = await setGitHubStage();
    stage.repository.openIssue({ by: "ana", title: "A question" });
    for (const number of [1, 99]) {
      const { status, err } = await stage.rfc(["explain", `acme/rfcs#${number}`]);
      expect([status, err]).toEqual([
        2,
        expect.stringContaining(`there is no acme/rfcs#${number} on GITHUB`),
      ]);
    }
  });
});

describe("private repositories", () => {
  test("are seen by those who may, and by nobody else", { timeout: 30_000 }, async () => {
    const stage = await setGitHubStage({ private: true });
    stage.openPull({ title: "RFC: hush" });
    await stage.pass();
    const mine = await stage.rfc(["status", "acme/rfcs"]);
    expect([mine.status, mine.out]).toEqual([0, expect.stringContaining("RFC: hush")]);
    const others = await stage.rfc(["status", "acme/rfcs"], {
      env: { GITHUB_TOKEN: stage.front.tokenOf("eve") },
    });
    expect([others.status, others.out]).toEqual([2, ""]);
    expect(others.err).toContain(
      "there is no acme/rfcs on GITHUB, or the token of GITHUB_TOKEN may not see it.",
    );
  });
});

describe("as a process", () => {
  const run = (args: readonly string[], env: Readonly<Record<string, string>>, cwd = tmpdir()) =>
    spawn(process.execPath, [MAIN, ...args], { cwd, env: { PATH: dirname(process.execPath), ...env } });
  const outcome = async (child: ReturnType<typeof run>) => {
    const text = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (text.out += piece));
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (text.err += piece));
    const [status, signal] = (await once(child, "close")) as [number | null, string | null];
    return { status, signal, ...text };
  };

  test("in the folder of a repository, into a pipe", { timeout: 30_000 }, async () => {
    const stage = await setGitHubStage();
    stage.openPull({ title: "RFC: 提案 with 🎉" });
    await stage.pass();
    const folder = join(stage.folder, "checkout");
    mkdirSync(folder);
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
    git("init");
    git("remote", "add", "origin", `${stage.front.baseUrl}/acme/rfcs.git`);
    const env = { ...stage.env, PATH: `${dirname(process.execPath)}${delimiter}/usr/bin${delimiter}/bin` };
    const { status, out, err } = await outcome(run(["status"], env, folder));
    expect([status, err]).toEqual([0, ""]);
    expect(out).toBe(
      "acme/rfcs: one RFC open\n#  RFC                Phase       Awaited\n1  RFC: 提案 with 🎉  discussion  a motion\n\nAs of Mon 5 Jan 2026 09:01 UTC.\n",
    );
    const one = await outcome(run(["explain", "#1"], env, folder));
    expect([one.status, one.out.split("\n")[0]]).toEqual([0, "acme/rfcs#1 RFC: 提案 with 🎉"]);
  });

  test("a reader who has seen enough is no error", { timeout: 30_000 }, async () => {
    const stage = await setGitHubStage();
    stage.openPull();
    const child = run(["status", "acme/rfcs", "--format", "json"], stage.env);
    child.stdout.destroy();
    const { status, err } = await outcome(child);
    expect([status, err]).toEqual([0, ""]);
  });

  test("Ctrl-C ends it at once, whatever GitHub is doing", { timeout: 30_000 }, async () => {
    let onAsked = (): void => {};
    const asked = new Promise<void>((resolve) => {
      onAsked = resolve;
    });
    const GITHUB_API_URL = await serve(() => onAsked());
    const child = run(["status", "acme/rfcs"], { GITHUB_TOKEN: TOKEN, GITHUB_API_URL });
    const ended = outcome(child);
    await asked;
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 130, out: "", err: "" });
  });
});

test("a token that has expired says so, over GitHub's own API", async () => {
  const stage = await setGitHubStage();
  const { status, err } = await stage.rfc(["status", "acme/rfcs"], { env: { GITHUB_TOKEN: "ghp_expired" } });
  expect([status, err]).toEqual([
    2,
    "rfc: GITHUB doesn't accept the token of GITHUB_TOKEN: it has expired, or was revoked. Set GITHUB_TOKEN anew.\n",
  ]);
});
