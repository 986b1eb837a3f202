/** The decision record: a whole life as JSON and for people, and the schema that is published. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DAY, MINUTE } from "@rfckit/core";
import { expect, test } from "vitest";
import * as z from "zod";
import { recordDecision, writeRecordMarkdown, writeRecordSchema } from "../src/index.ts";
import { playHonest } from "./honest.ts";
import { BOT, checklistOf, type Stage, setStage } from "./stage.ts";

const docs = join(import.meta.dirname, "../../../docs");

test("docs/schemas/decision-record.schema.json is up to date", () => {
  const published = readFileSync(join(docs, "schemas", "decision-record.schema.json"), "utf8");
  expect(published, "run `node packages/audit/write-schema.ts`").toBe(writeRecordSchema());
});

/** An objection, a withdrawal, a change of text, and the merge in the end. */
async function liveThrough(): Promise<Stage> {
  const stage = setStage();
  const { pull } = stage;
  await stage.settle();
  const say = async (by: string, body: string) => {
    pull.comment({ by, body });
    await stage.settle();
    stage.wait(MINUTE);
  };
  await say("ana", "@rfcbot fcp merge\n\nIt is ready; ask @dee.");
  await say("cho", "@rfcbot reviewed");
  await say("dee", "@rfcbot concern `cost` of *this*");
  await say("cho", "@rfcbot unreview");
  stage.wait(DAY);
  await say("dee", "@rfcbot resolve");
  await say("cho", "@rfcbot reviewed");
  stage.wait(DAY);
  pull.push({ by: "zed", files: { "accepted/example.md": stage.text() } });
  await stage.settle();
  stage.wait(10 * DAY);
  await stage.settle();
  return stage;
}

test("for people", async () => {
  const stage = await liveThrough();
  const record = recordDecision(await stage.input(), stage.pull.view().merge?.commit ?? null);
  expect(record.audit.verdict).toBe("confirmed");
  await expect(writeRecordMarkdown(record)).toMatchFileSnapshot("golden/merged.md");
  await expect(`${JSON.stringify(record, null, 2)}\n`).toMatchFileSnapshot("golden/merged.json.txt");
});

test("of what was tampered with, by somebody without ledger and key", async () => {
  const stage = await liveThrough();
  const checklist = checklistOf(stage);
  const body = checklist?.body.replace("- [x] @cho", "- [x] @eli: signed by comment\n- [x] @cho") ?? "";
  stage.pull.editComment(checklist?.id ?? 0, { by: "zed", body });
  stage.wait(MINUTE);
  const signed = stage.pull
    .view()
    .comments.find(({ author, body }) => author === "ana" && body.includes("merge"));
  stage.remove(signed?.id ?? 0, "zed");
  const record = recordDecision({ ...(await stage.input()), rows: null, receiptSecret: null }, null);
  await expect(writeRecordMarkdown(record)).toMatchFileSnapshot("golden/tampered.md");
});

test("whatever happens, the record is as its schema says, and can be told", async () => {
  const published = z.fromJSONSchema(JSON.parse(writeRecordSchema()));
  for (let seed = 1; seed <= 12; seed += 1) {
    const { stage, mentions } = await playHonest(seed);
    const record = recordDecision(await stage.input(mentions), null);
    expect(published.safeParse(JSON.parse(JSON.stringify(record))).error).toBeUndefined();
    expect(writeRecordMarkdown(record)).toMatch(/^# Decision record: /);
  }
});

test("nothing on record", async () => {
  const stage = setStage();
  await stage.settle();
  const record = recordDecision(await stage.input(), null);
  expect([record.audit.verdict, record.motions]).toEqual(["confirmed", []]);
  // What the bot did before anybody could keep it.
  stage.pull.comment({ by: BOT, body: "<!-- rfckit:about m1/ended -->\nIt has ended." });
  const lost = recordDecision({ ...(await stage.input()), rows: null }, null);
  expect([lost.audit.verdict, lost.audit.findings.map(({ kind }) => kind)]).toEqual(["open", ["no-record"]]);
});
