/** A login that changes hands while nothing runs: told by the rosters in the checklists (D32). */
import { expect, test } from "vitest";
import { CONFIG, DAY, useActionStage } from "./action-stage.ts";
import { openPull, run, says } from "./process-stage.ts";

const setStage = useActionStage();

test("whoever takes it decides nothing, on the same pull request and on others, and who had it goes on", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  await says(stage, pull, "ana", "@rfcbot merge");
  stage.world.renameUser("cho", "choi");
  const other = openPull(stage, "other");
  const before = stage.requests().reads;
  await says(stage, other, "cho", "@rfcbot merge");
  // One for the checklists, and those for the configuration's history.
  expect(stage.requests().reads - before).toBeLessThan(25);
  const answer = await says(stage, other, "choi", "@rfcbot merge");
  expect(answer.summary).toMatch(/\[#2\][^\n]*\| proposed \|/u);
  const replies = other.view().comments.filter(({ body }) => body.includes("only for the stakeholders"));
  expect(replies).toHaveLength(1);
  expect(replies[0]?.body).toContain("@cho: Thank you for taking part.");
});

test("nobody is told to pin whoever took it", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  await says(stage, pull, "ana", "@rfcbot merge");
  stage.world.renameUser("cho", "choi");
  const { id } = stage.world.addUser("cho");
  const { log } = await run(stage, "workflow_dispatch");
  expect(log).toMatch(/^::notice::.*\bana#\d+, .*\bcho#\d+/mu);
  expect(log).not.toContain(`cho#${id}`);
});

test("a newer configuration that names it is refused, as by a bot with a book; the one before stays in force", async () => {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  await says(stage, pull, "ana", "@rfcbot merge");
  stage.world.renameUser("cho", "choi");
  stage.clock.advanceTo(stage.clock.now() + DAY);
  stage.world.addUser("cho");
  stage.repository.commit("main", { ".github/rfcbot.yml": `# News.\n${CONFIG}` });
  const { status, log } = await run(stage, "push", { ref: "refs/heads/main" });
  expect(status).toBe(0);
  expect(log).toMatch(
    /^::warning::\.github\/rfcbot\.yml on main can't be used, so its last valid version is in force: /mu,
  );
  expect(log).toContain("cho");
  await says(stage, pull, "cho", "@rfcbot reviewed");
  await says(stage, pull, "choi", "@rfcbot reviewed");
  expect(pull.view().labels).toContain("final-comment-period");
});
