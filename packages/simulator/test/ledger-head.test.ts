/**
 * The ledger's last hash in the checklist: it stands there where a ledger outlives the process, it costs no write of its
 * own, and it always is one that the ledger has.
 */
import { createBot, createMemoryStore } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

const HEAD = /\n<!-- rfckit:ledger 1 (\d+) ([0-9a-f]{64}) [0-9a-f]{64} -->/;
const MINUTE = 60_000;

const durable = () => setUp(undefined, undefined, true);
type Stage = ReturnType<typeof durable>;

function checklist({ pull }: Stage) {
  const found = pull.view().comments.find(({ body }) => body.includes("m1/checklist -->"));
  if (found === undefined) throw new Error("no checklist");
  return found;
}

function headOf(stage: Stage): { readonly seq: number; readonly hash: string } | null {
  const found = HEAD.exec(checklist(stage).body);
  return found === null ? null : { seq: Number(found[1]), hash: found[2] ?? "" };
}

async function rowAt(stage: Stage, seq: number) {
  return (await stage.ledger().read(stage.pull.key))[seq - 1];
}

test("it is a row's own hash, and a new one with each change of the checklist", async () => {
  const stage = durable();
  await stage.says("ana", "@rfcbot fcp merge");
  const first = headOf(stage);
  await stage.wait(MINUTE);
  await stage.says("cho", "@rfcbot reviewed");
  const second = headOf(stage);
  expect(second?.seq).toBeGreaterThan(first?.seq ?? 0);
  for (const head of [first, second]) {
    expect(head).not.toBeNull();
    expect((await rowAt(stage, head?.seq ?? 0))?.hash).toBe(head?.hash);
  }
});

test("rows that change nothing in the checklist don't have it written for the hash alone", async () => {
  const stage = durable();
  await stage.says("ana", "@rfcbot fcp merge");
  const before = checklist(stage);
  const rows = (await stage.ledger().read(stage.pull.key)).length;
  await stage.says("zed", "@rfcbot status");
  expect((await stage.ledger().read(stage.pull.key)).length).toBeGreaterThan(rows);
  expect(checklist(stage)).toEqual(before);
  expect(await stage.asks(() => stage.settle())).toMatchObject({ writes: 0 });
});

test("one from before a lost database is put right, once", async () => {
  const stage = durable();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.says("zed", "@rfcbot status");
  await stage.wait(MINUTE);
  await stage.says("cho", "@rfcbot reviewed");
  const before = headOf(stage);
  stage.loseLedger();
  await stage.settle();
  const after = headOf(stage);
  expect(after).not.toEqual(before);
  expect((await rowAt(stage, after?.seq ?? 0))?.hash).toBe(after?.hash);
  expect(await stage.asks(() => stage.settle())).toMatchObject({ writes: 0 });
});

test("one that somebody changed in the bot's name is put right", async () => {
  const stage = durable();
  await stage.says("ana", "@rfcbot fcp merge");
  const before = headOf(stage);
  const forged = checklist(stage).body.replace(HEAD, (line) => line.replace(` 1 ${before?.seq} `, " 1 2 "));
  stage.pull.editComment(checklist(stage).id, { by: BOT, body: forged });
  await stage.settle();
  const after = headOf(stage);
  expect((await rowAt(stage, after?.seq ?? 0))?.hash).toBe(after?.hash);
  expect(after?.seq).toBeGreaterThan(2);
});

test("none stands where the ledger ends with the process", async () => {
  const stage = setUp();
  await stage.says("ana", "@rfcbot fcp merge");
  expect(headOf(stage)).toBeNull();
});

test("whoever has no ledger that lasts leaves alone what stands there", async () => {
  const stage = durable();
  await stage.says("ana", "@rfcbot fcp merge");
  const before = checklist(stage);
  const onlooker = createBot({
    github: stage.world.github(BOT),
    store: createMemoryStore(stage.clock),
    clock: stage.clock,
    repositories: async () => [stage.repository.id],
  });
  const asked = await stage.asks(async () => {
    await onlooker.ring(stage.pull.key);
    await onlooker.run();
  });
  expect(asked).toMatchObject({ writes: 0 });
  expect(checklist(stage)).toEqual(before);
});
