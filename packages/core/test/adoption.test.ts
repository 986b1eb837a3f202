/**
 * A motion that people had run by hand is taken over: under the same conditions as one by command, with a whole period
 * before anything is decided, and with nobody's sign-off but those made by their own deed.
 */
import { describe, expect, test } from "vitest";
import {
  type AdoptedEntry,
  DAY,
  DEFAULT_POLICY,
  explain,
  HOUR,
  MOST_OBJECTIONS,
  refuseAdoption,
} from "../src/index.ts";
import { PLAIN } from "./plain-voice.ts";
import { type Login, person, roster, START, Story, THREE_GROUPS } from "./story.ts";

type Taken = Partial<Omit<AdoptedEntry, "mover">> & { readonly mover?: Login };

const BY_HAND = START - 3 * DAY;

function adoption(story: Story, { mover = "ana", ...more }: Taken = {}): AdoptedEntry {
  return {
    kind: "adopted",
    key: "adopted/comment/7",
    at: story.now,
    by: null,
    source: { kind: "comment", id: 7, url: "#7" },
    mover: person(mover),
    movedAt: BY_HAND,
    disposition: "merge",
    reason: "",
    context: {
      settings: { policy: DEFAULT_POLICY, knownLabels: ["project"] },
      projects: ["project"],
      roster: THREE_GROUPS,
      subject: { kind: "new", path: "accepted/example.md" },
      missingSections: [],
    },
    signOffs: [],
    objections: [],
    toSignAgain: [],
    ...more,
  };
}

const ticked = (login: Login) => ({ by: person(login), at: BY_HAND + DAY, how: "tick", url: "#7" }) as const;
const objected = (login: Login, name: string) => ({
  name,
  by: person(login),
  at: BY_HAND + DAY,
  source: { kind: "comment", id: 8, url: "#8" } as const,
});

function adopts(story: Story, taken: Taken = {}): Story {
  return story.add(adoption(story, taken));
}

describe("what was signed by hand", () => {
  test("starts a whole period, and decides nothing, though every group has signed (R9, R10, R13, D15)", () => {
    const story = adopts(new Story(), { signOffs: [ticked("cho"), ticked("dee")] });
    expect([story.phase, story.signed]).toEqual(["proposed", "ana cho dee"]);
    expect(story.awaiting).toBe("Fastly Arm Intel");
    story.bot();
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
    story.wait(10 * DAY - 1).bot();
    expect(story.phase).toBe("final-comment-period");
    story.wait(1).bot();
    expect(story.phase).toBe("accepted");
  });

  test("counts for the short-cut once it is given again, by each group (R13)", () => {
    const story = adopts(new Story(), { signOffs: [ticked("cho"), ticked("dee")] })
      .bot()
      .wait(HOUR);
    story.signs("cho", "dee");
    expect([story.awaiting, story.due()]).toEqual(["Fastly", null]);
    story.signs("ana");
    expect([story.awaiting, story.due()]).toEqual(["", "decide"]);
  });

  test("is nobody's but the roster's, and each one's once (R8, D13)", () => {
    const story = adopts(new Story(), {
      signOffs: [ticked("zed"), ticked("ana"), ticked("cho"), ticked("cho")],
    });
    expect(story.signed).toBe("ana cho");
  });

  test("may be withdrawn like any other, before the period is announced (D14)", () => {
    const story = adopts(new Story(), { signOffs: [ticked("cho")] }).says("cho", { name: "unreview" });
    expect([story.signed, story.due()]).toEqual(["ana", null]);
  });
});

test("an objection by command keeps the period from starting (R11)", () => {
  const story = adopts(new Story(), { signOffs: [ticked("cho")], objections: [objected("dee", "cost")] });
  expect([story.phase, story.due()]).toEqual(["blocked", null]);
  story.resolves("dee").bot();
  expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
});

test("objections are the roster's, each name's once, beside those of an earlier motion (D21, D23)", () => {
  const story = new Story().moves("ana").objects("dee", "Cost").says("ana", { name: "cancel" });
  const many = Array.from({ length: MOST_OBJECTIONS }, (_, index) => objected("eli", `number ${index}`));
  adopts(story, { objections: [objected("zed", "noise"), objected("eli", "cost"), ...many] });
  const { objections = [] } = story.standing.motion ?? {};
  expect(objections).toHaveLength(MOST_OBJECTIONS);
  expect(objections.slice(0, 3).map(({ number, name, carried }) => [number, name, carried])).toEqual([
    [1, "Cost", true],
    [2, "number 0", false],
    [3, "number 1", false],
  ]);
});

test("what was written before it was taken over is not about it (D13)", () => {
  const story = adopts(new Story(), { signOffs: [ticked("cho")] });
  story.objects("dee", "cost", START - HOUR).tick("eli", true, { at: START - HOUR });
  expect([story.phase, story.signed, story.refusal]).toEqual(["proposed", "ana cho", "no-motion"]);
});

describe("it is refused as a motion by command would be, and changes nothing", () => {
  const context = adoption(new Story()).context;
  test.each<[string, Taken, string]>([
    ["a mover who is no stakeholder (R5)", { mover: "zed" }, "not-stakeholder"],
    ["no configuration", { context: { ...context, settings: null } }, "no-configuration"],
    ["no project label (D2)", { context: { ...context, projects: [] } }, "no-project"],
    ["a lack of sections (R6)", { context: { ...context, missingSections: ["Summary"] } }, "not-full"],
    [
      "one group (D2)",
      { context: { ...context, roster: roster({ Fastly: ["ana", "ben"] }) } },
      "roster-too-small",
    ],
    [
      "a mover who is in every group (D2)",
      { context: { ...context, roster: roster({ Fastly: ["ana", "ben"], Arm: ["ana"] }) } },
      "in-every-group",
    ],
    [
      "upkeep (D1)",
      { context: { ...context, subject: { kind: "upkeep", because: { kind: "no-rfc" } } } },
      "upkeep",
    ],
  ])("%s", (_, taken, kind) => {
    const story = new Story();
    const entry = adoption(story, taken);
    expect(refuseAdoption(story.standing, entry)?.kind).toBe(kind);
    const before = story.standing;
    expect(story.add(entry).standing).toBe(before);
  });

  test("a draft (R6), but not for a motion to close", () => {
    const story = new Story({ draft: true });
    expect(refuseAdoption(story.standing, adoption(story))?.kind).toBe("not-full");
    expect(refuseAdoption(story.standing, adoption(story, { disposition: "close" }))).toBeNull();
  });

  test("a motion on the table (D5), and a closed pull request (D1)", () => {
    const moved = new Story().moves("cho");
    expect(refuseAdoption(moved.standing, adoption(moved))?.kind).toBe("already-moved");
    const other = new Story().moves("cho", "close");
    expect(refuseAdoption(other.standing, adoption(other))?.kind).toBe("other-motion");
    const closed = new Story().happens("closed");
    expect(refuseAdoption(closed.standing, adoption(closed))?.kind).toBe("not-open");
  });
});

test("it is explained: who made it, and by whom and when it was taken over (invariant 18)", () => {
  const story = new Story().wait(HOUR);
  adopts(story, { by: person("ada"), signOffs: [ticked("cho")], toSignAgain: [person("dee")] });
  const facts = explain(story.standing, story.now, PLAIN).facts.map(
    ({ at = 0, text, rules }) => `${PLAIN.time(at)} ${text} ${rules.join(" ")}`,
  );
  expect(facts).toEqual([
    "2026-01-02T09:00 ana moved by hand to merge it, for project. R5 R8 D7",
    "2026-01-03T09:00 cho signed off by ticking a box, an earlier text. D11 D15",
    "2026-01-05T10:00 The bot took this motion over, as ada asked it to. What was signed before counts for the final comment period, and not for deciding sooner. R9 R13 D15",
    "2026-01-05T10:00 Somebody else had ticked the box of dee, which does not count. D11 D31",
  ]);
});
