/**
 * A motion in the middle of its life, to show damaged checklists on: signed in three ways, with an objection that is open
 * and one that is resolved. Beside it a second pull request with another motion, whose receipts are as genuine as its own.
 */
import type { Standing, UserId } from "@rfckit/core";
import type { Comment, GitHub, LedgerRow, Snapshot } from "@rfckit/reconciler";
import { type Bench, BOT, createBench } from "./bench.ts";

export interface Scene {
  readonly github: GitHub;
  readonly snapshot: Snapshot;
  readonly rows: readonly LedgerRow[];
  readonly standing: Standing;
  readonly checklist: Comment;
  /** The other pull request's checklist. */
  readonly other: string;
  readonly ids: Readonly<Record<string, UserId>>;
}

export const RECEIPTS = /<!-- rfckit:receipts [\s\S]*?\n-->/;

export async function setScene(): Promise<Scene> {
  const bench = createBench();
  const pull = bench.openPull("RFC: an example", ["project-core"]);
  await bench.settle(pull);
  await bench.says(pull, "ana", "@rfcbot fcp merge\n\nIt has been discussed at length.");
  await bench.says(pull, "eli", "@rfcbot concern the size");
  await bench.says(pull, "dee", "@rfcbot concern the cost\n@rfcbot resolve the cost");
  await bench.says(pull, "cho", "@rfcbot reviewed");
  const found = await observe(bench, pull.key);
  pull.editComment(found.checklist.id, {
    by: "ben",
    body: found.checklist.body.replace("- [ ] @ben", "- [x] @ben"),
  });
  await bench.settle(pull);

  const beside = bench.openPull("RFC: another", ["project-core"]);
  await bench.settle(beside);
  await bench.says(beside, "dee", "@rfcbot fcp close\n\nIt has stalled.");
  await bench.says(beside, "ana", "@rfcbot concern not at all");

  const { snapshot, checklist } = await observe(bench, pull.key);
  return {
    github: bench.github,
    snapshot,
    rows: await bench.ledger().read(pull.key),
    standing: await bench.standing(pull),
    checklist,
    other: (await observe(bench, beside.key)).checklist.body,
    ids: Object.fromEntries(snapshot.people.map(({ login, id }) => [login, id])),
  };
}

async function observe(
  bench: Bench,
  key: Snapshot["key"],
): Promise<{ snapshot: Snapshot; checklist: Comment }> {
  const everybody = Array.from({ length: 20 }, (_, index) => 1001 + index);
  const snapshot = await bench.github.observe(key, everybody);
  const checklist = snapshot.comments.find(
    ({ author, body }) => author?.login === BOT && body.includes("/checklist -->"),
  );
  if (checklist === undefined) throw new Error("the scene has no checklist");
  return { snapshot, checklist };
}
