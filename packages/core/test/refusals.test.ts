/** Every refusal is reached: a kind that nothing gives has no business in the list. */
import { expect, test } from "vitest";
import { DEFAULT_POLICY, MOST_ASKED, type RefusalKind } from "../src/index.ts";
import { person, roster, Story } from "./story.ts";

const moved = () => new Story().moves("ana");
const objected = () => moved().objects("dee", "cost");
const running = () => moved().signs("cho").bot();
const seconding = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 1 } } as const;
const ask = (many: number) => ({
  name: "feedback" as const,
  asked: Array.from({ length: many }, (_, index) => ({ id: 500 + index, login: `u${index}` })),
  unknown: ["ghost"],
});

const REACHED: Readonly<Record<RefusalKind, () => Story>> = {
  unreadable: () =>
    new Story().says("ana", { name: "unreadable", problem: "unknown", line: "x", suggestion: null }),
  unread: () => new Story().says("ana", { name: "unread", count: 3 }),
  "not-open": () => new Story().happens("closed").signs("ana"),
  upkeep: () => new Story({ subject: { kind: "upkeep", because: { kind: "no-rfc" } } }).signs("ana"),
  "no-configuration": () => {
    const story = new Story();
    return story.add({
      kind: "command",
      key: "k",
      at: story.now,
      by: person("ana"),
      source: { kind: "comment", id: 1, url: "" },
      version: 0,
      command: { name: "move", disposition: "merge", reason: "" },
      admin: false,
      belongs: "roster",
      text: null,
    });
  },
  "no-project": () => {
    const story = new Story();
    const context = {
      settings: { policy: DEFAULT_POLICY, knownLabels: ["p"] },
      projects: [],
      roster: { groups: [] },
      subject: { kind: "new", path: "a.md" },
      missingSections: [],
    } as const;
    return story.add({
      kind: "command",
      key: "k",
      at: story.now,
      by: person("ana"),
      source: { kind: "comment", id: 1, url: "" },
      version: 0,
      command: { name: "move", disposition: "merge", reason: "" },
      admin: false,
      belongs: "unlabelled",
      text: null,
      context,
    });
  },
  "roster-too-small": () => new Story({ roster: roster({ A: ["ana"] }) }).moves("ana"),
  "roster-too-large": () =>
    new Story({
      roster: {
        groups: [
          {
            name: "A",
            members: [
              person("ana"),
              ...Array.from({ length: 300 }, (_, index) => ({ id: 900 + index, login: "u" })),
            ],
          },
          { name: "B", members: [person("cho")] },
        ],
      },
    }).moves("ana"),
  "in-every-group": () => new Story({ roster: roster({ A: ["ana", "ben"], B: ["ana"] }) }).moves("ana"),
  "not-stakeholder": () => new Story().moves("zed"),
  "not-full": () => new Story({ draft: true }).moves("ana"),
  "already-moved": () => moved().moves("cho"),
  "other-motion": () => moved().moves("cho", "close"),
  "no-motion": () => new Story().signs("ana"),
  "not-mover": () => moved().says("cho", { name: "cancel" }),
  "nothing-signed": () => moved().says("cho", { name: "unreview" }),
  "mover-cancels": () => moved().says("ana", { name: "unreview" }),
  "period-announced": () => running().says("cho", { name: "unreview" }),
  "name-taken": () => objected().objects("cho", "COST"),
  "no-objection-open": () => moved().resolves("dee"),
  "several-objections": () => objected().objects("dee", "size").resolves("dee"),
  "unknown-objection": () => objected().resolves("dee", "speed"),
  "not-objector": () => objected().resolves("ana"),
  "seconding-off": () => objected().says("cho", { name: "second", objection: "cost" }),
  "own-objection": () =>
    new Story({ policy: seconding })
      .moves("ana")
      .objects("dee", "cost")
      .says("dee", { name: "second", objection: "cost" }),
  "nobody-known": () => moved().says("ana", ask(0)),
  "motion-full": () => moved().says("ana", ask(MOST_ASKED + 1)),
};

test.each(Object.entries(REACHED))("%s", (kind, tell) => {
  const story = tell();
  expect(story.refusal).toBe(kind);
});
