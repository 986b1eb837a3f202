/**
 * The laws themselves, a few stories of each.
 */
import { DEFAULT_POLICY, type Motion } from "@rfckit/core";
import { expect, test } from "vitest";
import { judgeCarryingOut } from "../src/laws/auditor.ts";
import { Chronicle, perform } from "../src/laws/deeds.ts";
import { lawParts } from "../src/laws/index.ts";
import { setStage } from "../src/laws/stage.ts";

test.each(lawParts())("$name holds for a moment", async ({ run }) => {
  const finding = await run({ seed: 7, until: Date.now() + 150, progress: () => {} });
  expect(finding.failures).toEqual([]);
  expect(finding.counts["runs"]).toBeGreaterThan(0);
});

test("the auditor finds what no bot may do", () => {
  const stage = setStage(() => {});
  const chronicle = new Chronicle(stage.clock.now());
  const motion = {
    number: 1,
    disposition: "merge",
    mover: { id: 1, login: "ana" },
    at: stage.clock.now(),
    policy: DEFAULT_POLICY,
  } as Motion;
  const judge = () => {
    chronicle.read();
    return judgeCarryingOut(motion, stage.clock.now(), stage, chronicle);
  };
  const says = (by: string, words: string) => perform({ does: "says", by, words }, stage, chronicle);
  expect(judgeCarryingOut(null, 0, stage, chronicle)).toMatch("without a motion");
  expect(judge()).toMatch("nobody who may");
  says("ana", "@rfcbot fcp merge");
  expect(judge()).toMatch("nobody of another group");
  says("cho", "@rfcbot reviewed");
  expect(judge()).toMatch("without a period");
  says("eli", "@rfcbot reviewed");
  expect(judge()).toBeNull();
  says("ben", "@rfcbot concern ben's");
  expect(judge()).toMatch("over an objection");
  says("ben", "@rfcbot resolve");
  expect(judge()).toBeNull();
  perform({ does: "waits", for: 1000 }, stage, chronicle);
  perform({ does: "pushes", what: "partial" }, stage, chronicle);
  expect(judge()).toMatch("lacks a section");
  perform({ does: "pushes", what: "foreign" }, stage, chronicle);
  perform({ does: "pushes", what: "full" }, stage, chronicle);
  expect(judge()).toMatch("foreign file");
});
