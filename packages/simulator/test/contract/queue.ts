/** The merge queue: putting a pull request into it, and how it looks while it waits there. */
import { expect, test } from "vitest";
import { type Benches, expectRefusal } from "./bench.ts";
import { BOT, type SimulatedStage } from "./stage.ts";

export function describeQueue({ describeInWorld }: Benches): void {
  describeInWorld("a merge queue", "a queue that merges when it is told to", (bench) => {
    const enqueue = async () => bench.github.enqueue(bench.stage.key, (await bench.look()).pull.head);
    const looks = async () => {
      const { pull } = await bench.look();
      return [pull.state, pull.queued];
    };

    test("takes the pull request, and may be told so again", async () => {
      bench.stage.pull.hinder("merge-queue");
      expect(await looks()).toEqual(["open", false]);
      await enqueue();
      expect(await looks()).toEqual(["open", true]);
      await enqueue();
      expect(await looks()).toEqual(["open", true]);
    });

    test("merges it in its own name", async () => {
      bench.stage.pull.hinder("merge-queue");
      await enqueue();
      bench.stage.pull.mergeByQueue();
      expect(await looks()).toEqual(["merged", false]);
      const merged = (await bench.look()).timeline.find(({ what }) => what.kind === "merged");
      expect(merged?.actor).toMatchObject({ login: "github-merge-queue[bot]", kind: "bot" });
    });

    test.each<readonly [string, (stage: SimulatedStage) => unknown]>([
      ["the queue gives it back", ({ pull }) => pull.leaveQueue()],
      [
        "somebody pushes",
        ({ pull }) => pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } }),
      ],
      ["it becomes a draft", ({ pull }) => pull.setDraft(true, "zed")],
      ["it is closed", ({ pull }) => pull.close("zed")],
    ])("lets it go when %s", async (_, happens) => {
      bench.stage.pull.hinder("merge-queue");
      await enqueue();
      happens(bench.stage);
      expect((await bench.look()).pull.queued).toBe(false);
    });

    test("takes no head other than the one named", async () => {
      bench.stage.pull.hinder("merge-queue");
      const { head } = (await bench.look()).pull;
      bench.stage.pull.push({ by: "zed", files: { "accepted/example.md": "# Slipped in\n" } });
      await expectRefusal(bench.github.enqueue(bench.stage.key, head), 409, "head-moved");
      expect(await looks()).toEqual(["open", false]);
    });

    test.each<readonly [string, (stage: SimulatedStage) => unknown, number]>([
      ["a draft", ({ pull }) => pull.setDraft(true, "zed"), 422],
      ["a conflict", ({ pull }) => pull.setMergeable("no"), 422],
      ["a closed pull request", ({ pull }) => pull.close("zed"), 422],
      ["what goes to a branch without a queue", ({ pull }) => pull.hinder("none"), 422],
      ["what the bot has no role for", ({ repository }) => repository.grant(BOT, "read"), 403],
      ["what is archived", ({ repository }) => repository.archive(true), 403],
    ])("doesn't take %s", async (_, happens, status) => {
      bench.stage.pull.hinder("merge-queue");
      happens(bench.stage);
      await expect(enqueue()).rejects.toMatchObject({ name: "GitHubRefused", status });
      expect((await bench.look()).pull.queued).toBe(false);
    });
  });
}
