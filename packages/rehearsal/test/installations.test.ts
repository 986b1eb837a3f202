/**
 * Where the app is installed changes in the middle of a motion: it is taken away, suspended, given back. Nothing happens where
 * the bot may do nothing, nothing is asked again and again meanwhile, the operator is told once, and once it may it makes up
 * for it at once.
 */
import {
  installationDelivery,
  installationRepositoriesDelivery,
  repositoryDelivery,
} from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { aboutOf } from "./journey.ts";
import { DAY, HOUR, MINUTE, SECOND, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();
const PATIENCE = { timeout: 30_000 };

interface Absence {
  readonly what: string;
  readonly begin: (stage: WireStage) => Promise<void>;
  readonly end: (stage: WireStage) => Promise<void>;
  /** Why it is parked, and what the operator is told to do. */
  readonly why: RegExp;
}

const NOT_THERE = /^GitHub refused \(404 gone\): .*install it or lift the suspension$/u;
const NOT_ALLOWED = /^GitHub refused \(403 permission\): .*Accept those it asks for/u;

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
    why: NOT_THERE,
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
    why: NOT_THERE,
  },
  {
    what: "left with other repositories, and given this one back",
    begin: (stage) => giveRepositories(stage, "removed"),
    end: (stage) => giveRepositories(stage, "added"),
    why: NOT_THERE,
  },
  {
    what: "left behind by a transfer, and installed there later",
    async begin({ world, repository, installation, deliver }) {
      world.addUser("elsewhere");
      repository.rename({ owner: "elsewhere" });
      const change = { action: "transferred", from: "example" } as const;
      await deliver(repositoryDelivery(world, installation, repository.id, change));
    },
    async end({ world, front, installation, deliver }) {
      const owner = { ...installation.owner, ...world.addUser("elsewhere") };
      const there = { ...installation, id: 9002, owner };
      front.app.installations.push(there);
      await deliver(installationDelivery(world, there, "created", "ana"));
    },
    why: NOT_THERE,
  },
  {
    what: "taken from the repository and given back, and no delivery tells of it",
    async begin(stage) {
      stage.installation.repositories = new Set();
    },
    async end(stage) {
      stage.installation.repositories = new Set([stage.repository.id]);
      await stage.advance(2 * HOUR);
      // As one does every few minutes.
      await stage.sweep();
    },
    why: NOT_THERE,
  },
  {
    what: "given fewer permissions, and more again",
    async begin(stage) {
      await givePermissions(stage, "read");
    },
    async end(stage) {
      await givePermissions(stage, "write");
    },
    why: NOT_ALLOWED,
  },
];

async function giveRepositories(stage: WireStage, action: "added" | "removed"): Promise<void> {
  const { world, repository, installation } = stage;
  installation.repositories = new Set(action === "added" ? [repository.id] : []);
  const change = { action, repositories: [repository.id] };
  await stage.deliver(installationRepositoriesDelivery(world, installation, change));
}

async function givePermissions(stage: WireStage, level: "read" | "write"): Promise<void> {
  const { world, installation } = stage;
  const { permissions } = installation;
  installation.permissions = { ...permissions, pull_requests: level, issues: level };
  await stage.deliver(installationDelivery(world, installation, "new_permissions_accepted"));
}

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

/** The bot has just tried in vain: by itself it would rest for long. */
async function untilJustAfterATry(stage: WireStage): Promise<void> {
  const due = (await stage.life.app.bot.nextDue()) ?? 0;
  await stage.advance(Math.max(0, due - stage.clock.now()) + SECOND);
}

/** What the operator was told of the RFC. */
function told({ log, pull }: WireStage, event: "pass-failed" | "parked" | "recovered") {
  return log.filter(
    (each) =>
      each.event === event && each.fields["errand"] === "pull" && each.fields["number"] === pull.key.number,
  );
}

function ownComments({ pull }: WireStage): readonly (string | null)[] {
  return pull
    .view()
    .comments.filter(({ author, deleted }) => author === "rfcbot[bot]" && !deleted)
    .map(aboutOf);
}

describe.each(ABSENCES)("the app is $what", ({ begin, end, why }) => {
  test(
    "while a period ends: it is carried out as soon as it may be, and nothing is said twice",
    PATIENCE,
    async () => {
      const stage = await nearTheEnd();
      const ledger = await stage.store.ledger.read(stage.pull.key);
      await begin(stage);
      await stage.settle();
      const { writes, all } = await stage.counted(() => stage.advance(6 * HOUR));
      // Where it may write nothing it finds that out by trying.
      if (why === NOT_THERE) expect(writes).toBe(0);
      expect(stage.pull.view().state).toBe("open");
      expect(ownComments(stage)).toEqual(["m1/checklist", "m1/period/1"]);
      // Some tries at first, then one an hour; and the operator hears once that it fails, and once that it is parked.
      expect(all).toBeLessThan(60);
      expect(told(stage, "pass-failed")).toHaveLength(1);
      expect(told(stage, "parked")).toEqual([
        expect.objectContaining({ fields: expect.objectContaining({ why: expect.stringMatching(why) }) }),
      ]);
      const parked = (await stage.store.wakeUps.backlog()).parked.filter(({ errand }) => errand === "pull");
      expect(parked).toEqual([{ errand: "pull", key: stage.pull.key, why: expect.stringMatching(why) }]);

      await untilJustAfterATry(stage);
      await end(stage);
      await stage.settle();
      await stage.advance(MINUTE);
      expect([stage.pull.view().state, await stage.phase()]).toEqual(["merged", "accepted"]);
      expect(ownComments(stage)).toEqual(["m1/checklist", "m1/period/1", "m1/decision/1"]);
      expect(told(stage, "recovered")).toHaveLength(1);
      expect((await stage.store.wakeUps.backlog()).parked).toEqual([]);
      // The ledger goes by the repository's number, and goes on.
      const after = await stage.store.ledger.read(stage.pull.key);
      expect(after.slice(0, ledger.length)).toEqual(ledger);
    },
  );

  test(
    "while somebody signs: it counts from when it was given, and is seen at once afterwards",
    PATIENCE,
    async () => {
      const stage = await setStage();
      stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
      await stage.settle();
      await begin(stage);
      await stage.settle();
      stage.world.setFaults({ lose: true });
      stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
      await stage.advance(3 * HOUR);
      stage.world.setFaults("none");
      expect(ownComments(stage)).toEqual(["m1/checklist"]);
      await end(stage);
      await stage.settle();
      expect(await stage.phase()).toBe("final-comment-period");
      expect(ownComments(stage)).toEqual(["m1/checklist", "m1/period/1"]);
    },
  );
});

test(
  "somebody objects after the period's end, while the app is suspended: nothing is merged",
  PATIENCE,
  async () => {
    const [{ begin, end } = expect.fail()] = ABSENCES;
    const stage = await nearTheEnd();
    await begin(stage);
    await stage.settle();
    await stage.advance(DAY);
    stage.pull.comment({ by: "dee", body: "@rfcbot concern too late?" });
    await stage.settle();
    await end(stage);
    await stage.settle();
    expect([stage.pull.view().state, await stage.phase()]).toEqual(["open", "blocked"]);
  },
);

test.each([
  ["it has failed once", 0],
  ["it is parked", HOUR],
])(
  "what a pass failed at before anything was on record is tried at once when rights come: %s",
  async (_, wait) => {
    const stage = await setStage();
    await givePermissions(stage, "read");
    stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    await stage.settle();
    await stage.advance(wait);
    for (const __ of ["once", "and as it stayed"]) await stage.sweep();
    expect(ownComments(stage)).toEqual([]);
    expect(told(stage, "parked")).toHaveLength(wait === 0 ? 0 : 1);
    await givePermissions(stage, "write");
    await stage.settle();
    expect(ownComments(stage)).toEqual(["m1/checklist"]);
  },
);

test("the app is given one more repository, where somebody has moved already", async () => {
  const stage = await setStage();
  const { world, installation } = stage;
  installation.repositories = new Set([stage.repository.id]);
  const copied = [".github/rfcbot.yml", "templates/draft.md", "templates/full.md"].map(
    (path) => [path, stage.repository.read("main", path) ?? ""] as const,
  );
  const files = Object.fromEntries(copied);
  const repository = world.addRepository({ owner: "example", name: "proposals", files });
  for (const login of ["ana", "zed"]) repository.grant(login, "write");
  const pull = repository.openPull({
    author: "zed",
    title: "RFC: the other one",
    labels: ["project-wasmtime"],
    files: { "accepted/other.md": "# Summary\n\nThe other one.\n\n# Motivation\n\nTests.\n" },
  });
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.settle();
  await stage.sweep();
  expect(pull.view().comments).toHaveLength(1);
  installation.repositories = new Set([stage.repository.id, repository.id]);
  const change = { action: "added", repositories: [repository.id] } as const;
  await stage.deliver(installationRepositoriesDelivery(world, installation, change));
  await stage.settle();
  expect(pull.view().comments.map(aboutOf)).toEqual([null, "m1/checklist"]);
});
