/** GitHub's limits, as it tells of them in its many ways: they are waited out, nothing is sent before, and then all goes on. */
import type { HttpFault } from "@rfckit/simulator/http";
import { describe, expect, test } from "vitest";
import { type Chapter, endOf, liveThrough, undisturbedEnd } from "./journey.ts";
import { APPLY, COMMENT, MERGE, OBSERVE } from "./requests.ts";
import { HOUR, MINUTE, SECOND, useWireStage } from "./wire-stage.ts";

const setStage = useWireStage();

type Limit = Pick<HttpFault, "answer" | "status" | "retryAfter">;

/** What GitHub answers, and how long it wants to be left alone, in ms. */
const LIMITS: Readonly<Record<string, readonly [Limit, number]>> = {
  "403, primary": [{ answer: "primary-limit" }, HOUR],
  "429, primary": [{ answer: "primary-limit", status: 429 }, HOUR],
  "403, primary, with a time": [{ answer: "primary-limit", retryAfter: 600 }, 10 * MINUTE],
  "403, secondary": [{ answer: "secondary-limit" }, MINUTE],
  "429, secondary": [{ answer: "secondary-limit", status: 429 }, MINUTE],
  "403, secondary, with a time": [{ answer: "secondary-limit", retryAfter: 150 }, 150 * SECOND],
  "429, secondary, with a time": [{ answer: "secondary-limit", status: 429, retryAfter: 150 }, 150 * SECOND],
  "200, GraphQL": [{ answer: "graphql-limit" }, HOUR],
  "200, GraphQL, with a time": [{ answer: "graphql-limit", retryAfter: 150 }, 150 * SECOND],
};

const STORIES: readonly (readonly [keyof typeof LIMITS, Chapter, string])[] = [
  ["403, primary", "motion", OBSERVE],
  ["403, primary", "end", MERGE],
  ["429, primary", "period", COMMENT],
  ["403, primary, with a time", "end", OBSERVE],
  ["403, secondary", "motion", COMMENT],
  ["403, secondary", "end", OBSERVE],
  ["429, secondary", "period", APPLY],
  ["403, secondary, with a time", "motion", APPLY],
  ["429, secondary, with a time", "end", MERGE],
  ["429, secondary, with a time", "period", OBSERVE],
  ["200, GraphQL", "motion", OBSERVE],
  ["200, GraphQL", "end", APPLY],
  ["200, GraphQL, with a time", "period", APPLY],
];

describe("a limit", () => {
  test.each(STORIES)("%s: %s, %s", async (limit, at, name) => {
    const [fault, wait] = LIMITS[limit] ?? [{ answer: "silence" }, 0];
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage({ others: 1 });
    const { front, traffic, clock } = stage;
    let met: { readonly at: number; readonly sent: number } | null = null;
    const when = (request: { readonly name: string }): boolean => {
      if (request.name !== name) return false;
      met = { at: clock.now(), sent: traffic.sent.length };
      return true;
    };
    await liveThrough(stage, {
      at,
      strike: () => front.answerNext({ ...fault, times: 1, when }),
      async after() {
        expect(met).not.toBeNull();
        const { at: since, sent } = met ?? { at: 0, sent: 0 };
        // Whatever rings meanwhile, here and elsewhere, waits along.
        stage.repository.pull(2).comment({ by: "ana", body: "@rfcbot status" });
        stage.pull.comment({ by: "ben", body: "@rfcbot status" });
        await stage.settle();
        await stage.advance(since + Math.min(wait, 50 * MINUTE) - SECOND - clock.now());
        expect(traffic.sent.slice(sent)).toEqual([]);
        await stage.advance(wait === HOUR ? 11 * MINUTE : MINUTE);
        expect(traffic.sent.length).toBeGreaterThan(sent);
      },
    });
    const { comments, reactions, checklist, ...rest } = await endOf(stage);
    const { comments: expected, reactions: _, checklist: __, ...others } = undisturbed;
    expect(rest).toEqual(others);
    expect(comments.filter((about) => !about?.startsWith("reply/"))).toEqual(expected);
  });
});

describe("the hour's allowance is used up", () => {
  test.each<[Chapter, "core" | "graphql"]>([
    ["motion", "core"],
    ["period", "graphql"],
    ["end", "core"],
    ["end", "graphql"],
  ])("%s: %s", async (at, resource) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    await liveThrough(stage, {
      at,
      async strike() {
        // A new hour begins with it.
        await stage.sweep();
        stage.front.exhaust(resource);
      },
      async after() {
        const waiting = await stage.counted(async () => {
          await stage.advance(50 * MINUTE);
          await stage.sweep();
        });
        expect(waiting.all).toBe(0);
      },
    });
    expect(await endOf(stage)).toEqual(undisturbed);
  });

  test("with little left what can wait does, and a decision that is due is carried out all the same", async () => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage({ limits: { graphql: 500 } });
    const heldBack = () => stage.log.some(({ event }) => event === "held-back");
    await liveThrough(stage, {
      at: "end",
      async strike() {
        for (let sweeps = 0; sweeps < 500 && !heldBack(); sweeps += 1) await stage.sweep();
        expect(heldBack()).toBe(true);
        const waiting = await stage.counted(async () => {
          await stage.sweep();
          stage.pull.comment({ by: "ben", body: "@rfcbot status" });
          await stage.advance(SECOND);
        });
        expect(waiting.all).toBe(0);
      },
      async after() {
        expect(stage.pull.view().state).toBe("merged");
      },
    });
    const { comments, reactions: _, ...end } = await endOf(stage);
    const { comments: expected, reactions: __, ...others } = undisturbed;
    expect(end).toEqual(others);
    expect(comments.filter((about) => !about?.startsWith("reply/"))).toEqual(expected);
    expect(comments.length).toBe(expected.length + 1);
  });
});
