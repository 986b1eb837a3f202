/** A dry run: what it tells is what the bot then does, and it does nothing. */
import { DAY, MINUTE } from "@rfckit/core";
import { createBot, createDryRun, type GitHub, type Would } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

type Stage = ReturnType<typeof setUp>;

/** A line for each thing that would be done, or is. */
function tellWould(would: Would): string {
  switch (would.kind) {
    case "comment":
      return `comment ${would.about}`;
    case "change":
      return would.change.kind === "add-labels" || would.change.kind === "remove-labels"
        ? `${would.change.kind} ${would.change.labels.join(", ")}`
        : would.change.kind;
    default:
      return would.kind;
  }
}

/** A dry run beside the bot: each call looks at everything, and gives what it tells that is new. */
function beside(stage: Stage): () => Promise<string[]> {
  const told: string[] = [];
  const { github, store } = createDryRun({
    github: stage.world.github(BOT),
    ledger: stage.ledger(),
    standings: { busy: async () => [] },
    clock: stage.clock,
    onWould: (would) => told.push(tellWould(would)),
  });
  const bot = createBot({
    github,
    store,
    clock: stage.clock,
    repositories: async () => [stage.repository.id],
  });
  return async () => {
    await bot.ring(stage.pull.key);
    await bot.run();
    return told.splice(0);
  };
}

/** The bot's own port, with an ear at it. */
function overheard(done: string[]): (github: GitHub) => GitHub {
  const hear = (would: Would) => done.push(tellWould(would));
  return (github) => ({
    ...github,
    comment(key, body) {
      const about = /^<!-- rfckit:about (\S+) -->/.exec(body)?.[1] ?? null;
      hear({ kind: "comment", key, about, body });
      return github.comment(key, body);
    },
    apply(key, changes) {
      for (const change of changes) hear({ kind: "change", key, change });
      return github.apply(key, changes);
    },
    merge(key, order) {
      hear({ kind: "merge", key, order });
      return github.merge(key, order);
    },
    close(key) {
      hear({ kind: "close", key });
      return github.close(key);
    },
  });
}

const ACTS: readonly [string, (stage: Stage) => unknown][] = [
  ["a motion", ({ pull }) => pull.comment({ by: "ana", body: "@rfcbot fcp merge" })],
  ["a slip", ({ pull }) => pull.comment({ by: "ben", body: "@rfcbot merg" })],
  ["a second group", ({ pull }) => pull.comment({ by: "cho", body: "@rfcbot reviewed" })],
  ["an objection", ({ pull }) => pull.comment({ by: "dee", body: "@rfcbot concern cost" })],
  ["its end", ({ pull }) => pull.comment({ by: "dee", body: "@rfcbot resolve cost" })],
  ["ten days", ({ clock }) => clock.advanceTo(clock.now() + 10 * DAY)],
];

test("tells beforehand what the bot then does, writes nothing, and says it once", async () => {
  const done: string[] = [];
  const stage = setUp(overheard(done));
  await stage.settle();
  done.splice(0);
  for (const [what, act] of ACTS) {
    stage.clock.advanceTo(stage.clock.now() + MINUTE);
    act(stage);
    const look = beside(stage);
    const { writes } = stage.world.requests();
    const rows = await stage.ledger().read(stage.pull.key);
    const told = await look();
    expect(await look(), what).toEqual([]);
    expect(stage.world.requests().writes, what).toBe(writes);
    expect(await stage.ledger().read(stage.pull.key), what).toEqual(rows);
    await stage.settle();
    expect(told, what).toEqual(done.splice(0));
    expect(told.length, what).toBeGreaterThan(0);
  }
  expect(stage.pull.view().state).toBe("merged");
});

test("one dry run goes along with what happens, to the end", async () => {
  const stage = setUp();
  const look = beside(stage);
  const told: string[] = await look();
  for (const [, act] of ACTS) {
    stage.clock.advanceTo(stage.clock.now() + MINUTE);
    act(stage);
    told.push(...(await look()));
  }
  expect(told.filter((each) => each.startsWith("comment"))).toEqual([
    "comment m1/checklist",
    expect.stringMatching(/^comment reply\//),
    "comment m1/period/1",
    expect.stringMatching(/^comment m1\//),
    "comment m1/period/2",
    expect.stringMatching(/^comment m1\//),
  ]);
  expect(told.filter((each) => each === "merge")).toHaveLength(1);
  expect(stage.world.requests().writes).toBe(0);
  expect(stage.pull.view().state).toBe("open");
});

test("what the bot beside it has done meanwhile counts", async () => {
  const stage = setUp();
  await stage.settle();
  const look = beside(stage);
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  expect(await look()).toContain("comment m1/checklist");
  await stage.settle();
  stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  expect(await look()).toContain("comment m1/period/1");
});
