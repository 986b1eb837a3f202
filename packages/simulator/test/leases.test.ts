/**
 * Two bots on one repository: never do both act on one pull request at once (invariant 15).
 */
import { MINUTE, SECOND, describe as tell } from "@rfckit/core";
import {
  createBot,
  createMemoryLeases,
  createMemoryStore,
  EMPTY_BOOK,
  type GitHub,
  LEASE_LENGTH,
  type Lease,
  type Leases,
  REQUEST_TIME,
  StoreUnavailable,
} from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

type Stage = ReturnType<typeof setUp>;

/** A gate that holds up whoever waits for it, until it is opened. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

function ownComments(stage: Stage): (string | undefined)[] {
  return stage.pull
    .view()
    .comments.filter(({ author, deleted }) => author === BOT && !deleted)
    .map(({ body }) => body.split("\n")[0]);
}

test("rung at the same time, the second one waits, and then finds nothing to do", async () => {
  const stage = setUp();
  const second = stage.another();
  await stage.settle();
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  stage.ring();
  second.ring(stage.pull.key);
  await Promise.all([stage.run(), second.run()]);
  expect(ownComments(stage)).toEqual(["<!-- rfckit:about m1/checklist -->"]);
  const { writes } = stage.world.requests();
  expect(await second.nextDue()).toBe(stage.clock.now() + 5 * SECOND);
  stage.clock.advanceTo(stage.clock.now() + 5 * SECOND);
  await second.run();
  expect(stage.world.requests().writes).toBe(writes);
});

test("who stalls past their lease writes nothing more when they wake", async () => {
  const held = gate();
  let stalled = 0;
  const stage = setUp((github: GitHub) => ({
    ...github,
    apply: async (key, changes) => {
      stalled += 1;
      const applied = await github.apply(key, changes);
      if (stalled === 1) await held.opened;
      return applied;
    },
  }));
  const second = stage.another();
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge\n@rfcbot merg" });
  stage.ring();
  const pass = stage.run();
  await turn();
  expect(stalled).toBe(1);
  stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH);
  second.ring(stage.pull.key);
  await second.run();
  const { writes } = stage.world.requests();
  held.open();
  await pass;
  expect(stage.world.requests().writes).toBe(writes);
  expect(tell(await stage.standing()).phase).toBe("final-comment-period");
  expect(new Set(ownComments(stage)).size).toBe(ownComments(stage).length);
});

test("on a lease that somebody else has taken nothing is recorded, though they have written nothing yet", async () => {
  const held = gate();
  const kept: Leases[] = [];
  const stage = setUp(
    (github) => ({
      ...github,
      observe: async (key, ids) => {
        const snapshot = await github.observe(key, ids);
        await held.opened;
        return snapshot;
      },
    }),
    (leases) => {
      kept.push(leases);
      return leases;
    },
  );
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  stage.ring();
  const pass = stage.run();
  await turn();
  stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH);
  const theirs = await kept[0]?.take(stage.pull.key, LEASE_LENGTH);
  expect(theirs?.token).toBe(2);
  held.open();
  await pass;
  expect(await stage.ledger().read(stage.pull.key)).toEqual([]);
  expect(await stage.ledger().readBook(stage.repository.id)).toEqual(EMPTY_BOOK);
  expect(stage.world.requests().writes).toBe(0);
});

test("with a lease that was renewed too slowly nothing is written", async () => {
  let slow = false;
  const stage = setUp(
    (github) => ({
      ...github,
      observe: async (key, ids) => {
        const snapshot = await github.observe(key, ids);
        if (slow) stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH - SECOND);
        return snapshot;
      },
    }),
    (leases) => ({
      ...leases,
      renew: async (lease, length) => {
        const renewed = await leases.renew(lease, length);
        stage.clock.advanceTo(stage.clock.now() + length - SECOND);
        return renewed;
      },
    }),
  );
  await stage.settle();
  const rows = await stage.ledger().read(stage.pull.key);
  slow = true;
  await stage.says("ana", "@rfcbot fcp merge");
  expect(await stage.ledger().read(stage.pull.key)).toEqual(rows);
  slow = false;
  expect(ownComments(stage)).toHaveLength(0);
  await stage.wait(30 * SECOND);
  expect(ownComments(stage)).toHaveLength(1);
});

test("where the store can't be asked, or told how it went, the wake-up is kept", async () => {
  const stage = setUp();
  const memory = createMemoryLeases(stage.clock);
  const broken = { take: true, release: true };
  const warned: unknown[] = [];
  const leases: Leases = {
    ...memory,
    take: async (key, length) => {
      if (broken.take) throw new StoreUnavailable("No connection");
      return memory.take(key, length);
    },
    release: async (lease) => {
      if (broken.release) throw new StoreUnavailable("No connection");
      return memory.release(lease);
    },
  };
  const bot = createBot({
    github: stage.world.github(BOT),
    store: createMemoryStore(stage.clock, { leases, ledger: stage.ledger() }),
    clock: stage.clock,
    repositories: async () => [stage.repository.id],
    log: { info() {}, warn: (event) => warned.push(event) },
  });
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await bot.ring(stage.pull.key);
  await expect(bot.run()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await bot.nextDue()).toBe(stage.clock.now());
  broken.take = false;
  await bot.run();
  expect(warned).toEqual(["settle-failed"]);
  expect(ownComments(stage)).toHaveLength(1);
  broken.release = false;
  stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH);
  await bot.run();
  expect(ownComments(stage)).toHaveLength(1);
});

test("with little of the lease left it is renewed before a write, and not sooner", async () => {
  const lives: string[] = [];
  const stage = setUp(
    (github: GitHub) => ({
      ...github,
      comment: async (key, body) => {
        const posted = await github.comment(key, body);
        stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH - REQUEST_TIME + SECOND);
        return posted;
      },
    }),
    (leases: Leases): Leases => ({
      ...leases,
      renew: async (lease: Lease, length) => {
        // The store in memory asks by a short one whether a lease is still held.
        if (length === LEASE_LENGTH) lives.push("renewed");
        return leases.renew(lease, length);
      },
    }),
  );
  await stage.settle();
  expect(lives).toEqual([]);
  await stage.says("ana", "@rfcbot fcp merge");
  expect(lives).toEqual(["renewed"]);
  expect(ownComments(stage)).toHaveLength(1);
});

test("a dead process's lease runs out, and another goes on", async () => {
  const stage = setUp();
  const second = stage.another();
  await stage.settle();
  stage.world.setFaults({ crashAfter: 1 });
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  stage.ring();
  void stage.run();
  await stage.world.died();
  second.ring(stage.pull.key);
  await second.run();
  expect(tell(await stage.standing()).phase).toBe("proposed");
  const { writes } = stage.world.requests();
  stage.clock.advanceTo(stage.clock.now() + LEASE_LENGTH);
  // The port of the dead process is dead with it; another process has its own.
  const third = stage.another();
  third.ring(stage.pull.key);
  await third.run();
  expect(stage.world.requests().writes).toBeGreaterThan(writes);
  expect(ownComments(stage)).toEqual(["<!-- rfckit:about m1/checklist -->"]);
});

test("after a failed pass the lease is free again", async () => {
  const stage = setUp();
  const second = stage.another();
  stage.world.setFaults({ fail: { status: 502, times: 1 } });
  await stage.settle();
  second.ring(stage.pull.key);
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await second.run();
  expect(ownComments(stage)).toHaveLength(1);
});

test("nothing is merged on a reading that has grown older than 30 seconds (D18)", async () => {
  let slow = false;
  let looks = 0;
  const stage = setUp((github: GitHub) => ({
    ...github,
    observe: async (key, ids) => {
      const snapshot = await github.observe(key, ids);
      looks += 1;
      // The process sleeps once between its last look and the merge, and somebody objects meanwhile.
      if (slow && snapshot.pull.labels.includes("finished-final-comment-period")) {
        slow = false;
        stage.clock.advanceTo(stage.clock.now() + 31 * SECOND);
        stage.pull.comment({ by: "dee", body: "@rfcbot concern cost" });
      }
      return snapshot;
    },
  }));
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.says("cho", "@rfcbot reviewed");
  slow = true;
  await stage.says("dee", "@rfcbot reviewed");
  expect(slow).toBe(false);
  expect(looks).toBeGreaterThan(3);
  expect(stage.pull.view().state).toBe("open");
  expect(tell(await stage.standing()).phase).toBe("blocked");
});

test("leases are taken, renewed and given back by their tokens", async () => {
  let now = 1000;
  const leases = createMemoryLeases({ now: () => now });
  const key = { repository: 1, number: 2 };
  const first = await leases.take(key, MINUTE);
  expect(first).toEqual({ key, token: 1, until: 1000 + MINUTE });
  expect(await leases.take(key, MINUTE)).toBeNull();
  expect(await leases.take({ repository: 1, number: 3 }, MINUTE)).not.toBeNull();
  now += MINUTE;
  const second = await leases.take(key, MINUTE);
  expect(second?.token).toBe(2);
  if (first === null || second === null) throw new Error("both were free");
  expect(await leases.renew(first, MINUTE)).toBeNull();
  await leases.release(first);
  expect(await leases.take(key, MINUTE)).toBeNull();
  await leases.release(second);
  expect((await leases.take(key, MINUTE))?.token).toBe(3);
});

/** Lets everything go on that can go on without anybody. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
