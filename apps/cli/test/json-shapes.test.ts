/** What the commands print as JSON is what the published schemas say, in every phase. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readProcessRules, writeProcessRules } from "../src/explain/read-process.ts";
import { EXPLAIN_SHAPE, PLAN_SHAPE, SHAPES, STATUS_SHAPE, writeSchema } from "../src/json-shapes.ts";
import { DAY, HOUR, setGitHubStage } from "./github-stage.ts";

const docs = join(import.meta.dirname, "../../../docs");

test.each(Object.keys(SHAPES) as (keyof typeof SHAPES)[])(
  "docs/schemas/%s.schema.json is up to date: run `node apps/cli/write-schemas.ts`",
  (name) => {
    expect(readFileSync(join(docs, "schemas", `${name}.schema.json`), "utf8")).toBe(writeSchema(name));
  },
);

test("each schema is named on a command's page", () => {
  const pages = readdirSync(join(docs, "cli")).map((name) => readFileSync(join(docs, "cli", name), "utf8"));
  for (const name of Object.keys(SHAPES))
    expect(pages.filter((page) => page.includes(`/schemas/${name}.schema.json`))).toHaveLength(1);
});

test("the rules that are cited are up to date: run `node apps/cli/write-process-rules.ts`", () => {
  const process = readFileSync(join(docs, "process.md"), "utf8");
  const written = readFileSync(
    join(import.meta.dirname, "../src/explain/process-rules.generated.ts"),
    "utf8",
  );
  expect(written).toBe(writeProcessRules(process));
  const numbers = [...process.matchAll(/<a id="([rd]\d+)">/gu)].map(([, id = ""]) => id.toUpperCase());
  expect(Object.keys(readProcessRules(process))).toEqual(numbers);
});

describe("what is printed fits", () => {
  test("from the beginning to the end", { timeout: 60_000 }, async () => {
    const stage = await setGitHubStage();
    const pull = stage.openPull();
    const close = stage.openPull();
    const seen: string[] = [];
    const look = async () => {
      const status = STATUS_SHAPE.parse(
        JSON.parse((await stage.rfc(["status", "acme/rfcs", "--format", "json"])).out),
      );
      for (const { number } of [...status.rfcs, { number: 1 }]) {
        const name = `acme/rfcs#${number}`;
        const one = STATUS_SHAPE.parse(
          JSON.parse((await stage.rfc(["status", name, "--format", "json"])).out),
        );
        expect(one.rfcs[0]).toEqual(status.rfcs.find((each) => each.number === number) ?? one.rfcs[0]);
        const told = EXPLAIN_SHAPE.parse(
          JSON.parse((await stage.rfc(["explain", name, "--format", "json"])).out),
        );
        expect(told.standing.phase).toBe(one.rfcs[0]?.phase);
        for (const { text, link } of told.rules) expect([text, link]).not.toContain("");
        const plan = PLAN_SHAPE.parse(
          JSON.parse((await stage.rfc(["reconcile", name, "--dry-run", "--format", "json"])).out),
        );
        seen.push(told.standing.phase, ...plan.would.map((each) => each.do));
      }
    };
    await look();
    await stage.pass();
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    close.comment({ by: "ana", body: "@rfcbot close" });
    close.comment({ by: "ana", body: "@rfcbot merg" });
    await look();
    await stage.pass(HOUR);
    for (const each of [pull, close]) each.comment({ by: "cho", body: "@rfcbot reviewed" });
    await look();
    await stage.pass(HOUR);
    pull.comment({ by: "dee", body: "@rfcbot concern cost" });
    await look();
    await stage.pass(HOUR);
    await look();
    pull.comment({ by: "dee", body: "@rfcbot resolve cost" });
    await stage.pass(2 * DAY);
    pull.hinder("check");
    for (const each of [pull, close]) each.comment({ by: "dee", body: "@rfcbot reviewed" });
    await look();
    await stage.pass(HOUR);
    await look();
    expect([...new Set(seen)].sort()).toEqual([
      "add-labels",
      "blocked",
      "check",
      "close",
      "comment",
      "discussion",
      "edit-comment",
      "final-comment-period",
      "finalizing",
      "merge",
      "proposed",
      "react",
      "remove-labels",
    ]);
  });
});
