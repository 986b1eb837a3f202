import { visibleText } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import { tickBox } from "./checklist-comment.ts";

const TEXT = "- [ ] @an\n- [ ] @ana: note\n- [x] @ana-b\n\n#### Core\n\n- [ ] @ana";

test("a tick fills every box of that login, and no longer or shorter one's", () => {
  expect(tickBox(TEXT, "ana", true)).toBe(
    "- [ ] @an\n- [x] @ana: note\n- [x] @ana-b\n\n#### Core\n\n- [x] @ana",
  );
});

test("unticking empties it, and logins have no case", () => {
  expect(tickBox(TEXT, "ANA-B", false)).toBe(TEXT.replace("[x] @ana-b", "[ ] @ana-b"));
});

test("who has no box can't be ticked", () => {
  expect(tickBox(TEXT, "cho", true)).toBeNull();
});

test.each([
  ["nothing hidden", "a\nb", "a\nb"],
  ["a key on the first line", "<!-- key -->\n## Title", "## Title"],
  ["over several lines, twice", "a<!-- 1\n2 -->b<!-- 3 -->c", "abc"],
  ["one that never ends", "a <!-- b", "a"],
])("what a reader sees of a comment: %s", (_, body, visible) => {
  expect(visibleText(body)).toBe(visible);
});

test("64 KiB of openings take no time", () => {
  const body = "<!-- ".repeat(13_000);
  const start = performance.now();
  expect(visibleText(body)).toBe("");
  expect(visibleText("<!-- -->".repeat(8000))).toBe("");
  expect(performance.now() - start).toBeLessThan(100);
});
