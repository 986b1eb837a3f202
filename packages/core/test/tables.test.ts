import { describe, expect, test } from "vitest";
import {
  about,
  BEGINNING,
  canDecide,
  classifySubject,
  DAY,
  DEFAULT_POLICY,
  desired,
  type Entry,
  type FileChange,
  findObjection,
  HOUR,
  labelsFor,
  MOST_BOXES,
  MOST_CHANGES,
  moveEnd,
  nextDue,
  openPeriod,
  orderEntries,
  plan,
  type Shown,
  sameName,
  stakeholdersOf,
  timelyNotices,
  uniteGroups,
  type Worded,
} from "../src/index.ts";
import { person, roster, START, Story } from "./story.ts";

const file = (
  path: string,
  change: FileChange["change"] = "added",
  previousPath: string | null = null,
): FileChange => ({
  path,
  change,
  previousPath,
});

describe("what a pull request is about (D1)", () => {
  const ask = (files: FileChange[], more: Partial<Parameters<typeof classifySubject>[0]> = {}) =>
    classifySubject({
      files,
      filesComplete: true,
      base: "main",
      defaultBranch: "main",
      directory: "accepted",
      ...more,
    });
  test.each<[string, FileChange[], unknown]>([
    ["one RFC", [file("accepted/a.md")], { kind: "new", path: "accepted/a.md" }],
    ["in a folder below", [file("accepted/2026/a.md")], { kind: "new", path: "accepted/2026/a.md" }],
    [
      "with its assets",
      [file("accepted/a.md"), file("accepted/a-fig.png"), file("accepted/a.dot")],
      { kind: "new", path: "accepted/a.md" },
    ],
    [
      "an asset of another name",
      [file("accepted/a.md"), file("accepted/b-fig.png")],
      { kind: "other-files", paths: ["accepted/b-fig.png"] },
    ],
    [
      "an asset that was there before",
      [file("accepted/a.md"), file("accepted/a-fig.png", "modified")],
      { kind: "other-files", paths: ["accepted/a-fig.png"] },
    ],
    [
      "a second document in an asset's name",
      [file("accepted/a.md"), file("accepted/a-more.md")],
      { kind: "several-rfcs", paths: ["accepted/a.md", "accepted/a-more.md"] },
    ],
    [
      "a file slipped in",
      [file("accepted/a.md"), file(".github/rfcbot.yml")],
      { kind: "other-files", paths: [".github/rfcbot.yml"] },
    ],
    [
      "an RFC and a change of another",
      [file("accepted/a.md"), file("accepted/b.md", "modified")],
      { kind: "other-files", paths: ["accepted/b.md"] },
    ],
    [
      "an amendment of two",
      [file("accepted/a.md", "modified"), file("accepted/b.md", "modified")],
      { kind: "amendment", paths: ["accepted/a.md", "accepted/b.md"] },
    ],
    [
      "a renamed RFC",
      [file("accepted/b.md", "renamed", "accepted/a.md")],
      { kind: "amendment", paths: ["accepted/b.md"] },
    ],
    ["moved in from elsewhere", [file("accepted/b.md", "renamed", "drafts/b.md")], { kind: "no-rfc" }],
    [
      "an amendment with assets, new and changed, of any of its RFCs",
      [
        file("accepted/a.md", "modified"),
        file("accepted/b.md", "modified"),
        file("accepted/a-fig.png", "modified"),
        file("accepted/b.dot"),
      ],
      { kind: "amendment", paths: ["accepted/a.md", "accepted/b.md"] },
    ],
    [
      "an amendment that removes an asset, or moves one in",
      [
        file("accepted/a.md", "modified"),
        file("accepted/a-fig.png", "removed"),
        file("accepted/a-map.png", "renamed", "drafts/map.png"),
      ],
      { kind: "other-files", paths: ["accepted/a-fig.png", "accepted/a-map.png"] },
    ],
    [
      "an amendment that removes another RFC",
      [file("accepted/a.md", "modified"), file("accepted/a-old.md", "removed")],
      { kind: "other-files", paths: ["accepted/a-old.md"] },
    ],
    ["whatever the case of its suffix", [file("accepted/a.MD")], { kind: "new", path: "accepted/a.MD" }],
    ["removed", [file("accepted/a.md", "removed")], { kind: "no-rfc" }],
    ["a neighbour of the directory", [file("accepted-not/a.md")], { kind: "no-rfc" }],
    ["no document", [file("accepted/a.png")], { kind: "no-rfc" }],
    ["nothing", [], { kind: "no-rfc" }],
  ])("%s", (_, files, expected) => {
    const subject = ask(files);
    expect(subject.kind === "upkeep" ? subject.because : subject).toEqual(expected);
  });
  test("another base, or more files than GitHub lists", () => {
    expect(ask([file("accepted/a.md")], { base: "next" })).toMatchObject({
      kind: "upkeep",
      because: { kind: "other-base", base: "next" },
    });
    expect(ask([file("accepted/a.md")], { filesComplete: false })).toMatchObject({
      kind: "upkeep",
      because: { kind: "too-many-files" },
    });
  });
});

describe("the order of facts that are seen together (D27)", () => {
  const command = (kind: "comment" | "review" | "inline", id: number, at: number): Entry => ({
    kind: "command",
    key: `${kind} ${id}`,
    at,
    by: person("ana"),
    source: { kind, id, url: "" },
    version: 0,
    command: { name: "status" },
    admin: false,
    belongs: "roster",
    text: null,
  });
  const event = (at: number): Entry => ({
    kind: "pull",
    key: "event",
    at,
    event: "draft",
    by: null,
    byBot: false,
    draft: false,
    text: null,
  });
  const announced = (id: number, at: number): Entry => ({
    kind: "period-opened",
    key: `announced ${id}`,
    at,
    motion: 1,
    id,
    url: "",
  });
  const keys = (entries: Entry[]) => orderEntries(entries).map(({ key }) => key);
  test("by time, then timeline, comments, reviews, inline comments, each by id", () => {
    const entries = [
      command("inline", 1, 900),
      command("review", 2, 100),
      command("comment", 9, 500),
      command("comment", 3, 999),
      event(999),
      command("comment", 1, 1000),
    ];
    expect(keys(entries)).toEqual(["event", "comment 3", "comment 9", "review 2", "inline 1", "comment 1"]);
  });
  test("by the second, in whatever order they were read", () => {
    expect(
      keys([command("comment", 3, 5000), command("comment", 2, 1000), command("comment", 1, 3000)]),
    ).toEqual(["comment 2", "comment 1", "comment 3"]);
  });
  test("whatever came in, each kind has its rank, and equals keep theirs", () => {
    const by = person("ana");
    const at = 0;
    const rest: Entry[] = [
      { kind: "pause", key: "pause", at, paused: true },
      { kind: "spoke", key: "spoke", at, by },
      { kind: "tick", key: "tick", at, by, motion: 1, checked: true, text: null, url: "" },
      command("inline", 1, at),
      {
        kind: "review",
        key: "approval 8",
        at,
        by,
        source: { kind: "review", id: 8, url: "" },
        verdict: "approved",
        belongs: "roster",
        text: null,
      },
      command("review", 7, at),
      { kind: "posted", key: "posted 4", at, about: "x", id: 4, url: "" },
      command("comment", 5, at),
      announced(3, at),
      event(at),
    ];
    expect(keys(rest)).toEqual([
      "event",
      "announced 3",
      "posted 4",
      "comment 5",
      "review 7",
      "approval 8",
      "inline 1",
      "spoke",
      "tick",
      "pause",
    ]);
  });
  test("the bot's announcement stands among the comments by its id", () => {
    expect(keys([announced(5, 0), command("comment", 6, 0), command("comment", 4, 0)])).toEqual([
      "comment 4",
      "announced 5",
      "comment 6",
    ]);
  });
});

describe("the difference between how it looks and how it should", () => {
  const shown = (change: Partial<Shown> = {}): Shown => ({
    labels: [],
    comments: [],
    reactions: [],
    sources: [],
    ...change,
  });
  const worded = (change: Partial<Worded> = {}): Worded => ({
    labels: [],
    owned: [],
    comments: [],
    reactions: [],
    ...change,
  });
  const wanted = { about: "m1/checklist", body: "new", required: true, outdated: false };
  test("comments: posted, edited, folded away, twins removed, what isn't wanted left alone", () => {
    expect(plan(shown(), worded({ comments: [wanted] }))).toEqual([
      { kind: "post", about: "m1/checklist", body: "new" },
    ]);
    expect(plan(shown(), worded({ comments: [{ ...wanted, required: false }] }))).toEqual([]);
    const there = { id: 7, about: "m1/checklist", body: "old", minimized: false };
    const other = { id: 8, about: "reply/comment/1/0", body: "x", minimized: false };
    expect(
      plan(shown({ comments: [there, other] }), worded({ comments: [{ ...wanted, outdated: true }] })),
    ).toEqual([
      { kind: "edit-comment", id: 7, body: "new" },
      { kind: "minimize-comment", id: 7 },
    ]);
    expect(plan(shown({ comments: [other, { ...other, id: 9 }] }), worded())).toEqual([
      { kind: "delete-comment", id: 9 },
    ]);
  });
  test("comments that are as they should be cost nothing, whatever stands before them", () => {
    const other = { id: 1, about: "m1/checklist", body: "old", minimized: true };
    const there = { id: 2, about: "m2/checklist", body: "new", minimized: false };
    const all = [
      { about: "m1/checklist", body: "old", required: false, outdated: true },
      { about: "m2/checklist", body: "new", required: true, outdated: false },
    ];
    expect(plan(shown({ comments: [other, there] }), worded({ comments: all }))).toEqual([]);
    const open = { ...other, minimized: false };
    expect(plan(shown({ comments: [there, open] }), worded({ comments: all }))).toEqual([
      { kind: "minimize-comment", id: 1 },
    ]);
  });
  test("labels: only the bot's own, whatever their case", () => {
    const look = shown({ labels: ["Blocked", "bug", "FCP"] });
    expect(plan(look, worded({ labels: ["fcp", "done"], owned: ["fcp", "done", "blocked"] }))).toEqual([
      { kind: "remove-labels", labels: ["Blocked"] },
      { kind: "add-labels", labels: ["done"] },
    ]);
  });
  test("reactions: missing ones, on comments that still are there", () => {
    const source = { kind: "comment", id: 1, url: "" } as const;
    const gone = { ...source, id: 2 };
    const look = shown({ sources: [source], reactions: [{ source, content: "+1" }] });
    const all = [
      { source, content: "+1" },
      { source, content: "-1" },
      { source: gone, content: "+1" },
    ] as const;
    expect(plan(look, worded({ reactions: all }))).toEqual([
      { kind: "react", on: { kind: "comment", id: 1 }, content: "-1" },
    ]);
    // A review's comment may bear the number of another.
    const review = { kind: "review", id: 1, url: "" } as const;
    const both = shown({ sources: [source, review], reactions: [{ source, content: "+1" }] });
    expect(plan(both, worded({ reactions: [{ source: review, content: "+1" }] }))).toEqual([
      { kind: "react", on: { kind: "review", id: 1 }, content: "+1" },
    ]);
  });
});

describe("labels", () => {
  test("per phase, and none of what ended without a decision", () => {
    const labels = (story: Story) => labelsFor(story.standing);
    const story = new Story().moves("ana");
    expect(labels(story)).toEqual(["disposition-merge", "motion-to-finalize"]);
    expect(labels(story.objects("dee", "x"))).toEqual([
      "disposition-merge",
      "motion-to-finalize",
      "blocked-by-stakeholder",
    ]);
    expect(labels(story.resolves("dee").signs("cho").bot())).toEqual([
      "disposition-merge",
      "final-comment-period",
    ]);
    expect(labels(story.signs("dee").bot(true))).toEqual([
      "disposition-merge",
      "finished-final-comment-period",
    ]);
    expect(labels(story.bot())).toEqual(["disposition-merge", "finished-final-comment-period"]);
    expect(labels(new Story().moves("ana", "postpone"))).toEqual([
      "disposition-postpone",
      "motion-to-finalize",
    ]);
    expect(labels(new Story().moves("ana").says("ana", { name: "cancel" }))).toEqual([]);
    expect(labels(new Story().moves("ana", "close").signs("cho", "dee").bot().happens("reopened"))).toEqual(
      [],
    );
  });
});

describe("rosters (D2)", () => {
  test("groups of one name are one group", () => {
    const one = roster({ Fastly: ["ana"], Arm: ["cho"] });
    const other = roster({ Fastly: ["ben", "ana"] });
    const united = uniteGroups([...one.groups, ...other.groups]);
    expect(united.groups.map(({ name, members }) => [name, members.map(({ login }) => login)])).toEqual([
      ["Fastly", ["ana", "ben"]],
      ["Arm", ["cho"]],
    ]);
  });
  test("of two logins of one person the first is shown", () => {
    const [renamed, ana] = [{ id: 1, login: "ana-b" }, person("ana")];
    const twice = {
      groups: [
        { name: "A", members: [ana, renamed] },
        { name: "B", members: [renamed] },
      ],
    };
    expect(uniteGroups(twice.groups).groups[0]?.members).toEqual([ana]);
    expect(stakeholdersOf(twice)).toEqual([ana]);
  });
  test("which can decide", () => {
    expect(canDecide(roster({ A: ["ana"], B: ["cho"] }))).toBe(true);
    expect(canDecide(roster({ A: ["ana"], B: ["ana"] }))).toBe(false);
    expect(canDecide(roster({}))).toBe(false);
  });
});

describe("the final comment period", () => {
  const period = openPeriod(1, START, { policy: DEFAULT_POLICY }, "");
  test("a change leaves its grace, by seven days in all at most (D16)", () => {
    const ends = (changedAt: number) => {
      const moved = moveEnd(period, changedAt, DAY);
      return moved.kind === "moved" ? moved.period.endsAt : moved.kind;
    };
    expect(ends(period.endsAt - DAY)).toBe("kept");
    expect(ends(period.endsAt - DAY + 1)).toBe(period.endsAt + 1);
    expect(ends(period.endsAt + 6 * DAY)).toBe(period.endsAt + 7 * DAY);
    expect(ends(period.endsAt + 6 * DAY + 1)).toBe("too-far");
  });
});

describe("what time alone brings", () => {
  const due = (story: Story) => {
    const at = nextDue(story.standing, story.now);
    return at === null ? null : (at - story.now) / HOUR;
  };
  const reminded = () =>
    new Story({
      policy: { ...DEFAULT_POLICY, fcp: { ...DEFAULT_POLICY.fcp, reminders: [5 * DAY, 2 * DAY] } },
    })
      .moves("ana")
      .signs("cho")
      .bot();
  const reminders = (story: Story) =>
    timelyNotices(story.standing, story.now).map((notice) => [
      notice.about,
      notice.kind === "reminder" ? notice.groups : null,
    ]);
  test("when to look again", () => {
    expect(due(new Story().moves("ana"))).toBeNull();
    expect(due(new Story().moves("ana").signs("cho").bot())).toBe(240);
    expect(due(new Story().moves("ana").signs("cho", "dee").bot(true))).toBe(24);
    expect(due(reminded())).toBe(120);
    expect(due(reminded().pause(true))).toBeNull();
    const minimum = { ...DEFAULT_POLICY, fcp: { ...DEFAULT_POLICY.fcp, minimum: 3 * DAY } };
    expect(due(new Story({ policy: minimum }).moves("ana").signs("cho", "dee").bot())).toBe(72);
  });
  test("reminders: each once, the latest where several are due, never after the end (D33)", () => {
    const story = reminded().wait(5 * DAY - 1);
    expect(reminders(story)).toEqual([]);
    expect(reminders(story.wait(1))).toEqual([[about.reminder(1, 1, 5 * DAY), ["Intel"]]]);
    expect(reminders(story.posted(about.reminder(1, 1, 5 * DAY)))).toEqual([]);
    expect(reminders(story.wait(3 * DAY))).toEqual([[about.reminder(1, 1, 2 * DAY), ["Intel"]]]);
    expect(reminders(story.wait(2 * DAY))).toEqual([]);
    expect(reminders(reminded().wait(9 * DAY))).toEqual([[about.reminder(1, 1, 2 * DAY), ["Intel"]]]);
  });
});

describe("what is to be said", () => {
  test("one reply for each version of a comment, and none for who is silent (D30)", () => {
    const story = new Story();
    story.says("ana", { name: "review" }, { comment: 5 }).says("ana", { name: "status" }, { comment: 5 });
    story
      .says("ana", { name: "cancel" }, { comment: 5, version: 1 })
      .says("zed", { name: "review" }, { comment: 6 })
      .says("zed", { name: "help" }, { comment: 7 });
    const { replies, reactions } = desired(story.standing, story.now);
    expect(replies.map(({ about: named, answers }) => [named, answers.length])).toEqual([
      ["reply/comment/5/0", 2],
      ["reply/comment/5/1", 1],
      ["reply/comment/6/0", 1],
    ]);
    const posted = desired(story.posted("reply/comment/5/0").standing, story.now).replies;
    expect(posted.map((reply) => reply.about)).toEqual(["reply/comment/5/1", "reply/comment/6/0"]);
    expect(reactions.map(({ source, content }) => `${source.id} ${content}`)).toEqual([
      "5 -1",
      "5 +1",
      "6 -1",
      "7 -1",
    ]);
  });
  test("what was announced is not announced again, and a command that took effect needs no words (D17, D30)", () => {
    const story = new Story().moves("ana").signs("cho").bot().objects("dee", "cost");
    const look = () => desired(story.standing, story.now);
    expect(look().notices.map((notice) => notice.about)).toEqual(["m1/period/1/aborted"]);
    expect(look().replies).toEqual([]);
    story.posted("m1/period/1/aborted");
    expect(look().notices).toEqual([]);
  });
  test("paused, nothing but that, once (D34)", () => {
    const story = new Story().moves("ana").pause(true);
    expect(desired(story.standing, story.now).notices).toEqual([]);
    story.signs("cho");
    expect(desired(story.standing, story.now)).toMatchObject({
      notices: [{ kind: "paused" }],
      checklists: [],
      replies: [],
      reactions: [],
    });
    expect(desired(story.posted("paused").standing, story.now).notices).toEqual([]);
  });
  test("a new motion's checklist takes the place of the old one's (D31)", () => {
    const story = new Story().moves("ana").says("ana", { name: "cancel" });
    expect(desired(story.standing, story.now).checklists).toEqual([
      { about: "m1/checklist", motion: 1, required: false, outdated: false },
    ]);
    expect(desired(story.moves("cho").standing, story.now).checklists).toEqual([
      { about: "m1/checklist", motion: 1, required: false, outdated: true },
      { about: "m2/checklist", motion: 2, required: true, outdated: false },
    ]);
    expect(desired(BEGINNING, START).checklists).toEqual([]);
  });
});

describe("objections' names (D23, D24)", () => {
  test("are compared without case, outer blanks and the number of inner ones", () => {
    expect(sameName(" Run  time\tcost ", "run time COST")).toBe(true);
    expect(sameName("runtime", "run time")).toBe(false);
  });
  test("a name of blanks is none", () => {
    const [objection] = new Story().moves("ana").objects("dee", "cost").standing.motion?.objections ?? [];
    expect(objection && findObjection([objection], "  ")).toEqual({ kind: "found", objection });
  });
});

describe("limits", () => {
  const crowd = (boxes: number) => ({
    groups: [
      {
        name: "A",
        members: Array.from({ length: boxes - 1 }, (_, index) => ({
          id: 1000 + index,
          login: `u${index}`,
        })).concat(person("ana")),
      },
      { name: "B", members: [person("cho")] },
    ],
  });
  test("a roster that no checklist can show takes no motion (D2)", () => {
    expect(new Story({ roster: crowd(MOST_BOXES - 1) }).moves("ana").answer).toBe("done");
    expect(new Story({ roster: crowd(MOST_BOXES) }).moves("ana").refusal).toBe("roster-too-large");
  });
  test("a motion takes only so many changes, and keeps some for resolving", () => {
    const story = new Story().moves("ana").objects("dee", "cost");
    for (let round = 0; round < MOST_CHANGES; round += 1)
      story.signs("ben").says("ben", { name: "unreview" });
    expect(story.refusal).toBe("motion-full");
    expect(story.objects("eli", "late").refusal).toBe("motion-full");
    expect(story.resolves("dee").answer).toBe("done");
  });
  test("R13 takes two people who signed the present text (D12)", () => {
    const hats = roster({ Fastly: ["ana", "ben"], Arm: ["ben"], Intel: ["ben", "cho"] });
    const story = new Story({ roster: hats }).moves("ana").signs("ben").push("text-2").signs("ben");
    expect([story.awaiting, story.due()]).toEqual(["", "open-period"]);
    expect(story.signs("ana").due()).toBe("decide");
  });
});
