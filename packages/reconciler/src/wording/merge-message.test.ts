import fc from "fast-check";
import { expect, test } from "vitest";
import { nasty } from "../../test/nasty.ts";
import { ana, cho, dee, nameOf, Story } from "../../test/told.ts";
import { mergeMessage } from "./merge-message.ts";

function message(title: string): { title: string; message: string } {
  const { motion } = new Story().move(0, ana).sign(1, cho).sign(1, dee).decided(1, "every-group").standing;
  if (motion === null) throw new Error("no motion");
  return mergeMessage(motion, { number: 12, title }, nameOf);
}

test("names the motion, who signed it and where", () => {
  const { title, message: text } = message("Add a fuel limit, fixes #7 for @zed");
  expect(`${title}\n\n${text}`).toMatchInlineSnapshot(`
    "Add a fuel limit, fixes # 7 for @ zed (#12)

    Motion to merge by ana, 5 January 2026, 09:00:00 UTC:
    https://github.example/org/rfcs/pull/1#issuecomment-101

    Decided since every group had signed off with no open objection.

    Signed off by:
    - ana (Fastly): 5 January 2026, 09:00:00 UTC, https://github.example/org/rfcs/pull/1#issuecomment-101
    - cho (Arm): 6 January 2026, 09:00:00 UTC, https://github.example/org/rfcs/pull/1#issuecomment-102
    - dee (Intel): 6 January 2026, 09:00:00 UTC, https://github.example/org/rfcs/pull/1#issuecomment-103"
  `);
});

test("mentions nobody and closes nothing, whatever the title", () => {
  fc.assert(
    fc.property(nasty(), (words) => {
      const { title } = message(words);
      expect(title.endsWith("(#12)")).toBe(true);
      expect(title.replace("(#12)", "")).not.toMatch(/@[a-z0-9]|#\d|gh-\d|:\/\/|[\r\n]/i);
      expect([...title].length).toBeLessThanOrEqual(120);
    }),
    { seed: 2 },
  );
  expect(message("x".repeat(500)).title).toHaveLength(120);
  expect(message(" ").title).toBe("RFC (#12)");
});
