/** GitHub down, or its answer lost. */
import { GitHubUnavailable } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";

export function describeFailing(bench: Bench): void {
  describe("when GitHub fails", () => {
    test.each([500, 502, 503, 429])("%i is unavailable, and had no effect", async (status) => {
      // An adapter may ask again by itself, but not for long.
      bench.stage.world.setFaults({ fail: { status, times: 100 } });
      await expect(bench.look()).rejects.toBeInstanceOf(GitHubUnavailable);
      await expect(bench.github.comment(bench.stage.key, "hello")).rejects.toMatchObject({
        name: "GitHubUnavailable",
        status,
      });
      bench.stage.world.setFaults("none");
      expect((await bench.look()).comments).toEqual([]);
    });

    test("an answer that was lost after the effect is unavailable too", async () => {
      bench.stage.world.setFaults({ failAfter: { status: 502, times: 1 } });
      await expect(bench.github.comment(bench.stage.key, "hello")).rejects.toMatchObject({
        name: "GitHubUnavailable",
        status: 502,
      });
      expect((await bench.look()).comments.map(({ body }) => body)).toEqual(["hello"]);
    });
  });
}
