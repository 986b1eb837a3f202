/** One repository where much happens, and one installation that is in trouble, hold nobody else up. */
import type { PullHandle } from "@rfckit/simulator";
import { installationDelivery } from "@rfckit/simulator/http";
import { expect, test } from "vitest";
import { OBSERVE } from "./requests.ts";
import { HOUR, MINUTE, SECOND, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();
const NO_LIMITS = {
  core: 1e6,
  graphql: 1e6,
  contentPerMinute: 1e6,
  contentPerHour: 1e6,
  pointsPerMinute: 1e6,
};

/** Another repository with one RFC. */
async function addRepository(stage: WireStage, owner: string): Promise<PullHandle> {
  const copied = [".github/rfcbot.yml", "templates/draft.md", "templates/full.md"].map(
    (path) => [path, stage.repository.read("main", path) ?? ""] as const,
  );
  const repository = stage.world.addRepository({
    owner,
    name: "proposals",
    files: Object.fromEntries(copied),
  });
  for (const login of ["ana", "cho", "zed"]) repository.grant(login, "write");
  await stage.deliver(installationDelivery(stage.world, stage.installation, "new_permissions_accepted"));
  return repository.openPull({
    author: "zed",
    title: "RFC: the other one",
    labels: ["project-wasmtime"],
    files: { "accepted/other.md": "# Summary\n\nThe other one.\n\n# Motivation\n\nTests.\n" },
  });
}

/** How many pull requests had been looked at when the bot first wrote something. */
function watchFirstWrite({ front }: WireStage): () => number | null {
  let looked = 0;
  let first: number | null = null;
  front.answerNext({
    answer: "not-json",
    times: 1,
    when({ name, write }) {
      if (name === OBSERVE) looked += 1;
      if (write) first ??= looked;
      return false;
    },
  });
  return () => first;
}

test("sixty pull requests that ring at once let the only one of another repository through", async () => {
  const stage = await setStage({ others: 59, limits: NO_LIMITS });
  const pull = await addRepository(stage, "example");
  await stage.sweep();
  // Of new content the bot makes so much a minute.
  await stage.advance(10 * MINUTE);
  stage.world.setFaults({ lose: true });
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  const { bot } = stage.life.app;
  // Of the hot one all ring, and the other one last.
  for (let number = 1; number <= 60; number += 1) await bot.ring({ repository: stage.repository.id, number });
  stage.drag(SECOND);
  await bot.ring(pull.key);
  const first = watchFirstWrite(stage);
  await stage.settle();
  expect(first()).toBeLessThanOrEqual(3);
}, 30_000);

test("an installation that can't be reached holds no other one up", async () => {
  const stage = await setStage();
  const { world, front, installation } = stage;
  const owner = { ...installation.owner, ...world.addUser("elsewhere") };
  const second = { ...installation, id: 9002, owner };
  front.app.installations.push(second);
  const there = await addRepository(stage, "elsewhere");
  for (const [by, body] of [
    ["ana", "@rfcbot fcp merge"],
    ["cho", "@rfcbot reviewed"],
  ] as const) {
    for (const pull of [stage.pull, there]) pull.comment({ by, body });
    // Of a suspended one no delivery comes: somebody else rings.
    await stage.life.app.bot.ring(stage.pull.key);
    await stage.settle();
    installation.suspended = true;
  }
  expect(stage.log.filter(({ event }) => event === "pass-failed")).toMatchObject([{ fields: { number: 1 } }]);
  const announced = (pull: PullHandle) =>
    pull.view().comments.some(({ body }) => body.startsWith("<!-- rfckit:about m1/period"));
  expect([stage.pull, there].map(announced)).toEqual([false, true]);
  installation.suspended = false;
  await stage.advance(HOUR);
  expect([stage.pull, there].map(announced)).toEqual([true, true]);
});

test("a sweep asks once for a hundred pull requests, and looks at each that is open", {
  timeout: 60_000,
}, async () => {
  const stage = await setStage({ others: 119, limits: NO_LIMITS });
  const { byKind, writes } = await stage.counted(() => stage.sweep());
  expect(byKind["graphql List"]).toBe(2);
  expect(byKind[OBSERVE]).toBe(120);
  expect(writes).toBe(byKind["graphql Apply"]);
  await stage.advance(5 * MINUTE);
  await stage.sweep();
  await stage.advance(5 * MINUTE);
  const quiet = await stage.counted(() => stage.sweep());
  expect([quiet.byKind[OBSERVE], quiet.writes]).toEqual([undefined, 0]);
});
