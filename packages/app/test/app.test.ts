/** What deliveries do once they are let in: whom they ring for, and what is asked of GitHub before the answer. */
import { MINUTE } from "@rfckit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningApp, startApp } from "./running-app.ts";
import { headersOf, send } from "./sender.ts";

const REPOSITORY = {
  id: 11,
  node_id: "R_11",
  name: "rfcs",
  owner: { login: "acme" },
  default_branch: "main",
};
const ANA = { id: 1, login: "ana", type: "User" };
const AROUND = { repository: REPOSITORY, installation: { id: 3 }, sender: ANA };

let running: RunningApp;
beforeEach(async () => {
  running = await startApp();
});
afterEach(() => running[Symbol.asyncDispose]());

function comment(body: string) {
  return {
    action: "created",
    issue: { number: 5, pull_request: { url: "" } },
    comment: { id: 50, body, user: ANA, performed_via_github_app: null },
    ...AROUND,
  };
}

const isRung = async (): Promise<boolean> => (await running.app.bot.nextDue()) !== null;
/** Looks for what changed, and works until nothing is due. */
const sweep = async (): Promise<void> => {
  await running.app.bot.sweep();
  await running.app.bot.run();
};
const graphql = () => running.github.asked.filter(({ path }) => path.endsWith("/graphql"));
const R_11 = expect.objectContaining({ body: expect.stringContaining('"R_11"') });
const PUSH = { ref: "refs/heads/main", ...AROUND };

/** From now on GitHub says that the app is installed on the repository. */
function install(): void {
  running.github.answerWith(({ path: asked }) => {
    const path = asked.replace(/^\/api\/v3/u, "");
    if (path.startsWith("/app/installations?")) return { status: 200, body: [{ id: 3, permissions: {} }] };
    if (path.startsWith("/installation/repositories"))
      return { status: 200, body: { repositories: [REPOSITORY] } };
    return { status: 404, body: { message: "Not Found" } };
  });
}

describe("a delivery", () => {
  test.each<[string, string, unknown, boolean]>([
    ["a command rings", "issue_comment", comment("@rfcbot fcp merge"), true],
    ["talk doesn't", "issue_comment", comment("What a nice idea."), false],
    [
      "nor a machine's command",
      "issue_comment",
      { ...comment("@rfcbot help"), sender: { ...ANA, type: "Bot" } },
      false,
    ],
    [
      "a push to a pull request does",
      "pull_request",
      { action: "synchronize", pull_request: { number: 5 }, ...AROUND },
      true,
    ],
    [
      "being assigned doesn't",
      "pull_request",
      { action: "assigned", pull_request: { number: 5 }, ...AROUND },
      false,
    ],
    ["a push to another branch doesn't", "push", { ref: "refs/heads/topic", ...AROUND }, false],
    ["a ping doesn't", "ping", { zen: "Design for failure.", ...AROUND }, false],
    ["an event of tomorrow doesn't", "quantum_review", { action: "entangled", ...AROUND }, false],
    ["half a comment doesn't", "issue_comment", { action: "created", comment: null, ...AROUND }, false],
  ])("%s", async (_, name, payload, rings) => {
    expect(await running.deliver(name, payload)).toMatchObject({ status: 202 });
    expect(await isRung()).toBe(rings);
    expect(running.github.asked).toEqual([]);
  });

  test("on the default branch waits for the worker, and only then asks GitHub", async () => {
    install();
    for (let each = 0; each < 3; each += 1)
      expect(await running.deliver("push", PUSH)).toMatchObject({ status: 202 });
    expect(running.github.asked).toEqual([]);
    expect(await isRung()).toBe(true);
    await running.app.bot.run();
    expect(await running.app.bot.nextDue()).toBeGreaterThan(running.clock.now());
    expect(graphql()).toEqual([R_11]);
  });

  test("that is repeated rings once", async () => {
    const body = JSON.stringify(PUSH);
    const headers = headersOf(body, "a secret for tests only", "push");
    expect(await send(running.port, { headers, body })).toMatchObject({ status: 202 });
    await running.app.bot.run();
    const asked = running.github.asked.length;
    expect(await send(running.port, { headers, body })).toMatchObject({ status: 202 });
    await running.app.bot.run();
    expect(running.github.asked).toHaveLength(asked);
  });

  test("of where the app is installed makes it look for what is open there", async () => {
    install();
    expect(await running.deliver("installation", { action: "created", ...AROUND })).toMatchObject({
      status: 202,
    });
    expect(running.github.asked).toEqual([]);
    await running.app.bot.run();
    expect(running.github.asked.map(({ path }) => path)).toContain(
      "/installation/repositories?per_page=100&page=1",
    );
    // Its pull requests, and its configuration.
    expect(graphql()).toEqual([R_11, R_11]);
  });

  test("of where the app is installed makes it forget where it was", async () => {
    install();
    await sweep();
    const surveys = () =>
      running.github.asked.filter(({ path }) => path.startsWith("/app/installations?")).length;
    expect(surveys()).toBe(1);
    await sweep();
    expect(surveys()).toBe(1);
    await running.deliver("installation_repositories", { action: "added", ...AROUND });
    await running.app.bot.run();
    expect(surveys()).toBe(2);
  });

  test("tells where it comes from: a repository that nobody has heard of is read all the same", async () => {
    running.github.answerWith(({ path }) => ({
      status: path.startsWith("/app/installations?") ? 200 : 404,
      body: [],
    }));
    await sweep();
    await running.deliver("push", PUSH);
    await running.app.bot.run();
    expect(graphql()).toEqual([R_11]);
    expect(graphql()).toMatchObject([{ authorization: "token token-of-3" }]);
  });

  test("about a plain issue rings for the issue", async () => {
    install();
    const { issue: _, ...rest } = comment("@rfcbot help");
    await running.deliver("issue_comment", { ...rest, issue: { number: 5 } });
    expect(await isRung()).toBe(true);
    await running.app.bot.run();
    expect(graphql()).toEqual([expect.objectContaining({ body: expect.stringContaining("query Issue(") })]);
  });

  test("that rings wakes whoever works, and another one doesn't", async () => {
    let woken = 0;
    running.app.listen(() => {
      woken += 1;
    });
    await running.deliver("issue_comment", comment("What a nice idea."));
    expect(woken).toBe(0);
    await running.deliver("issue_comment", comment("@rfcbot help"));
    expect(woken).toBe(1);
  });

  test("leaves nothing of what people wrote in the log", async () => {
    await running.deliver("issue_comment", comment("@rfcbot fcp merge canary-in-a-comment"));
    await running.app.bot.run();
    const said = JSON.stringify(running.logged);
    expect(said).toContain("issue_comment");
    expect(said).toContain("pass-failed");
    expect(said).not.toContain("canary");
  });
});

describe("a rehearsal", () => {
  test("works until nothing is left, what rings meanwhile too", async () => {
    install();
    const { bot } = running.app;
    let rung = false;
    running.github.answerWith(({ path, body }) => {
      if (path === "/graphql" && !rung) {
        rung = true;
        void bot.ringRepository(REPOSITORY.id);
      }
      if (path.startsWith("/app/installations?")) return { status: 200, body: [] };
      return { status: body === "" ? 404 : 502 };
    });
    await sweep();
    await running.deliver("issue_comment", comment("@rfcbot fcp merge"));
    await running.app.bot.run();
    expect(rung).toBe(true);
  });

  test("works and sweeps when it says so, and GitHub's absence ends nothing", async () => {
    await sweep();
    await running.deliver("installation", { action: "created", ...AROUND });
    await running.app.bot.run();
    expect(running.github.asked.filter(({ path }) => path === "/app")).toHaveLength(2);
    // The same failure again is no news.
    const told = running.logged.filter(
      ({ event, fields }) => event === "pass-failed" && fields["errand"] === "everywhere",
    );
    expect(told).toHaveLength(1);
  });

  test("of an app that is closed begins no pass", async () => {
    await running.deliver("issue_comment", comment("@rfcbot fcp merge"));
    running.app.close();
    await running.app.bot.run();
    expect(running.github.asked).toEqual([]);
    running.clock.advanceTo(running.clock.now() + MINUTE);
    await running.app.bot.run();
    expect(running.github.asked).toEqual([]);
  });
});

test("a GitHub Enterprise Server has GraphQL beside its REST API", async () => {
  await using elsewhere = await startApp("/api/v3");
  running = elsewhere;
  install();
  await sweep();
  expect(new Set(graphql().map(({ path }) => path))).toEqual(new Set(["/api/graphql"]));
});

describe("who the app is", () => {
  test("GitHub says, when asked with the app's key", async () => {
    expect(await running.app.identify(1000)).toEqual({ kind: "known", id: 7, slug: "rfcbot" });
    expect(running.github.asked).toMatchObject([{ method: "GET", path: "/app" }]);
    expect(running.github.asked[0]?.authorization).toMatch(/^bearer eyJ/u);
  });
});
