/** Where the app is installed, and through which installation each repository is reached. */
import { HOUR, MINUTE, SECOND } from "@rfckit/core";
import { GitHubRefused, GitHubUnavailable } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { GRAPHQL } from "../src/line.ts";
import { connectTo } from "./installations.ts";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

const delivery = (installation: number, id: number, name = `r${id}`, owner = "acme") => ({
  installation: { id: installation },
  repository: { id, node_id: `R_${id}`, name, owner: { login: owner } },
});

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => "it was done",
    (error: unknown) => error,
  );

const SURVEY = ["app GET /app", "app GET /app/installations"];
const OF = (installation: number) => `${installation} GET /installation/repositories`;

describe("the repositories", () => {
  test("are those of all installations, over as many pages as there are", async () => {
    const many = Object.fromEntries(numbers(1, 101).map((id) => [id, { repositories: [id * 1000] }]));
    const github = connectTo({ ...many, 50: { repositories: numbers(1, 250) } });
    const expected = [
      ...numbers(1, 49).map((id) => id * 1000),
      ...numbers(1, 250),
      ...numbers(51, 51).map((id) => id * 1000),
    ];
    expect(await github.connections.repositories()).toEqual(expected);
    const asked = github.take();
    const times = (what: string) => asked.filter((each) => each === what).length;
    expect([times("app GET /app"), times("app GET /app/installations")]).toEqual([1, 2]);
    expect([times(OF(49)), times(OF(50))]).toEqual([1, 3]);
    expect(await github.reach(250)).toBe(50);
    expect(await github.reach(101_000)).toBe(101);
  });

  test("are found by the name that they have, whatever its case", async () => {
    const github = connectTo({ 1: { repositories: [11, 12] } });
    expect(await github.connections.find("ACME", "R12")).toBe(12);
    expect(await github.connections.find("acme", "r13")).toBeNull();
    expect(github.take()).toEqual([...SURVEY, OF(1)]);
  });

  test("a full last page is followed by a look at the next", async () => {
    const github = connectTo({ 1: { repositories: numbers(1, 200) } });
    expect(await github.connections.repositories()).toHaveLength(200);
    expect(github.take()).toEqual([...SURVEY, OF(1), OF(1), OF(1)]);
  });

  test("leave out those that can't change, and what belongs to a suspended installation", async () => {
    const github = connectTo({
      1: { repositories: [11, 12], archived: [12] },
      2: { repositories: [21], suspended: true },
    });
    expect(await github.connections.repositories()).toEqual([11]);
    expect(github.take()).toEqual([...SURVEY, OF(1)]);
    // An archived one can be read all the same.
    expect(await github.reach(12)).toBe(1);
    expect(await outcomeOf(github.reach(21))).toMatchObject({ name: "GitHubRefused", reason: "gone" });
  });

  test("are asked for again after an hour, and then are what they are by then", async () => {
    const github = connectTo({ 1: { repositories: [11, 12] } });
    await github.connections.repositories();
    github.take();
    github.pass(HOUR - 1);
    github.installed[1] = { repositories: [12, 13] };
    expect(await github.connections.repositories()).toEqual([11, 12]);
    expect(github.take()).toEqual([]);
    github.pass(1);
    expect(await github.connections.repositories()).toEqual([12, 13]);
    expect(github.take()).toEqual([...SURVEY, OF(1)]);
    expect(await outcomeOf(github.reach(11))).toMatchObject({ reason: "gone" });
  });

  test("of an installation that is gone are forgotten with it, and one that is made anew begins anew", async () => {
    const github = connectTo({ 1: { repositories: [11] }, 2: { repositories: [21] } });
    await github.connections.repositories();
    delete github.installed[2];
    github.pass(HOUR);
    expect(await github.connections.repositories()).toEqual([11]);
    github.installed[2] = { repositories: [21] };
    github.pass(HOUR);
    expect(await github.connections.repositories()).toEqual([11, 21]);
    expect(github.made).toEqual([1, 2, 2]);
  });

  test("are asked for once by several at once", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    const all = await Promise.all([
      github.connections.repositories(),
      github.connections.repositories(),
      github.reach(11),
    ]);
    expect(all).toEqual([[11], [11], 1]);
    expect(github.take()).toEqual([...SURVEY, OF(1), `1 ${GRAPHQL}`]);
  });

  test("can't be told where GitHub doesn't say where the app is installed, and are asked for again", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    const real = github.installed[1];
    github.installed[1] = { repositories: [], permissions: { contents: 7 as unknown as string } };
    const error = await outcomeOf(github.connections.repositories());
    expect(error).toBeInstanceOf(GitHubUnavailable);
    if (real !== undefined) github.installed[1] = real;
    expect(await github.connections.repositories()).toEqual([11]);
  });
});

describe("an installation that fails", () => {
  test("doesn't blind the others, and is asked again with the next question", async () => {
    const github = connectTo({ 1: { repositories: [11], fails: 502 }, 2: { repositories: [21] } });
    expect(await github.connections.repositories()).toEqual([21]);
    expect(await github.reach(21)).toBe(2);
    // Whether the first one has it nobody knows.
    expect(await outcomeOf(github.reach(11))).toMatchObject({ name: "GitHubUnavailable", status: 502 });
    github.take();
    github.pass(SECOND);
    delete github.installed[1]?.fails;
    expect(await github.connections.repositories()).toEqual([11, 21]);
    expect(github.take()).toEqual([...SURVEY, OF(1), OF(2)]);
    await github.connections.repositories();
    expect(github.take()).toEqual([]);
  });

  test("keeps what was known of it", async () => {
    const github = connectTo({ 1: { repositories: [11] }, 2: { repositories: [21] } });
    await github.connections.repositories();
    github.pass(HOUR);
    github.installed[1] = { repositories: [11, 12], fails: 503 };
    expect(await github.connections.repositories()).toEqual([11, 21]);
    delete github.installed[1]?.fails;
    expect(await github.connections.repositories()).toEqual([11, 12, 21]);
  });

  test("by a refusal isn't asked again before the hour is over", async () => {
    const github = connectTo({ 1: { repositories: [11], fails: 404 }, 2: { repositories: [21] } });
    expect(await github.connections.repositories()).toEqual([21]);
    github.take();
    expect(await github.connections.repositories()).toEqual([21]);
    expect(github.take()).toEqual([]);
    expect(await outcomeOf(github.reach(11))).toBeInstanceOf(GitHubRefused);
  });

  test("by an expired token gets another, by itself", async () => {
    const github = connectTo({ 1: { repositories: [11], expired: true }, 2: { repositories: [21] } });
    expect(await github.connections.repositories()).toEqual([11, 21]);
    expect(github.renewed).toEqual([1]);
    expect(github.take()).toEqual([...SURVEY, OF(1), OF(1), OF(2)]);
  });
});

describe("a delivery", () => {
  test("tells where a repository is before anybody asked", async () => {
    // The survey doesn't show it: it came later than that was made.
    const github = connectTo({ 1: { repositories: [11] } });
    github.connections.learn("push", delivery(2, 21));
    expect(await github.reach(21)).toBe(2);
    // Who the bot is has to be asked once.
    expect(github.take()).toEqual([...SURVEY, OF(1), `2 ${GRAPHQL}`]);
    github.connections.learn("push", delivery(3, 31));
    expect(await github.reach(31)).toBe(3);
    expect(github.take()).toEqual([`3 ${GRAPHQL}`]);
  });

  test("that comes while a survey is under way stays", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    const { reached, release } = github.hold();
    const survey = github.connections.repositories();
    // The installations have been listed; what comes now isn't among them.
    await reached;
    github.connections.learn("push", delivery(2, 21));
    release();
    expect(await survey).toEqual([11]);
    github.take();
    expect(await github.reach(21)).toBe(2);
    expect(github.take()).toEqual([`2 ${GRAPHQL}`]);
  });

  test("from another installation takes a repository along", async () => {
    const github = connectTo({ 1: { repositories: [11] }, 2: { repositories: [] } });
    expect(await github.reach(11)).toBe(1);
    github.connections.learn("push", delivery(2, 11));
    expect(await github.reach(11)).toBe(2);
  });

  test("tells a repository's present name, and costs nothing", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    await github.connections.repositories();
    const place = async () => {
      await github.connections.github.comment({ repository: 11, number: 1 }, "hello");
      const { owner, repo } = github.asked.at(-1)?.parameters ?? {};
      return `${owner}/${repo}`;
    };
    expect(await place()).toBe("acme/r11");
    github.connections.learn("push", delivery(1, 11, "other", "elsewhere"));
    expect(await place()).toBe("elsewhere/other");
    expect(github.take()).toEqual([
      ...SURVEY,
      OF(1),
      ...numbers(0, 2).map(() => "1 POST /repos/{owner}/{repo}/issues/{issue_number}/comments"),
    ]);
  });

  test.each([null, {}, "x", { installation: { id: 1 } }, { repository: { id: 11 } }])(
    "such as %j tells nothing",
    async (payload) => {
      const github = connectTo({});
      github.connections.learn("push", payload);
      expect(await outcomeOf(github.reach(11))).toMatchObject({ reason: "gone" });
    },
  );

  test("counts until the next survey, which knows better", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    github.connections.learn("push", delivery(1, 12));
    expect(await github.reach(12)).toBe(1);
    github.pass(HOUR);
    expect(await github.connections.repositories()).toEqual([11]);
  });
});

describe("a repository that isn't there", () => {
  test("is gone, and looked for once a minute at most", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    for (const _ of ["once", "again"]) {
      const error = await outcomeOf(github.reach(99));
      expect(error).toBeInstanceOf(GitHubRefused);
      expect(error).toMatchObject({ status: 404, reason: "gone" });
    }
    expect(github.take()).toEqual([...SURVEY, OF(1)]);
    github.pass(MINUTE - 1);
    await outcomeOf(github.reach(99));
    expect(github.take()).toEqual([]);
    github.pass(1);
    github.installed[1] = { repositories: [11, 99] };
    expect(await github.reach(99)).toBe(1);
    expect(github.take()).toEqual([...SURVEY, OF(1), `1 ${GRAPHQL}`]);
  });
});

describe("forgetting", () => {
  test("asks where the app is installed again, with new tokens", async () => {
    const github = connectTo({ 1: { repositories: [11] }, 2: { repositories: [21] } });
    await github.connections.repositories();
    expect(github.renewed).toEqual([]);
    github.take();
    github.connections.forget();
    github.installed[1] = { repositories: [] };
    expect(await github.connections.repositories()).toEqual([21]);
    expect(github.renewed).toEqual([1, 2]);
    expect(github.take()).toEqual([...SURVEY, OF(1), OF(2)]);
    github.pass(HOUR);
    await github.connections.repositories();
    expect(github.renewed).toEqual([1, 2]);
  });

  test("forgets what deliveries told too, and reaches nothing by what it knew", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    await github.connections.repositories();
    github.connections.learn("push", delivery(1, 12));
    github.connections.forget();
    expect(github.connections.github.allowance(11)).toBeNull();
    github.installed[1] = { repositories: [] };
    for (const id of [11, 12]) expect(await outcomeOf(github.reach(id))).toMatchObject({ reason: "gone" });
  });

  test("leaves what it knew where no new token is to be had just then", async () => {
    const github = connectTo({ 1: { repositories: [11] }, 2: { repositories: [21] } });
    await github.connections.repositories();
    github.connections.forget();
    github.installed[1] = { repositories: [11], tokenless: true };
    expect(await github.connections.repositories()).toEqual([21]);
    github.installed[1] = { repositories: [11] };
    github.pass(HOUR);
    expect(await github.connections.repositories()).toEqual([11, 21]);
  });

  test("outlives a survey that was under way", async () => {
    const github = connectTo({ 1: { repositories: [11] } });
    const { reached, release } = github.hold();
    const survey = github.connections.repositories();
    await reached;
    github.connections.forget();
    release();
    await survey;
    github.installed[1] = { repositories: [12] };
    expect(await github.connections.repositories()).toEqual([12]);
    expect(github.renewed).toEqual([1]);
  });
});

test("tells who the bot is once GitHub has told", async () => {
  const github = connectTo({});
  expect(github.connections.self()).toBeNull();
  await github.connections.repositories();
  expect(github.connections.self()).toBe("rfcbot[bot]");
  github.connections.forget();
  expect(github.connections.self()).toBe("rfcbot[bot]");
});

test("tells an installation's allowance only where there is one", async () => {
  const github = connectTo({ 1: { repositories: [11] } });
  expect(github.connections.github.allowance(11)).toBeNull();
});

test("reaches an Enterprise Server's GraphQL beside its REST", async () => {
  const github = connectTo({ 1: { repositories: [11] } }, "https://github.example.org/api/v3");
  await github.reach(11);
  const sent = github.asked.map(({ route, parameters }) => [route, parameters["baseUrl"]]);
  expect(sent.at(-1)).toEqual([GRAPHQL, "https://github.example.org/api"]);
  expect(sent.slice(0, -1).every(([, baseUrl]) => baseUrl === undefined)).toBe(true);
});
