/** A motion that was found again in the thread after its receipts were lost is only later and stricter (D31). */
import { describe, expect, test } from "vitest";
import {
  about,
  BEGINNING,
  countMotions,
  DAY,
  decide,
  type RecoveredEntry,
  type Standing,
  describe as tell,
} from "../src/index.ts";
import { START, Story } from "./story.ts";

function recover(standing: Standing, more: Partial<RecoveredEntry> = {}): Standing {
  return decide(standing, {
    kind: "recovered",
    key: "r",
    at: START,
    motion: 1,
    before: 0,
    decisions: 0,
    ...more,
  });
}

test("no period runs, nothing is decided, and nobody has signed the present text", () => {
  const decided = new Story().moves("ana").signs("cho", "eli").bot(true);
  expect(decided.standing.motion?.decision).not.toBeNull();
  const { motion } = recover(decided.standing);
  expect(motion).toMatchObject({ period: null, decision: null, decisions: 1 });
  expect(tell(recover(decided.standing))).toMatchObject({
    phase: "proposed",
    signedOff: [{ login: "ana" }, { login: "cho" }, { login: "eli" }],
    signedGroups: [],
  });
});

test("people are told where they were told of something before, and each time anew", () => {
  const proposed = new Story().moves("ana").standing;
  expect(recover(proposed).notices).toEqual(proposed.notices);
  const running = new Story().moves("ana").signs("cho").bot(true).standing;
  expect(recover(running).notices.at(-1)).toMatchObject({ kind: "recovered", about: about.recovered(1, 1) });
  expect(recover(running, { before: 1 }).notices.at(-1)?.about).toBe(about.recovered(1, 2));
  const announced = recover(proposed, { decisions: 2 });
  expect(announced.motion?.decisions).toBe(2);
  expect(announced.notices.at(-1)?.kind).toBe("recovered");
});

test("no period ends before the one that was announced, and none is shorter for that", () => {
  const proposed = new Story().moves("ana").signs("cho").standing;
  const opened = (notBefore: number | null) =>
    decide(recover(proposed, { notBefore }), {
      kind: "period-opened",
      key: "p",
      at: START,
      motion: 1,
      id: 5,
      url: "#5",
    }).motion?.period;
  const usual = opened(null)?.endsAt ?? 0;
  expect(opened(usual - DAY)?.endsAt).toBe(usual);
  expect(opened(usual + DAY)).toMatchObject({ startedAt: START, endsAt: usual + DAY, firstEnd: usual + DAY });
});

describe("objections whose receipts were lost (D21)", () => {
  const cost = {
    name: "cost",
    by: { id: 9, login: "dee" },
    at: START,
    source: { kind: "comment", id: 9, url: "#9" },
  } as const;
  const find = (standing: Standing) =>
    decide(standing, { kind: "objections-found", key: "f", at: START, objections: [cost] });

  test("end the period that runs, and people are told", () => {
    const found = find(new Story().moves("ana").signs("cho").bot(true).standing);
    expect(tell(found)).toMatchObject({ phase: "blocked", objections: [{ name: "cost" }] });
    expect(found.notices.at(-1)).toMatchObject({ kind: "period-aborted", because: { name: "cost" } });
  });

  test("stand against the next motion, whatever it is for, where none is on the table", () => {
    const found = find(BEGINNING);
    for (const disposition of ["merge", "close", "postpone"] as const)
      expect(found.carried[disposition]).toMatchObject([{ name: "cost", resolution: null }]);
  });
});

test("a comment about a motion that nothing else is known of keeps its number from being given away", () => {
  const posted = (named: string, standing: Standing = BEGINNING) =>
    decide(standing, { kind: "posted", key: named, at: START, about: named, id: 9, url: "#9" });
  expect(countMotions(posted("m3/period/1"))).toBe(3);
  expect(countMotions(posted("reply/comment/3/0"))).toBe(0);
  const story = new Story().moves("ana");
  expect(countMotions(posted("m1/checklist", story.standing))).toBe(1);
  const later = new Story();
  later.standing = posted("m2/period/1", later.standing);
  expect(later.moves("ana").standing.motion?.number).toBe(3);
});
