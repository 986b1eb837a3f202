/** From the action to the App and back, and what a secret that comes later means: nobody's word is lost, and nothing ends sooner. */
import { describe as tell } from "@rfckit/core";
import { createBot, createMemoryStore, readStanding } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { type ActionStage, DAY, FULL, MINUTE, pullPayload, useActionStage } from "./action-stage.ts";

const setStage = useActionStage();
const SECRET = "a secret";
type Pull = ReturnType<ActionStage["repository"]["openPull"]>;

/** A motion whose period has begun, by runs of the action. */
async function begin(stage: ActionStage, inputs: Readonly<Record<string, string>> = {}): Promise<Pull> {
  const pull = stage.repository.openPull({
    author: "zed",
    draft: false,
    labels: ["project-wasmtime"],
    files: { "accepted/idea.md": FULL },
  });
  await look(stage, pull, inputs);
  for (const [by, body] of [
    ["ana", "@rfcbot merge"],
    ["cho", "@rfcbot reviewed"],
  ] as const) {
    wait(stage, MINUTE);
    pull.comment({ by, body });
    wait(stage, MINUTE);
    await look(stage, pull, inputs);
  }
  expect(pull.view().labels).toContain("final-comment-period");
  return pull;
}

function wait(stage: ActionStage, length: number): void {
  stage.clock.advanceTo(stage.clock.now() + length);
}

const look = (stage: ActionStage, pull: Pull, inputs: Readonly<Record<string, string>> = {}) =>
  stage.run({
    event: "pull_request_target",
    payload: { ...pullPayload(pull, pull.view().head), repository: { id: stage.repository.id } },
    inputs: { mode: "process", "receipt-secret": SECRET, patience: "0s", ...inputs },
  });

/** The App's process, which begins with an empty database. */
function startApp(stage: ActionStage, login: string) {
  const { world, clock, repository } = stage;
  const store = createMemoryStore(clock);
  const bot = createBot({
    github: world.github(login),
    store,
    clock,
    repositories: async () => [repository.id],
    operator: { paused: false, receiptSecret: SECRET },
  });
  return {
    async look(pull: Pull) {
      await bot.ring(pull.key);
      await bot.run();
      return tell(await readStanding(store.ledger, pull.key));
    },
  };
}

test("the App of the same account, with the same secret, goes on where the action was, and back", async () => {
  const account = "rfc-app[bot]";
  const stage = await setStage({ account });
  const pull = await begin(stage);
  wait(stage, 5 * DAY);
  const before = pull.view().comments;
  const told = await startApp(stage, account).look(pull);
  expect(told).toMatchObject({ phase: "final-comment-period", signedGroups: ["Fastly", "Arm"] });
  expect(told.fcp?.endsAt).toBe(stage.clock.now() + 5 * DAY);
  pull.comment({ by: "dee", body: "@rfcbot concern costs" });
  expect(await startApp(stage, account).look(pull)).toMatchObject({ phase: "blocked" });
  wait(stage, MINUTE);
  expect((await look(stage, pull)).log).toContain("0 things done");
  // The objection, and the announcement that it ended the period.
  expect(pull.view().comments.length - before.length).toBe(2);
});

const OTHERS = [
  ["an App with an account of its own", "rfc-app[bot]"],
  ["the action, with a secret that came later", null],
] as const;

test.for(OTHERS)("%s hears everybody again, and its period is a whole one", async ([, account]) => {
  const stage = await setStage();
  const pull = await begin(stage, account === null ? { "receipt-secret": "" } : {});
  wait(stage, 5 * DAY);
  const at = stage.clock.now();
  if (account === null) {
    const { outputs } = await look(stage, pull);
    expect(outputs["next-due"]).toBe(new Date(at + 10 * DAY).toISOString());
  } else {
    const { fcp, signedOff } = await startApp(stage, account).look(pull);
    expect([fcp?.startedAt, fcp?.endsAt]).toEqual([at, at + 10 * DAY]);
    expect(signedOff.map(({ login }) => login)).toEqual(["ana", "cho"]);
  }
  expect(
    pull.view().comments.filter(({ body }) => /^<!-- rfckit:about m1\/period\/1\b/u.test(body)),
  ).toHaveLength(2);
});
