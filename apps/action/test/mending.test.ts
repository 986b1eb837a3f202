/** Whose token may run the process, and what a person has to mend: the run fails, and says what. */
import { describe, expect, test } from "vitest";
import { CONFIG, type RunOptions, useActionStage } from "./action-stage.ts";
import { openPull, run, says } from "./process-stage.ts";

const setStage = useActionStage();

describe("whose token it is", () => {
  test.each([
    ["ana", "a stakeholder (Fastly)"],
    ["ada", "one of the admins"],
  ])("%s's, who is %s, is refused", async (login, what) => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    const { status, log } = await says(stage, pull, "cho", "@rfcbot merge", { tokenOf: login });
    expect(status).toBe(1);
    expect(log).toContain(
      `::error::The token is ${login}'s own, who is ${what}: the bot would speak as ${login}, `,
    );
    expect(stage.requests().writes).toBe(0);
  });

  test("somebody else's is taken, with a warning, and what they write is read by nobody", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    const { status, log } = await says(stage, pull, "cho", "@rfcbot merge", { tokenOf: "zed" });
    expect([status, log]).toEqual([
      0,
      expect.stringContaining("::warning::The token is that of the user zed."),
    ]);
    expect(
      pull.view().comments.some(({ author, body }) => author === "zed" && body.includes("Motion to merge")),
    ).toBe(true);
  });
});

test("logins without ids are told when the configuration changed, and not each time", async () => {
  const stage = await setStage({ files: { ".github/rfcbot.yml": CONFIG.replace("ben", "ben#1") } });
  const changed = await run(stage, "workflow_dispatch");
  expect(changed.log).toMatch(/^::notice::.* Write the ids too: (?:\w+#\d+, ){4}\w+#\d+$/mu);
  expect(changed.log).not.toMatch(/ids too .*\bben#/u);
  expect((await run(stage, "schedule")).log).not.toContain("ids too");
});

describe("what a person has to mend fails the run, and says what", () => {
  const writing = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, "write" as const])) as RunOptions["permissions"] & object;

  test("a right to write: the run does what it may, and names what is missing", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    const permissions = {
      ...writing("contents", "checks"),
      metadata: "read",
      pull_requests: "read",
      issues: "read",
    } as const;
    const { status, log } = await says(stage, pull, "ana", "@rfcbot merge", { permissions });
    expect(status).toBe(1);
    expect(log).toMatch(/^::error::The workflow lacks `pull-requests: write`\. Add it under permissions/mu);
  });

  test("a right to read", async () => {
    const stage = await setStage();
    openPull(stage, "idea");
    const permissions = { ...writing("issues"), metadata: "read", contents: "read" } as const;
    const { status, log } = await run(stage, "schedule", {}, { permissions });
    expect([status, log]).toEqual([
      1,
      expect.stringContaining("::error::The workflow lacks `pull-requests: read`."),
    ]);
  });

  test("without check runs it goes all the same, and says so once", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    const permissions = { ...writing("contents", "issues", "pull_requests"), metadata: "read" } as const;
    const { status, log } = await says(stage, pull, "ana", "@rfcbot merge", { permissions });
    expect(status).toBe(0);
    expect(log.match(/^::notice::The workflow may not make check runs\..*`checks: write`/gmu)).toHaveLength(
      1,
    );
    // Labels and the reaction, and no try that would be refused.
    expect(stage.requests().byKind["graphql Apply"]).toBe(1);
  });

  test("a configuration that isn't there", async () => {
    const stage = await setStage();
    stage.repository.commit("main", { ".github/rfcbot.yml": null });
    const other = stage.world.addRepository({ owner: "acme", name: "bare" });
    const { status, log } = await run(stage, "schedule", {}, { env: { GITHUB_REPOSITORY: "acme/bare" } });
    expect(other.id).toBeGreaterThan(0);
    expect([status, log]).toEqual([
      1,
      expect.stringContaining("::error::There is no .github/rfcbot.yml on main, "),
    ]);
    // One that was there is in force, and its end is told.
    const before = await run(stage, "schedule");
    expect([before.status, before.log]).toEqual([
      0,
      expect.stringContaining("its last valid version is in force"),
    ]);
  });

  test("a configuration that never could be used: the issue says why, and so does the run", async () => {
    const stage = await setStage({ files: { ".github/rfcbot.yml": "projects: {}\n" } });
    const { status, log } = await run(stage, "push", { ref: "refs/heads/main" });
    expect([status, log]).toEqual([
      1,
      expect.stringMatching(/^::error::\.github\/rfcbot\.yml on main can't be used.*line 1: /mu),
    ]);
    expect(stage.repository.issues().map((issue) => issue.view().title)).toEqual([
      "The RFC bot's configuration is broken",
    ]);
    expect((await run(stage, "push", { ref: "refs/heads/main" })).status).toBe(1);
    expect(stage.repository.issues()).toHaveLength(1);
  });

  test.each(["pull_request", "pull_request_review", "pull_request_review_comment"])(
    "an event whose workflow is the pull request's own: %s",
    async (event) => {
      const stage = await setStage();
      const { status, log } = await run(stage, event);
      expect([status, log]).toEqual([
        1,
        expect.stringContaining(`::error::mode process doesn't run on ${event}: `),
      ]);
      expect(stage.requests().writes).toBe(0);
    },
  );

  test("inputs that are none", async () => {
    const stage = await setStage();
    const { status, log } = await run(
      stage,
      "schedule",
      {},
      { inputs: { patience: "soon", "dry-run": "yes", stage: "full" } },
    );
    expect(status).toBe(1);
    expect(log.split("\n")).toEqual([
      "::error::The input stage goes with mode lint, and mode is process. Take it out.",
      '::error::The input dry-run is "yes", and should be true or false.',
      '::error::The input patience is "soon", and should be a length of time such as 60s, at most 10m.',
      "",
    ]);
  });
});
