import type { Milestone } from "@rfckit/core";
import { expect, test } from "vitest";
import { compareAhead, compareTellings, LEFT_OUT, NO_EFFECT } from "./compare.ts";

const milestone = (key: string, at: number, effect = true): Milestone => ({
  key,
  at,
  effect,
  text: `${key}!`,
});

const compare = (
  left: readonly Milestone[],
  right: readonly Milestone[],
  leftOut: readonly Milestone[] = [],
) =>
  compareTellings({
    went: { milestones: left },
    would: { milestones: right },
    leftOut,
  }).map(({ at, went, would }) => [at, went, would]);

test("the same fact at the same instant is one row, and each telling has its own beside", () => {
  const motion = milestone("motion", 1);
  expect(
    compare(
      [motion, milestone("period", 2), milestone("merge", 12)],
      [motion, milestone("period", 2), milestone("merge", 7), milestone("late", 8, false)],
    ),
  ).toEqual([
    [1, "motion!", "motion!"],
    [2, "period!", "period!"],
    [7, null, "merge!"],
    [12, "merge!", null],
  ]);
});

test("what had an effect in one telling is told of both, and of neither where it had none", () => {
  const had = milestone("signed", 3);
  const hadNone = milestone("signed", 3, false);
  expect(compare([hadNone], [hadNone])).toEqual([]);
  expect(compare([hadNone], [])).toEqual([]);
  expect(compare([had], [hadNone])).toEqual([[3, "signed!", `signed!${NO_EFFECT}`]]);
  expect(compare([hadNone], [had])).toEqual([[3, `signed!${NO_EFFECT}`, "signed!"]]);
});

test("what would not have been done is told as left out", () => {
  const resolved = milestone("resolved", 4);
  expect(compare([resolved], [], [resolved])).toEqual([[4, "resolved!", LEFT_OUT]]);
});

test("what happens in one instant stays in its order", () => {
  const [second, first] = [milestone("b", 5), milestone("a", 5)];
  expect(compare([second, first], [second, first]).map(([, went]) => went)).toEqual(["b!", "a!"]);
});

test("what lies ahead is compared in the same way", () => {
  expect(compareAhead({ went: { ahead: [milestone("merge", 12)] }, would: { ahead: [] } })).toEqual([
    { at: 12, went: "merge!", would: null },
  ]);
});
