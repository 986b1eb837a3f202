import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawThread, PICTURE } from "../draw-thread.ts";

test("the README's picture is what the simulator says today (if not: `node scripts/draw-thread.ts`)", async () => {
  expect(readFileSync(PICTURE, "utf8")).toBe(await drawThread());
});
