/** A request that fails once, before or after its effect: the RFC's life ends as if nothing had been. */
import type { Faults } from "@rfckit/simulator";
import type { HttpFault } from "@rfckit/simulator/http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Chapter, endOf, liveThrough, undisturbedEnd } from "./journey.ts";
import { APPLY, asks, CLOSE, COMMENT, during, LABELS, MERGE, OBSERVE } from "./requests.ts";
import { DAY, HOUR, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

const READS: readonly (readonly [Chapter, string])[] = [
  ["motion", OBSERVE],
  ["period", OBSERVE],
  ["end", OBSERVE],
];
const WRITES: readonly (readonly [Chapter, string])[] = [
  ["motion", COMMENT],
  ["motion", LABELS],
  ["motion", APPLY],
  ["period", COMMENT],
  ["period", APPLY],
  ["end", MERGE],
  ["end", COMMENT],
  ["end", APPLY],
];

type Fault = Omit<HttpFault, "times" | "when">;
const GATEWAY: Fault = { answer: { status: 502, message: "Bad Gateway" } };
const PAGE: Fault = { answer: "not-json" };

const STORIES: readonly (readonly [string, Chapter, string, Fault])[] = [
  ...READS.map(([at, name]) => ["502", at, name, GATEWAY] as const),
  ...WRITES.map(([at, name]) => ["502, without effect", at, name, GATEWAY] as const),
  ...WRITES.map(([at, name]) => ["502, after its effect", at, name, { ...GATEWAY, after: true }] as const),
  ["a page for people", "motion", OBSERVE, PAGE],
  ["a page for people, without effect", "period", APPLY, PAGE],
  ["a page for people, after its effect", "motion", COMMENT, { ...PAGE, after: true }],
  ["a page for people, after its effect", "end", MERGE, { ...PAGE, after: true }],
];

describe("an answer is lost", () => {
  test.each(STORIES)("%s: %s, %s", async (_, at, name, fault) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, {
      at,
      strike: ({ front }) => front.answerNext({ ...fault, times: 1, when: asks(name) }),
      // Nobody but the bot's own timer tells it to try again.
      after: () => expect(failures(stage)).toBe(foundOut.has(name) && fault.after === true ? 0 : 1),
    });
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

/** Requests whose lost answer is read back at once. */
const foundOut = new Set([MERGE, CLOSE]);

function failures({ log }: WireStage): number {
  return log.filter(({ event }) => event === "pass-failed").length;
}

describe("the connection breaks", () => {
  test.each<[Chapter, string, Faults]>([
    ["motion", "at the first two requests", { fail: { status: null, times: 2 } }],
    ["motion", "after the first two writes", { failAfter: { status: null, times: 2 } }],
    ["period", "after the first two writes", { failAfter: { status: null, times: 2 } }],
    ["end", "after the first two writes", { failAfter: { status: null, times: 2 } }],
    ["motion", "and half of the changes are made", { half: true }],
    ["period", "and half of the changes are made", { half: true }],
    ["end", "and half of the changes are made", { half: true }],
  ])("%s: %s", async (at, _, faults) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, {
      at,
      strike: ({ world }) => world.setFaults(faults),
      async after({ world }) {
        expect(failures(stage)).toBeGreaterThan(0);
        await stage.advance(HOUR);
        world.setFaults("none");
      },
    });
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

/** The app waits for the next answer as long as for any; only its seconds are shorter. */
function losePatience(): void {
  const patience = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementationOnce((ms) => patience(ms / 60));
}
afterEach(() => vi.restoreAllMocks());

const PULL = "/repos/example/rfcs/pulls/1";

describe("no answer comes", () => {
  test.each<[string, boolean, number]>([
    ["the pull request wasn't merged: it is tried again", false, 1],
    ["the pull request was merged: that is read back", true, 0],
  ])("to the merge, and %s", async (_, merged, failed) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, {
      at: "end",
      strike() {
        stage.front.answerNext({ answer: "silence", times: 1, after: merged, when: asks(MERGE) });
        // What follows upon the last writing before it is one more reading, and then the merge.
        during(stage, APPLY, () => during(stage, OBSERVE, () => losePatience()));
      },
      after: () => expect(failures(stage)).toBe(failed),
    });
    expect(stage.traffic.sent.filter(({ method, path }) => method === "GET" && path === PULL).length).toBe(1);
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

describe("a motion to close", () => {
  test.each<[string, Fault, string, number]>([
    ["502 after its effect", { ...GATEWAY, after: true }, CLOSE, 0],
    ["502 without effect", GATEWAY, CLOSE, 1],
    ["a page for people after its effect", { ...PAGE, after: true }, CLOSE, 0],
    ["a limit", { answer: "secondary-limit" }, CLOSE, 1],
  ])("is carried out once: %s", async (_, fault, name, failed) => {
    const stage = await setStage();
    stage.pull.comment({ by: "ana", body: "@rfcbot fcp close" });
    await stage.settle();
    stage.pull.comment({ by: "cho", body: "@rfcbot reviewed" });
    await stage.settle();
    await stage.advance(10 * DAY - 1);
    stage.front.answerNext({ ...fault, times: 1, when: asks(name) });
    expect(stage.pull.view().state).toBe("open");
    await stage.advance(1);
    expect(failures(stage)).toBe(failed);
    await stage.advance(HOUR);
    const { state, timeline } = stage.pull.view();
    expect([await stage.phase(), state]).toEqual(["rejected", "closed"]);
    expect(timeline.filter(({ kind }) => kind === "closed").length).toBe(1);
    expect((await endOf(stage)).comments).toEqual(["m1/checklist", "m1/period/1", "m1/decision/1"]);
  });
});
