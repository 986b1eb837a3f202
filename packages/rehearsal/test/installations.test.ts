/**
 * Where the app is installed changes in the middle of a motion: it is taken away, suspended, given back. Nothing happens where
 * the bot may do nothing, nothing is asked again and again meanwhile, and once it may it makes up for it at once.
 */
import { installationDelivery } from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

/** A period runs, and ends in an hour. */
async function nearTheEnd(): Promise<WireStage> {
  const stage = await setStage();
  stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.settle();
  stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await stage.settle();
  await stage.advance(10 * DAY - HOUR);
  // A sweep has seen it as it is, and would find nothing new.
  for (const _ of ["once", "and as it stayed"]) await stage.sweep();
  expect(await stage.phase()).toBe("final-comment-period");
  return stage;
}

interface Absence {
  readonly what: string;
  readonly begin: (stage: WireStage) => Promise<void>;
  readonly end: (stage: WireStage) => Promise<void>;
}

const ABSENCES: readonly Absence[] = [
  {
    what: "suspended",
    async begin(stage) {
      stage.installation.suspended = true;
      await stage.deliver(installationDelivery(stage.world, stage.installation, "suspend"));
    },
    async end(stage) {
      stage.installation.suspended = false;
      await stage.deliver(installationDelivery(stage.world, stage.installation, "unsuspend"));
    },
  },
  {
    what: "taken away, and installed again",
    async begin(stage) {
      stage.front.app.installations.splice(0);
      await stage.deliver(installationDelivery(stage.world, stage.installation, "deleted"));
    },
    async end(stage) {
      const again = { ...stage.installation, id: 9002 };
      stage.front.app.installations.push(again);
      await stage.deliver(installationDelivery(stage.world, again, "created", "ana"));
    },
  },
  {
    what: "left with other repositories, and given this one back",
    async begin(stage) {
      stage.installation.repositories = new Set();
      await stage.deliver(installationDelivery(stage.world, stage.installation, "new_permissions_accepted"));
    },
    async end(stage) {
      stage.installation.repositories = new Set([stage.repository.id]);
      await stage.deliver(installationDelivery(stage.world, stage.installation, "new_permissions_accepted"));
    },
  },
];

describe.each(ABSENCES)("the app is $what", ({ begin, end }) => {
  test("while a period ends: it is carried out as soon as it may be, and announced once", async () => {
    const stage = await nearTheEnd();
    await begin(stage);
    await stage.settle();
    const before = stage.log.length;
    const { writes, all } = await stage.counted(() => stage.advance(2 * DAY));
    expect(writes).toBe(0);
    // Some once an hour, and no more.
    expect(all).toBeLessThan(200);
    const told = stage.log.slice(before).filter(({ event }) => event === "pass-failed");
    expect(told.length).toBeLessThan(100);
    expect(stage.pull.view().state).toBe("open");

    // It has just been tried in vain: by itself it would rest for long.
    await stage.advance(((await stage.life.app.bot.nextDue()) ?? 0) - stage.clock.now() + SECOND);
    await end(stage);
    await stage.settle();
    await stage.advance(MINUTE);
    expect([stage.pull.view().state, await stage.phase()]).toEqual(["merged", "accepted"]);
    const abouts = stage.pull
      .view()
      .comments.filter(({ author, deleted }) => author === "rfcbot[bot]" && !deleted)
      .map(({ body }) => body.split("\n")[0]);
    expect(new Set(abouts).size).toBe(abouts.length);
  });

  test("while somebody signs: the sign-off counts from when it was given, and is seen at once afterwards", async () => {
    const stage = await setStage();
    stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    await stage.settle();
    await begin(stage);
    await stage.settle();
    stage.world.setFaults({ lose: true });
    stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
    await stage.advance(DAY);
    stage.world.setFaults("none");
    expect(await stage.phase()).toBe("proposed");
    await end(stage);
    await stage.settle();
    expect(await stage.phase()).toBe("final-comment-period");
  });
});
