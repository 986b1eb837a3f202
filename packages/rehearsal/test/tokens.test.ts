/** Tokens that GitHub no longer takes: a new one is got, once, and what was refused is sent again. */
import type { AskedRequest } from "@rfckit/simulator/http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Chapter, endOf, liveThrough, undisturbedEnd } from "./journey.ts";
import { APPLY, asks, COMMENT, LABELS, MERGE, OBSERVE } from "./requests.ts";
import { HOUR, MINUTE, SECOND, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

const TOKENS = "/app/installations/9001/access_tokens";

function renewals({ traffic }: WireStage, from: number): number {
  return traffic.sent.slice(from).filter(({ path }) => path === TOKENS).length;
}

/** A token that is a few seconds old: of a newer one octokit itself asks again, for GitHub's replicas may not know it yet. */
async function haveToken(stage: WireStage): Promise<void> {
  await stage.sweep();
  await stage.advance(6 * SECOND);
}

/** Octokit's own pauses, after which it asks again while a token is new, pass in the story's time. */
function hastenPauses(stage: WireStage): void {
  const sleep = globalThis.setTimeout;
  const hastened = (wake: (told: unknown) => void, ms = 0, told?: unknown) => {
    // Whoever is told something then is Node itself.
    if (told !== undefined || ms < SECOND || ms > 5 * SECOND) return sleep(wake, ms, told);
    stage.drag(ms);
    return sleep(wake, 0, undefined);
  };
  vi.spyOn(globalThis, "setTimeout").mockImplementation(hastened as typeof setTimeout);
}
afterEach(() => vi.restoreAllMocks());

describe("401", () => {
  test.each<[Chapter, string]>([
    ["motion", OBSERVE],
    ["motion", COMMENT],
    ["motion", LABELS],
    ["period", APPLY],
    ["end", MERGE],
  ])("%s: %s", async (at, name) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    let sent = 0;
    await liveThrough(stage, {
      at,
      async strike() {
        await haveToken(stage);
        sent = stage.traffic.sent.length;
        stage.front.answerNext({ answer: "bad-credentials", times: 1, when: asks(name) });
      },
      async after() {
        expect(renewals(stage, sent)).toBe(1);
        // It was done at once: nothing waits.
        const { all } = await stage.counted(() => stage.advance(2 * HOUR));
        expect(all).toBe(0);
      },
    });
    expect(await endOf(stage)).toEqual(undisturbed);
  });

  test.each<[Chapter]>([["motion"], ["end"]])("%s: without end", async (at) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage();
    let revoked = false;
    hastenPauses(stage);
    await liveThrough(stage, {
      at,
      async strike() {
        await haveToken(stage);
        revoked = true;
        stage.front.answerNext({
          answer: "bad-credentials",
          times: Number.POSITIVE_INFINITY,
          when: () => revoked,
        });
      },
      async after() {
        // Each attempt is a request, a new token, and the request again, perhaps a few times; and there are fewer and
        // fewer of them.
        const anHour = await stage.counted(() => stage.advance(HOUR));
        expect(anHour.all).toBeGreaterThan(3);
        expect(anHour.all).toBeLessThanOrEqual(36);
        const anotherHour = await stage.counted(() => stage.advance(HOUR));
        expect(anotherHour.all).toBeLessThanOrEqual(12);
        expect([anHour.writes, anotherHour.writes]).toEqual([0, 0]);
        revoked = false;
      },
    });
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

describe("a token runs out between two requests", () => {
  test.each<[Chapter, string, (request: AskedRequest) => boolean]>([
    ["motion", "after the reading", asks(OBSERVE)],
    ["motion", "after the comment", asks(COMMENT)],
    ["period", "after the reading", asks(OBSERVE)],
    ["end", "after the reading", asks(OBSERVE)],
    ["end", "after the merge", asks(MERGE)],
  ])("%s: %s", async (at, _, isLast) => {
    const undisturbed = await undisturbedEnd(setStage);
    const stage = await setStage({ tokenLifetime: 10 * SECOND });
    let met = false;
    await liveThrough(stage, {
      at,
      async strike() {
        await haveToken(stage);
        const when = (request: AskedRequest): boolean => {
          if (!met && isLast(request)) {
            met = true;
            stage.drag(12 * SECOND);
          }
          return false;
        };
        stage.front.answerNext({ answer: "bad-credentials", times: 1, when });
      },
    });
    expect(met).toBe(true);
    expect(await endOf(stage)).toEqual(undisturbed);
  });
});

test("a token that lasts an hour is got anew for each hour, and no more often", async () => {
  const stage = await setStage({ tokenLifetime: HOUR });
  const from = stage.traffic.sent.length;
  for (let minute = 0; minute < 180; minute += 10) {
    await stage.sweep();
    await stage.advance(10 * MINUTE);
  }
  // It has one when it begins.
  expect(renewals(stage, from)).toBe(2);
});
