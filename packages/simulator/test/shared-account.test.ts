/**
 * Any workflow's comment is `github-actions[bot]`'s: with seals the bot tells its own from those that others have that
 * account post, whatever they say.
 */
import { DAY, describe as tell } from "@rfckit/core";
import { type GitHub, glanceAtReceipts, sealComments, withoutSeal } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

const SECRET = "a secret of the operator's";
const sealed = (github: GitHub) => sealComments(github, SECRET);

function ownBodies(stage: ReturnType<typeof setUp>): readonly string[] {
  return stage.pull
    .view()
    .comments.filter(({ author, deleted }) => author === BOT && !deleted)
    .map(({ body }) => body);
}

async function begin() {
  const stage = setUp(sealed);
  await stage.settle();
  await stage.says("ana", "@rfcbot merge");
  return stage;
}

test("each comment bears a seal, and what is known by it is the same", async () => {
  const stage = await begin();
  await stage.wait(60_000);
  await stage.says("cho", "@rfcbot reviewed");
  expect(ownBodies(stage).map((body) => body.split("\n")[0])).toEqual([
    expect.stringMatching(/^<!-- rfckit:about m1\/checklist [0-9a-f]{32} -->$/u),
    expect.stringMatching(/^<!-- rfckit:about m1\/period\/1 [0-9a-f]{32} -->$/u),
  ]);
  await stage.wait(60_000);
  stage.loseLedger();
  expect(await stage.asks(stage.settle)).toMatchObject({ writes: 0 });
  expect(tell(await stage.standing()).phase).toBe("final-comment-period");
});

test("an announcement that another workflow posts announces nothing", async () => {
  const stage = await begin();
  const other = stage.world.github(BOT);
  await other.comment(stage.pull.key, "<!-- rfckit:about m1/period/1 -->\nIt began long ago.");
  await stage.wait(9 * DAY);
  stage.loseLedger();
  await stage.says("cho", "@rfcbot reviewed");
  expect(tell(await stage.standing()).fcp?.startedAt).toBe(stage.clock.now());
  expect(ownBodies(stage)).toHaveLength(3);
});

test("a seal of another comment's, or of another pull request's, is none", () => {
  const key = { repository: 7, number: 1 };
  const mine = "<!-- rfckit:about m1/checklist 0123456789abcdef0123456789abcdef -->\nx";
  expect(withoutSeal(mine, key, SECRET)).toBeNull();
  expect(withoutSeal("<!-- rfckit:about m1/checklist -->\nx", key, SECRET)).toBeNull();
  expect(withoutSeal("Hello", key, SECRET)).toBe("Hello");
});

test("a checklist that another workflow puts into the bot's own is no version of it", async () => {
  const stage = await begin();
  const [body = ""] = ownBodies(stage);
  const checklist = stage.pull.view().comments.find(({ author }) => author === BOT);
  const forged = body.replace(/ [0-9a-f]{32} -->/u, " -->").replace("- [ ] @dee", "- [x] @dee");
  await stage.world
    .github(BOT)
    .apply(stage.pull.key, [{ kind: "edit-comment", id: checklist?.id ?? 0, body: forged }]);
  stage.loseLedger();
  await stage.wait(60_000);
  expect(tell(await stage.standing()).signedOff.map(({ login }) => login)).toEqual(["ana"]);
  expect(ownBodies(stage)).toEqual([body]);
});

test("a box that somebody ticks counts as before", async () => {
  const stage = await begin();
  await stage.wait(60_000);
  const checklist = stage.pull.view().comments.find(({ author }) => author === BOT);
  const ticked = (checklist?.body ?? "").replace("- [ ] @cho", "- [x] @cho");
  stage.pull.editComment(checklist?.id ?? 0, { by: "cho", body: ticked });
  stage.loseLedger();
  await stage.settle();
  expect(tell(await stage.standing()).phase).toBe("final-comment-period");
});

test("the issue about a broken configuration is told from others, too", async () => {
  const stage = setUp(sealed);
  const other = stage.world.github(BOT);
  await other.openIssue(stage.repository.id, {
    title: "Weekly",
    body: "<!-- rfckit:about configuration -->\nx",
  });
  stage.repository.commit("main", { ".github/rfcbot.yml": "projects: {}" });
  await stage.sweep();
  await stage.wait(DAY);
  stage.loseLedger();
  await stage.sweep();
  const { ownIssues } = await other.observeRepository(stage.repository.id);
  expect(ownIssues.map(({ title }) => title)).toEqual(["The RFC bot's configuration is broken", "Weekly"]);
});

test("its receipts tell at a glance what is due when", async () => {
  const stage = await begin();
  const { key } = stage.pull;
  const glance = () => {
    const texts = ownBodies(stage).flatMap((body) => withoutSeal(body, key, SECRET) ?? []);
    return glanceAtReceipts(texts, {
      key,
      url: `https://github.com/example/rfcs/pull/${key.number}`,
      secret: "",
    });
  };
  expect(glance()).toEqual({ kind: "pending", due: null });
  await stage.wait(60_000);
  await stage.says("cho", "@rfcbot reviewed");
  expect(glance()).toEqual({ kind: "pending", due: stage.clock.now() + 10 * DAY });
  await stage.wait(10 * DAY);
  expect(glance()).toEqual({ kind: "ended" });
});
