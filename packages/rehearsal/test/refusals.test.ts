/** What GitHub refuses, for as long as it has its reason: nothing is forced, nothing is forgotten, and afterwards all goes on. */
import { installationDelivery, repositoryDelivery } from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { type Chapter, endOf, liveThrough, type Trouble, undisturbedEnd } from "./journey.ts";
import { APPLY, COMMENT, during, MERGE, OBSERVE, OPEN_ISSUE, refuseOnce } from "./requests.ts";
import { DAY, HOUR, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

type Story = readonly [string, Chapter, Omit<Trouble, "at">];

/** Troubles that leave no trace. */
const TRACELESS: readonly Story[] = [
  ["404 to a comment", "motion", { strike: (s) => refuseOnce(s, COMMENT, 404, "Not Found") }],
  ["404 to the reading", "period", { strike: (s) => refuseOnce(s, OBSERVE, 404, "Not Found") }],
  ["404 to the merge", "end", { strike: (s) => refuseOnce(s, MERGE, 404, "Not Found"), after: aDay }],
  ["422 to the merge", "end", { strike: (s) => refuseOnce(s, MERGE, 422, "Validation Failed"), after: aDay }],
  ["410 to a comment", "period", { strike: (s) => refuseOnce(s, COMMENT, 410, "This issue was deleted") }],
  ["422 to a comment", "motion", { strike: (s) => refuseOnce(s, COMMENT, 422, "Validation Failed") }],
  [
    "422 to the changes",
    "period",
    { strike: (s) => refuseOnce(s, APPLY, 422, "No commit found for SHA: 1") },
  ],
  [
    "403 to a comment",
    "motion",
    { strike: (s) => refuseOnce(s, COMMENT, 403, "Resource not accessible by integration") },
  ],
  [
    "405: the base moved",
    "end",
    { strike: (s) => during(s, MERGE, () => s.pull.hinder("base-moved")), after: aDay },
  ],
  [
    "405: a merge queue",
    "end",
    {
      strike: (s) => during(s, MERGE, () => s.pull.hinder("merge-queue")),
      async after(s) {
        await waitsUnmerged(s);
        expect(s.pull.view().queued).toBe(true);
        s.pull.mergeByQueue();
      },
    },
  ],
  [
    "409: the branch was updated, with the same text",
    "end",
    {
      strike: (s) => during(s, MERGE, () => s.pull.updateBranch("zed")),
    },
  ],
  ["405: a check is missing", "end", hindered("check")],
  ["405: a review is missing", "end", hindered("review")],
  [
    "405: a conflict",
    "end",
    {
      strike: (s) => during(s, MERGE, () => s.pull.setMergeable("no")),
      async after(s) {
        await waitsUnmerged(s);
        s.pull.setMergeable("yes");
      },
    },
  ],
  [
    "405: a draft",
    "end",
    {
      strike: (s) => during(s, MERGE, () => s.pull.setDraft(true, "zed")),
      async after(s) {
        await waitsUnmerged(s);
        s.pull.setDraft(false, "zed");
      },
    },
  ],
  [
    "locked before the motion",
    "motion",
    {
      strike: (s) => s.pull.lock(true),
      after: (s) => s.pull.lock(false),
    },
  ],
  [
    "locked before the end",
    "end",
    {
      strike: (s) => s.pull.lock(true),
      after: (s) => s.pull.lock(false),
    },
  ],
  [
    "archived",
    "end",
    {
      async strike(s) {
        s.repository.archive(true);
        await s.deliver(repositoryDelivery(s.world, s.installation, s.repository.id, { action: "archived" }));
      },
      async after(s) {
        await waitsUnmerged(s);
        s.repository.archive(false);
        await s.deliver(
          repositoryDelivery(s.world, s.installation, s.repository.id, { action: "unarchived" }),
        );
      },
    },
  ],
  [
    "archived in the middle of the merge",
    "end",
    {
      strike: (s) => during(s, MERGE, () => s.repository.archive(true)),
      async after(s) {
        await waitsUnmerged(s);
        s.repository.archive(false);
        await s.deliver(
          repositoryDelivery(s.world, s.installation, s.repository.id, { action: "unarchived" }),
        );
        await aDay(s);
      },
    },
  ],
  ...(["motion", "period", "end"] as const).map(
    (at): Story => [
      "the installation suspended",
      at,
      {
        async strike(s) {
          s.installation.suspended = true;
          await s.deliver(installationDelivery(s.world, s.installation, "suspend"));
        },
        async after(s) {
          await waitsUnmerged(s);
          s.installation.suspended = false;
          await s.deliver(installationDelivery(s.world, s.installation, "unsuspend"));
        },
      },
    ],
  ),
  [
    "the installation suspended, and no delivery tells of it",
    "end",
    {
      strike: (s) => {
        s.installation.suspended = true;
      },
      async after(s) {
        await waitsUnmerged(s);
        s.installation.suspended = false;
      },
    },
  ],
  [
    "renamed",
    "period",
    {
      async strike(s) {
        s.repository.rename({ name: "proposals" });
        await s.deliver(
          repositoryDelivery(s.world, s.installation, s.repository.id, { action: "renamed", from: "rfcs" }),
        );
      },
    },
  ],
  [
    "renamed, and no delivery tells of it",
    "end",
    { strike: (s) => s.repository.rename({ name: "proposals" }) },
  ],
  [
    "renamed in the middle of the pass",
    "end",
    { strike: (s) => during(s, APPLY, () => s.repository.rename({ name: "proposals" })) },
  ],
  ["transferred, and the installation follows", "period", { strike: (s) => transfer(s, true) }],
  [
    "transferred, and no delivery tells of it",
    "end",
    {
      strike: (s) => transfer(s, false),
      // Where the app is installed is asked once an hour.
      async after(s) {
        await waitsUnmerged(s);
        await s.sweep();
      },
    },
  ],
  ["made private", "period", { strike: (s) => s.repository.setPrivate(true) }],
  [
    "made private in the middle of the pass",
    "end",
    { strike: (s) => during(s, OBSERVE, () => s.repository.setPrivate(true)) },
  ],
];

/** Without any event it is tried again once a day. */
async function aDay(stage: WireStage): Promise<void> {
  expect(stage.pull.view().state).toBe("open");
  await stage.advance(DAY);
}

function hindered(reason: "check" | "review"): Omit<Trouble, "at"> {
  return {
    strike: (s) => during(s, MERGE, () => s.pull.hinder(reason)),
    async after(s) {
      await waitsUnmerged(s);
      s.pull.hinder("none");
    },
  };
}

/** For two hours nothing is merged, and few requests are sent. */
async function waitsUnmerged(stage: WireStage): Promise<void> {
  const { all } = await stage.counted(() => stage.advance(2 * HOUR));
  expect(all).toBeLessThan(60);
  expect(stage.pull.view().state).toBe("open");
}

async function transfer(stage: WireStage, told: boolean): Promise<void> {
  const { world, repository, front, installation } = stage;
  world.addUser("elsewhere");
  repository.rename({ owner: "elsewhere" });
  const owner = { ...installation.owner, ...world.addUser("elsewhere") };
  const there = { ...installation, id: 9002, owner };
  front.app.installations.push(there);
  if (!told) return;
  await stage.deliver(installationDelivery(world, there, "created", "ana"));
  await stage.deliver(
    repositoryDelivery(world, there, repository.id, { action: "transferred", from: "example" }),
  );
}

describe("a refusal that leaves no trace", () => {
  test.each(TRACELESS)("%s: %s", async (_, at, trouble) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, { at, ...trouble });
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

describe("a refusal that changes what happens", () => {
  test("409: a push that races the merge is never merged unseen", async () => {
    const stage = await setStage();
    const files = { "accepted/example-1.md": "# Summary\n\nAnother.\n\n# Motivation\n\nTests.\n" };
    await liveThrough(stage, {
      at: "end",
      strike: (s) => during(s, MERGE, () => void s.pull.push({ by: "zed", files })),
    });
    expect(await endOf(stage)).toMatchObject({
      phase: "final-comment-period",
      state: "open",
      merges: 0,
      comments: ["m1/checklist", "m1/period/1", "m1/decision/1/undone"],
    });
    // Whoever signed an earlier text has a day, and then it is this one that is merged.
    await stage.advance(2 * DAY);
    const { head, merge } = stage.pull.view();
    expect(merge?.head).toBe(head);
  });

  test("a comment that is gone in the middle of the pass is written anew", async () => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, {
      at: "period",
      strike: (s) =>
        during(s, APPLY, () => {
          const [checklist] = s.pull.view().comments.filter(({ author }) => author === "rfcbot[bot]");
          s.pull.deleteComment(checklist?.id ?? 0, { by: "ada" });
        }),
    });
    const { comments, ...end } = await endOf(stage);
    const { comments: _, ...others } = undisturbed;
    expect(end).toEqual(others);
    expect(comments).toEqual(["m1/checklist", "m1/period/1", "m1/checklist", "m1/decision/1"]);
  });

  test("410: a repository without issues gets none about its broken configuration, and its RFCs go on", async () => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    refuseOnce(stage, OPEN_ISSUE, 410, "Issues are disabled for this repo");
    const good = stage.repository.read("main", ".github/rfcbot.yml");
    stage.repository.commit("main", { ".github/rfcbot.yml": "projects: 1\n" });
    await stage.settle();
    expect(stage.log).toContainEqual({
      event: "issue-refused",
      fields: { repository: stage.repository.id, why: "gone" },
    });
    stage.repository.commit("main", { ".github/rfcbot.yml": good ?? "" });
    await liveThrough(stage, null);
    expect(await endOf(stage)).toEqual({ ...undisturbed, commits: undisturbed.commits + 2 });
    expect(stage.repository.issues()).toEqual([]);
  });
});
