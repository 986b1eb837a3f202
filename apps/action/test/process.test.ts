/** Single runs of the whole process, on the simulated GitHub over HTTP: what is looked at, what is done, what is left. */
import { describe, expect, test } from "vitest";
import { BOT, CONFIG, DAY, MINUTE, pullPayload, useActionStage } from "./action-stage.ts";
import { commentPayload, looked, openPull, ownBodies, type Pull, run, says } from "./process-stage.ts";

const setStage = useActionStage();

describe("a motion", () => {
  test("goes its way in runs that remember nothing, begun a while after what happened", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea", "An *idea* <b>for</b> @everyone");
    const opened = await run(stage, "pull_request_target", pullPayload(pull, pull.view().head, "opened"));
    expect([opened.status, looked(opened)]).toEqual([0, [pull.key.number]]);
    const moved = await says(stage, pull, "ana", "@rfcbot merge");
    expect(moved.summary).toContain("An \\*idea\\* \\<b\\>for\\</b\\> @\u2060everyone | proposed |");
    await says(stage, pull, "cho", "@rfcbot reviewed");
    // The mover's own sign-off is known to be for this text, by the check run that stood on it before.
    const { outputs, log } = await says(stage, pull, "dee", "@rfcbot reviewed");
    expect(JSON.parse(outputs["decisions"] ?? "")).toEqual([{ pull: pull.key.number, what: "merged" }]);
    expect(log).toContain(`#${pull.key.number}: merge it at `);
    expect(pull.view().state).toBe("merged");
    for (const body of ownBodies(pull)) expect(body).toMatch(/^<!-- rfckit:about \S+ [0-9a-f]{32} -->\n/u);
  });

  test("is told when it is due, and that nothing is written twice", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    await says(stage, pull, "ana", "@rfcbot merge");
    const { outputs } = await says(stage, pull, "cho", "@rfcbot reviewed");
    expect(outputs["next-due"]).toBe(new Date(stage.clock.now() + 10 * DAY).toISOString());
    const before = stage.requests().writes;
    const again = await run(stage, "schedule");
    expect([again.status, looked(again), stage.requests().writes - before]).toEqual([
      0,
      [pull.key.number],
      0,
    ]);
  });
});

describe("what a run looks at", () => {
  test("its own pull request first, then whatever is due, and nothing that is at rest", async () => {
    const stage = await setStage();
    const due = openPull(stage, "due");
    const resting = openPull(stage, "resting");
    for (const name of ["one", "two", "three", "four"]) openPull(stage, `quiet-${name}`);
    await says(stage, due, "ana", "@rfcbot merge");
    await says(stage, due, "cho", "@rfcbot reviewed");
    await says(stage, resting, "ana", "@rfcbot merge");
    stage.clock.advanceTo(stage.clock.now() + 11 * DAY);
    const own = openPull(stage, "own");
    stage.clock.advanceTo(stage.clock.now() + 2 * 60 * MINUTE);
    const before = stage.requests().reads;
    const answer = await says(stage, own, "ana", "@rfcbot merge");
    expect(looked(answer)).toEqual([own.key.number, due.key.number]);
    expect(due.view().state).toBe("merged");
    expect(stage.requests().reads - before).toBeLessThan(20);
  });

  test("a round: what is on the table, what changed within a day, and ten others in turn", async () => {
    const stage = await setStage();
    const pulls = Array.from({ length: 12 }, (_, number) => openPull(stage, `idea-${number}`));
    const [first] = pulls;
    if (first === undefined) throw new Error("There are pull requests.");
    await says(stage, first, "ana", "@rfcbot merge");
    stage.clock.advanceTo(stage.clock.now() + 2 * DAY);
    const numbers = looked(await run(stage, "schedule")) as number[];
    expect(numbers).toHaveLength(11);
    expect(numbers[0]).toBe(first.key.number);
    expect(looked(await run(stage, "workflow_dispatch"))).toHaveLength(12);
  });

  test("what was closed by hand while nothing ran, and one that was merged with another text", async () => {
    const stage = await setStage();
    const closed = openPull(stage, "closed");
    await says(stage, closed, "ana", "@rfcbot merge");
    closed.close("zed");
    stage.clock.advanceTo(stage.clock.now() + 30 * DAY);
    const answer = await run(stage, "schedule");
    expect(looked(answer)).toContain(closed.key.number);
    expect(closed.view().labels).toEqual(["project-wasmtime"]);
    stage.clock.advanceTo(stage.clock.now() + 2 * DAY);
    expect(looked(await run(stage, "schedule"))).not.toContain(closed.key.number);
  });

  test("talk without a command, and the bot's own doings, are looked at by nobody", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    stage.clock.advanceTo(stage.clock.now() + 2 * 60 * MINUTE);
    const talk = await run(stage, "issue_comment", commentPayload(pull, "ana", "I like it."));
    expect(looked(talk)).toEqual([]);
    const own = await run(stage, "issue_comment", commentPayload(pull, BOT, "@rfcbot merge", "Bot"));
    expect(looked(own)).toEqual([]);
  });

  test("the pull request of a review's run, where GitHub names it", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    stage.clock.advanceTo(stage.clock.now() + 2 * 60 * MINUTE);
    const payload = { action: "completed", workflow_run: { pull_requests: [{ number: pull.key.number }] } };
    expect(looked(await run(stage, "workflow_run", payload))).toEqual([pull.key.number]);
  });

  test("a plain issue on which somebody tries a command is hinted at, once", async () => {
    const stage = await setStage();
    const issue = stage.repository.openIssue({ by: "zed", title: "A question" });
    issue.comment({ by: "ana", body: "@rfcbot merge" });
    const payload = {
      ...commentPayload({ key: issue.key } as Pull, "ana", "@rfcbot merge"),
      issue: { number: issue.key.number },
    };
    await run(stage, "issue_comment", payload);
    await run(stage, "issue_comment", payload);
    expect(issue.view().comments.filter(({ author }) => author === BOT)).toHaveLength(1);
  });
});

describe("what passes by itself doesn't fail the run", () => {
  test("GitHub is down", async () => {
    const stage = await setStage();
    stage.world.setFaults({ fail: { status: 502, times: 1 } });
    const { status, log } = await run(stage, "schedule");
    expect([status, log]).toEqual([
      0,
      expect.stringContaining("::warning::Nothing could be done: GitHub unavailable (502)"),
    ]);
  });

  test("GitHub goes down on the way, and is asked again while the run has patience", async () => {
    const stage = await setStage();
    const pull = openPull(stage, "idea");
    pull.comment({ by: "ana", body: "@rfcbot merge" });
    stage.world.setFaults({ failAfter: { status: 502, times: 1 } });
    const impatient = await run(stage, "schedule");
    expect(impatient.status).toBe(0);
    expect(impatient.log).toContain(
      `::warning::#${pull.key.number} couldn't be served: GitHub unavailable (502).`,
    );
    expect(impatient.outputs["complete"]).toBe("false");
    const patient = await run(stage, "schedule", {}, { inputs: { patience: "60s" } });
    expect(patient.outputs["complete"]).toBe("true");
    expect(ownBodies(pull)).toHaveLength(1);
  });

  test("its limits are nearly used up: what can wait does, and the next run goes on", async () => {
    const stage = await setStage({ limits: { graphql: 100, core: 100 } });
    for (let number = 0; number < 15; number += 1) openPull(stage, `idea-${number}`);
    const { status, log, outputs } = await run(stage, "workflow_dispatch");
    expect(status).toBe(0);
    expect(log).toMatch(
      /^::notice::GitHub's limits don't allow more now: \d+ pull requests left\. The next run goes on/mu,
    );
    expect(outputs["complete"]).toBe("false");
  });

  test("the repository is archived", async () => {
    const stage = await setStage();
    stage.repository.archive(true);
    expect(await run(stage, "schedule")).toMatchObject({
      status: 0,
      log: expect.stringContaining("archived"),
    });
  });
});

test("a dry run writes nothing, and tells everything once", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  const { status, log, outputs } = await says(stage, pull, "ana", "@rfcbot merge", {
    inputs: { "dry-run": "true" },
  });
  expect(status).toBe(0);
  expect(stage.requests().writes).toBe(0);
  expect(log).toContain(`#${pull.key.number}: would post a comment (m1/checklist)\n`);
  expect(JSON.parse(outputs["done"] ?? "")).toContainEqual({
    pull: pull.key.number,
    what: "post a comment (m1/checklist)",
  });
});

test("without a receipt secret everybody with write access is trusted, and that is said", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  const { log } = await says(stage, pull, "ana", "@rfcbot merge", { inputs: { "receipt-secret": "" } });
  expect(log).toMatch(/^::notice::There is no receipt-secret: everybody with write access is trusted/mu);
  expect(ownBodies(pull)[0]).toMatch(/^<!-- rfckit:about m1\/checklist -->\n/u);
});

test("an announcement that another workflow posted announces nothing", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  await says(stage, pull, "ana", "@rfcbot merge");
  await stage.world.github(BOT).comment(pull.key, "<!-- rfckit:about m1/period/1 -->\nIt began long ago.");
  stage.clock.advanceTo(stage.clock.now() + 11 * DAY);
  await says(stage, pull, "cho", "@rfcbot reviewed");
  expect(pull.view().state).toBe("open");
  expect(ownBodies(pull)).toHaveLength(3);
});

test("with debug logging on, the log has all that the run knew", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  const { log } = await says(stage, pull, "ana", "@rfcbot merge", { env: { RUNNER_DEBUG: "1" } });
  expect(log).toContain(`::debug::#${pull.key.number} {"kind":"command"`);
  expect(CONFIG).not.toBe("");
});
