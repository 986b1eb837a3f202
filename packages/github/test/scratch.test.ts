/** That a scratch repository is left as it was found, and no more is written to it than needs be. */
import { afterEach, expect, test } from "vitest";
import { type ServedScratch, serveScratch } from "./person-on-the-simulator.ts";
import { stagesOn } from "./scratch-stage.ts";

let served: ServedScratch | null = null;
afterEach(async () => {
  const deviations = served?.deviations();
  await served?.close();
  served = null;
  expect(deviations).toEqual([]);
});

async function serve(how: Parameters<typeof serveScratch>[0] = {}): Promise<ServedScratch> {
  served = await serveScratch(how);
  return served;
}

const stateOf = async ({ scratch }: ServedScratch, number: number) => {
  const { data } = await scratch.octokit.rest.issues.get({ ...scratch.names, issue_number: number });
  return data.state;
};

test("all that was opened is closed, its branches go, and the default branch is where it was", async () => {
  const here = await serve();
  const { scratch, repository } = here;
  repository.createBranch("theirs");
  const theirs = repository.openIssue({ by: "ana", title: "Somebody else's" });
  const start = repository.head("main");
  const { repository: place, pull } = await stagesOn(scratch)();
  await place.commit({ ".github/rfcbot.yml": "version: 1\n", "README.md": null });
  const branch = await place.createBranch("next", start);
  const issue = await place.openIssue({ title: "Mine" });
  const { id } = await scratch.github.openIssue(scratch.facts.id, { title: "The port's", body: "" });
  const other = await place.openPull({ "more.md": "more\n" });
  await other.push({ "more.md": "still more\n" }, { force: true });
  await pull.mergeByHand();
  expect(repository.head("main")).not.toBe(start);
  await scratch.clean();
  expect(repository.head("main")).toBe(start);
  const opened = [pull.key, other.key, issue.key].map(({ number }) => number);
  for (const number of [...opened, id]) expect(await stateOf(here, number)).toBe("closed");
  expect(() => repository.head(branch)).toThrow("it has: main, theirs.");
  expect(await stateOf(here, theirs.number)).toBe("open");
  await scratch.clean();
});

test("what somebody else wrote to the default branch stays", async () => {
  const { scratch, repository } = await serve();
  await scratch.write("main", { "mine.md": "mine\n" });
  const theirs = repository.commit("main", { "theirs.md": "theirs\n" });
  await scratch.clean();
  expect(repository.head("main")).toBe(theirs);
});

test("what can't be taken away is named", async () => {
  const { scratch, repository } = await serve();
  const branch = scratch.freshName();
  await scratch.createBranch(branch, repository.head("main"));
  repository.openPull({ author: "ana", base: branch, files: { "a.md": "a\n" } });
  await expect(scratch.clean()).rejects.toThrow(branch);
});

test("a pull request that nobody wrote to plays again, and one that somebody wrote to is closed", async () => {
  const here = await serve();
  const { scratch } = here;
  const setStage = stagesOn(scratch);
  const first = await setStage();
  await scratch.github.observe(first.pull.key, []);
  await expect(scratch.github.comment(first.pull.key, "")).rejects.toThrow();
  expect(await setStage()).toBe(first);
  await scratch.github.comment(first.pull.key, "hello");
  const second = await setStage();
  expect(second.pull.key.number).not.toBe(first.pull.key.number);
  expect(await stateOf(here, first.pull.key.number)).toBe("closed");
  await scratch.github.apply(second.pull.key, [{ kind: "add-labels", labels: ["other"] }]);
  expect(await setStage()).not.toBe(second);
});

test.each([
  ["until GitHub knows whether a pull request merges", 3, 3],
  ["no longer than its patience lasts", 99, 5],
])("it waits %s", async (_, knownAfter, waited) => {
  let pauses = 0;
  const { scratch, repository } = await serve({
    patience: 5000,
    async pause() {
      pauses += 1;
      if (pauses === knownAfter) pull.setMergeable("yes");
    },
  });
  const pull = repository.openPull({ author: "zed", files: { "a.md": "a\n" } });
  pull.setMergeable("unknown");
  await scratch.settle(pull.key);
  expect(pauses).toBe(waited);
});

test("each write waits for its turn, and reading waits for none", async () => {
  let turns = 0;
  const { scratch, repository } = await serve({
    async takeTurn() {
      turns += 1;
    },
  });
  const pull = repository.openPull({ author: "zed", files: { "a.md": "a\n" } });
  await scratch.github.observe(pull.key, []);
  await scratch.settle(pull.key);
  expect(turns).toBe(0);
  const { id } = await scratch.github.comment(pull.key, "hello");
  await scratch.github.apply(pull.key, [{ kind: "edit-comment", id, body: "hello again" }]);
  expect(turns).toBe(2);
});
