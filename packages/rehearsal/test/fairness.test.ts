/** One repository where much happens, and one installation that is in trouble, hold nobody else up. */
import type { PullHandle, RepositoryHandle } from "@rfckit/simulator";
import { type HttpFault, type InstallationRecord, installationDelivery } from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { aboutOf } from "./journey.ts";
import { OBSERVE } from "./requests.ts";
import { HOUR, MINUTE, SECOND, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();
const PATIENCE = { timeout: 30_000 };
const NO_LIMITS = {
  core: 1e6,
  graphql: 1e6,
  contentPerMinute: 1e6,
  contentPerHour: 1e6,
  pointsPerMinute: 1e6,
};

/** Another repository with the same configuration, of which no delivery has told. */
function addRepository(stage: WireStage, owner: string, name = "proposals"): RepositoryHandle {
  const copied = [".github/rfcbot.yml", "templates/draft.md", "templates/full.md"].map(
    (path) => [path, stage.repository.read("main", path) ?? ""] as const,
  );
  const repository = stage.world.addRepository({ owner, name, files: Object.fromEntries(copied) });
  for (const login of ["ana", "cho", "zed"]) repository.grant(login, "write");
  return repository;
}

function openPull(repository: RepositoryHandle, stem = "other"): PullHandle {
  return repository.openPull({
    author: "zed",
    title: `RFC: ${stem}`,
    labels: ["project-wasmtime"],
    files: { [`accepted/${stem}.md`]: "# Summary\n\nThe other one.\n\n# Motivation\n\nTests.\n" },
  });
}

/** Another owner's installation of the app. */
function install(stage: WireStage, id: number, login: string): InstallationRecord {
  const { world, front, installation } = stage;
  const owner = { ...installation.owner, ...world.addUser(login) };
  const made = { ...installation, id, owner };
  front.app.installations.push(made);
  return made;
}

function ownComments(pull: PullHandle): readonly (string | null)[] {
  return pull
    .view()
    .comments.filter(({ author }) => author === "rfcbot[bot]")
    .map(aboutOf);
}

/** Is called at each reading of a pull request. */
function atEachReading({ front }: WireStage, happen: () => void): void {
  front.answerNext({
    answer: "not-json",
    times: 1,
    when({ name }) {
      if (name === OBSERVE) happen();
      return false;
    },
  });
}

test.each([
  ["once", false],
  ["again and again", true],
])(
  "two hundred pull requests of one repository ring %s: the only one of another is served with the first",
  PATIENCE,
  async (_, again) => {
    const stage = await setStage({ others: 199, limits: NO_LIMITS });
    const { bot } = stage.life.app;
    const pull = openPull(addRepository(stage, "example"));
    await stage.deliver(installationDelivery(stage.world, stage.installation, "new_permissions_accepted"));
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    const hot = Array.from({ length: 200 }, (_each, index) => ({
      repository: stage.repository.id,
      number: index + 1,
    }));
    // The other one rings last.
    for (const key of hot) await bot.ring(key);
    stage.drag(SECOND);
    await bot.ring(pull.key);
    let looked = 0;
    let served: number | null = null;
    atEachReading(stage, () => {
      if (served === null && ownComments(pull).length > 0) {
        served = looked;
        // What is left of the two hundred is of no interest here.
        stage.life.app.close();
      }
      looked += 1;
      const key = hot[looked % hot.length];
      if (again && key !== undefined) void bot.ring(key);
    });
    await bot.run();
    expect(served).not.toBeNull();
    expect(served).toBeLessThanOrEqual(4);
  },
);

describe("an installation in trouble holds no other one up", () => {
  const TROUBLES: readonly (readonly [string, (stage: WireStage) => void, (stage: WireStage) => void])[] = [
    [
      "suspended, which nobody told",
      ({ installation }) => {
        installation.suspended = true;
      },
      ({ installation }) => {
        installation.suspended = false;
      },
    ],
    ["its hour's allowance is used up", ({ front }) => front.exhaust("graphql"), () => {}],
    ["told to wait at each request", ...broken({ answer: "secondary-limit", retryAfter: 600 })],
    ["answered with nothing but failures", ...broken({ answer: { status: 502, message: "Server Error" } })],
    ["refused everything", ...broken({ answer: { status: 403, message: "Resource not accessible" } })],
  ];

  test.each(TROUBLES)("%s", PATIENCE, async (_, begin, end) => {
    const stage = await setStage();
    const second = install(stage, 9002, "elsewhere");
    const there = openPull(addRepository(stage, "elsewhere"));
    await stage.deliver(installationDelivery(stage.world, second, "created", "ana"));
    await stage.settle();
    for (const pull of [stage.pull, there]) pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    await stage.settle();
    expect([stage.pull, there].map(ownComments)).toEqual([["m1/checklist"], ["m1/checklist"]]);

    begin(stage);
    // Where the app is installed is to be asked again just now.
    await stage.deliver(installationDelivery(stage.world, second, "new_permissions_accepted"));
    for (const pull of [stage.pull, there]) pull.comment({ by: "cho", body: "@rfcbot reviewed" });
    // Of a suspended one no delivery comes: somebody else rings. It is first in line.
    await stage.life.app.bot.ring(stage.pull.key);
    await stage.settle();
    expect([stage.pull, there].map(ownComments)).toEqual([["m1/checklist"], ["m1/checklist", "m1/period/1"]]);
    // The operator hears of the one, once, and of nothing else.
    const told = stage.log.filter(({ event }) => event === "pass-failed");
    expect(told.length).toBeLessThanOrEqual(1);
    expect(told.every(({ fields }) => fields["repository"] === stage.repository.id)).toBe(true);

    // It is left alone for longer and longer.
    const { all } = await stage.counted(() => stage.advance(HOUR));
    for (const _sweep of ["one", "and another"]) await stage.sweep();
    const missed = stage.log.filter(({ event }) => event === "installation-missed");
    expect(missed.length).toBeLessThanOrEqual(1);
    expect(all).toBeLessThan(60);
    end(stage);
    await stage.advance(2 * HOUR);
    expect(ownComments(stage.pull)).toEqual(["m1/checklist", "m1/period/1"]);
  });
});

/** Whatever the first installation asks is answered so, until it ends. */
function broken(fault: Pick<HttpFault, "answer" | "retryAfter">) {
  let lasts = true;
  const begin = ({ front, installation }: WireStage): void => {
    const when: HttpFault["when"] = (request) => lasts && request.installation === installation.id;
    front.answerNext({ ...fault, times: Number.POSITIVE_INFINITY, when });
  };
  const end = (): void => {
    lasts = false;
  };
  return [begin, end] as const;
}

describe("a sweep", () => {
  test(
    "over several installations looks at each pull request that is open, and later at none that is quiet",
    PATIENCE,
    async () => {
      const stage = await setStage({ others: 9, limits: NO_LIMITS });
      stage.world.setFaults({ lose: true });
      const others: PullHandle[] = [];
      for (const [id, owner] of [
        [9002, "elsewhere"],
        [9003, "farther"],
      ] as const) {
        install(stage, id, owner);
        for (const name of ["proposals", "rfcs"]) {
          const repository = addRepository(stage, owner, name);
          for (const stem of ["one", "two"]) others.push(openPull(repository, stem));
        }
      }
      stage.world.setFaults("none");
      await stage.deliver(installationDelivery(stage.world, stage.installation, "new_permissions_accepted"));
      const { byKind, writes } = await stage.counted(() => stage.settle());
      expect(byKind["graphql List"]).toBe(1 + 4);
      expect(byKind[OBSERVE]).toBe(10 + others.length);
      expect(writes).toBe(byKind["graphql Apply"]);
      for (const pull of others) expect(pull.view().checks).toHaveLength(1);
      await stage.advance(5 * MINUTE);
      await stage.sweep();
      await stage.advance(5 * MINUTE);
      const quiet = await stage.counted(() => stage.sweep());
      expect(quiet.byKind).toEqual({ "graphql List": 5 });
    },
  );

  test("asks once for a hundred pull requests, and rings for each", PATIENCE, async () => {
    const stage = await setStage({ others: 249, limits: NO_LIMITS });
    // They would be looked at one after the other: here it is enough that they are due.
    atEachReading(stage, () => stage.life.app.close());
    const { byKind } = await stage.counted(() => stage.sweep());
    expect(byKind["graphql List"]).toBe(3);
    const { wakeUps } = stage.store;
    const rung = new Set<number>();
    for (let taken = await wakeUps.take(HOUR); taken !== null; taken = await wakeUps.take(HOUR)) {
      if (taken.errand === "pull") rung.add(taken.key.number);
    }
    // All but the one that was looked at.
    expect(rung.size).toBe(249);
  });
});
