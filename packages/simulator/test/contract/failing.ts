/** GitHub down, or its answer lost. */
import { GitHubUnavailable } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import type { Benches } from "./bench.ts";
import { SECOND } from "./stage.ts";

export function describeFailing({ describeInWorld }: Benches): void {
  describeInWorld("when GitHub fails", "faults", (bench) => {
    test.each([500, 502, 503, 429])("%i is unavailable, and had no effect", async (status) => {
      // An adapter may ask again by itself, but not for long.
      bench.stage.world.setFaults({ fail: { status, times: 100 } });
      const error = await bench.github.comment(bench.stage.key, "hello").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(GitHubUnavailable);
      // While a limit lasts an adapter may leave it unsent.
      expect([status, ...(status === 429 ? [null] : [])]).toContain((error as GitHubUnavailable).status);
      await expect(bench.look()).rejects.toBeInstanceOf(GitHubUnavailable);
      bench.stage.world.setFaults("none");
      // An adapter may leave GitHub alone for as long as it was asked to.
      bench.advance(60 * SECOND);
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
