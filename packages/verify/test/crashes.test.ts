import { parseScenario, type Scenario } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { compareRemains } from "../src/crashes/compare-remains.ts";
import { crashStory } from "../src/crashes/crash-story.ts";
import { readDatedText } from "../src/crashes/dated-text.ts";
import { type Death, deathsIn } from "../src/crashes/death.ts";
import { crashParts } from "../src/crashes/index.ts";
import { Names } from "../src/crashes/legacy.ts";
import { type Played, playMortal } from "../src/crashes/play-mortal.ts";
import type { RemainingComment, Remains } from "../src/crashes/remains.ts";
import { STORIES, type Story } from "../src/crashes/stories/index.ts";
import type { Job } from "../src/proof.ts";

const JOB: Job = { seed: 1, until: null, progress() {} };

const SHORT: Story = {
  name: "short",
  text: `
name: moved, asked about, signed
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: sam, body: "@rfcbot merge\\n@rfcbot status" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - expect: { phase: final-comment-period, checklist: { count: 1 }, replies: { count: 2 } }
`,
};

function scenarioOf({ text }: Story): Scenario {
  const read = parseScenario(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe("killing the bot everywhere in a story", () => {
  test("the end is as undisturbed, whatever it died of", async () => {
    const { failures, complete, counts } = await crashStory(SHORT, JOB);
    expect(failures).toEqual([]);
    expect(complete).toBe(true);
    expect(counts).toMatchInlineSnapshot(`
      {
        "double": 547,
        "played": 24,
        "single": 33,
        "steps": 15,
      }
    `);
  });

  test("a story that goes wrong by itself is a failure, and not what the others are measured by", async () => {
    const wrong = { ...SHORT, text: SHORT.text.replace("count: 2", "count: 3") };
    const { failures, complete } = await crashStory(wrong, JOB);
    expect(failures).toEqual([
      {
        what: "Invariant 10: step 4 expects replies.count to be 3, and found 2.",
        history: "short: undisturbed",
      },
    ]);
    expect(complete).toBe(false);
  });

  test("it stops when its time is over, and says that there was more", async () => {
    const { failures, complete, counts } = await crashStory(SHORT, { ...JOB, until: 0 });
    expect({ failures, complete, single: counts["single"] }).toEqual({
      failures: [],
      complete: false,
      single: 0,
    });
  });

  test("deaths that leave the same behind come to the same end, and need no second play", async () => {
    const scenario = scenarioOf(SHORT);
    const names = new Names();
    const endOf = ({ remains, lives, again }: Played) =>
      JSON.stringify([remains, again, lives.at(-1)?.map(({ what, leaves }) => [what, ...leaves])]);
    const ends = new Map<string, Set<string>>();
    const play = async (deaths: readonly Death[], leaves: string): Promise<Played> => {
      const played = await playMortal(scenario, deaths, names);
      ends.set(leaves, (ends.get(leaves) ?? new Set()).add(endOf(played)));
      return played;
    };
    const undisturbed = await playMortal(scenario, [], names);
    let plays = 0;
    for (const first of deathsIn(undisturbed.lives[0] ?? [])) {
      const { lives } = await play([first.death], first.leaves);
      const seconds = deathsIn(lives[1] ?? []).slice(0, 2);
      for (const { death, leaves } of seconds) await play([first.death, death], leaves);
      plays += 1 + seconds.length;
    }
    expect(ends.size).toBeLessThan(plays / 2);
    expect([...ends.values()].filter((different) => different.size > 1)).toEqual([]);
  }, 20_000);
});

describe("a death", () => {
  const die = async (death: Death) => playMortal(scenarioOf(SHORT), [death], new Names());

  test("comes before its effect, which the next process has then", async () => {
    const { lives } = await die({ at: 3, when: "before" });
    expect(lives.map((effects) => effects[0]?.what)).toEqual(["write-book", lives[0]?.[2]?.what]);
    expect(lives[0]).toHaveLength(3);
  });

  test("comes after its effect, which no other process has again", async () => {
    const { lives, remains } = await die({ at: 5, when: "after" });
    expect(lives[0]?.at(-1)?.what).toBe("comment m1/checklist");
    expect(lives[1]?.map(({ what }) => what)).not.toContain("comment m1/checklist");
    expect(remains.posted.filter((name) => name === "m1/checklist")).toHaveLength(1);
  });

  test("comes halfway through what was sent together, and the next process does the rest", async () => {
    const { lives } = await die({ at: 7, when: "halfway" });
    const [whole, rest] = [lives[0]?.at(-1)?.what, lives[1]?.[0]?.what];
    expect([whole, rest]).toEqual(["apply add-labels, react", "apply react"]);
  });
});

describe("the stories", () => {
  test("each is a part of the proof under a name of its own", () => {
    const names = crashParts().map(({ name }) => name);
    expect(names).toEqual(STORIES.map(({ name }) => `crashes/${name}`));
    expect(new Set(names).size).toBe(12);
  });

  test("together they make the bot do everything it can do", async () => {
    const effects = new Set<string>();
    for (const story of STORIES) {
      const { lives } = await playMortal(scenarioOf(story), [], new Names());
      for (const { what } of lives.flat()) {
        const [kind = "", ...parts] = what.split(/,? /);
        for (const part of parts) effects.add(`${kind} ${part.replaceAll(/\d+/g, "N")}`);
        if (parts.length === 0) effects.add(kind);
      }
    }
    expect([...effects].sort()).toMatchInlineSnapshot(`
      [
        "append command",
        "append decided",
        "append hindered",
        "append objection-lapsed",
        "append pause",
        "append period-opened",
        "append posted",
        "append pull",
        "append review",
        "append roster",
        "append spoke",
        "append text",
        "append tick",
        "apply add-labels",
        "apply check",
        "apply edit-comment",
        "apply minimize-comment",
        "apply react",
        "apply remove-labels",
        "change-issue",
        "close",
        "comment how-to-object/N",
        "comment mN/checklist",
        "comment mN/decision/N",
        "comment mN/decision/N/undone",
        "comment mN/ended",
        "comment mN/objection/N/lapsed",
        "comment mN/objection/N/warned",
        "comment mN/period/N",
        "comment mN/period/N/aborted",
        "comment mN/period/N/end/N",
        "comment mN/period/N/reminder/N",
        "comment paused",
        "comment reply/comment/N/N",
        "comment reply/inline/N/N",
        "comment reply/review/N/N",
        "enqueue",
        "merge",
        "open-issue",
        "write-book",
      ]
    `);
  });
});

describe("what remains, compared", () => {
  const comment = (
    name: string | null,
    text = "",
    more: Partial<RemainingComment> = {},
  ): RemainingComment => ({
    name,
    byBot: true,
    text: readDatedText(text),
    minimized: false,
    reactions: [],
    ...more,
  });
  const END = "It ends on Thursday, 15 January 2026, 09:00:00 UTC.";
  const REMAINS: Remains = {
    standing: {
      phase: "accepted",
      disposition: "merge",
      mover: "ana",
      signedOff: ["ana", "cho"],
      signedGroups: ["Arm", "Fastly"],
      awaitingGroups: [],
      objections: [],
    },
    ended: [{ kind: "accepted" }],
    labels: ["finished"],
    pull: { state: "merged", draft: false, head: "abc" },
    checks: ["rfc lint: success"],
    issues: [{ title: "Broken", body: "It is.", open: true }],
    period: [1_000_000, 2_000_000],
    posted: ["m1/checklist", "m1/period/1"],
    comments: [
      comment("1", "@rfcbot merge", { byBot: false, reactions: ["+1"] }),
      comment("m1/checklist", "[x] @ana"),
      comment("m1/period/1", END),
    ],
    events: [{ what: "merged by rfcbot[bot]", at: 2_000_000 }],
  };
  const [motion, checklist, period] = REMAINS.comments as [
    RemainingComment,
    RemainingComment,
    RemainingComment,
  ];

  test("an instant may be later, in the thread and in the words", () => {
    const later: Remains = {
      ...REMAINS,
      period: [1_060_000, 2_060_000],
      events: [{ what: "merged by rfcbot[bot]", at: 2_060_000 }],
      comments: [motion, checklist, comment("m1/period/1", END.replace("09:00", "09:01"))],
    };
    expect(compareRemains(later, REMAINS)).toBe(null);
    expect(compareRemains(REMAINS, later)).toMatch(/^Invariant 14/);
  });

  test.each<[string, Partial<Remains>]>([
    [
      "Invariant 12: the comment m1/checklist stands there twice.",
      { comments: [motion, checklist, checklist, period] },
    ],
    [
      "Invariant 12: a comment of the bot's stands there without its hidden key.",
      { comments: [motion, checklist, period, comment(null)] },
    ],
    [
      "Invariant 12: the comment m1/period/1 was posted again, though it stood there.",
      { posted: ["m1/checklist", "m1/period/1", "m1/period/1"] },
    ],
    ["Invariant 12: the comment m1/period/1 is missing.", { comments: [motion, checklist] }],
    [
      "Invariant 12: the comment m1/ended stands there, which it does not undisturbed.",
      { comments: [...REMAINS.comments, comment("m1/ended")] },
    ],
    ["Invariant 10: The order of the comments", { comments: [motion, period, checklist] }],
    ["Invariant 10: The standing", { standing: { ...REMAINS.standing, signedOff: ["ana"] } }],
    ["Invariant 10: How the motions ended", { ended: [] }],
    ["Invariant 10: The labels", { labels: [] }],
    ["Invariant 10: The pull request", { pull: { ...REMAINS.pull, head: "def" } }],
    ["Invariant 10: The check runs", { checks: [] }],
    ["Invariant 10: The issues", { issues: [] }],
    ["Invariant 10: What happened to the pull request", { events: [] }],
    [
      "Invariant 14: The pull request changed at 1970-01-01T00:33:19.000Z, undisturbed not before 1970-01-01T00:33:20.000Z.",
      { events: [{ what: "merged by rfcbot[bot]", at: 1_999_000 }] },
    ],
    ["Invariant 14: The period ran", { period: [1_000_000, 1_999_999] }],
    ["Invariant 10: The period ran", { period: [] }],
    ["Invariant 10: The reactions on 1", { comments: [{ ...motion, reactions: [] }, checklist, period] }],
    [
      "Invariant 10: The comment m1/checklist is folded away",
      { comments: [motion, { ...checklist, minimized: true }, period] },
    ],
    [
      'Invariant 10: The comment m1/checklist reads "[ ] @ana", undisturbed "[x] @ana".',
      { comments: [motion, comment("m1/checklist", "[ ] @ana"), period] },
    ],
    [
      "Invariant 14: The comment m1/period/1 names instants",
      { comments: [motion, checklist, comment("m1/period/1", END.replace("15", "14"))] },
    ],
  ])("%s", (what, change) => {
    expect(compareRemains({ ...REMAINS, ...change }, REMAINS)).toContain(what);
  });
});
