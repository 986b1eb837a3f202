/**
 * A thread told again: under its own policy it is what happened, and under another one what a bot under that policy would
 * have done from the start.
 */
import { DAY, type Entry, type Instant, milestonesOf, type Policy, replay, type Voice } from "@rfckit/core";
import { expect, test } from "vitest";
import { type Chance, chanceFrom } from "../src/models/chance.ts";
import { PromptBot } from "../src/models/prompt-bot.ts";
import { call, drawHistory, type History, type Numbers } from "../src/models/random-history.ts";

const COUNT = process.env["RFCKIT_THOROUGH"] === "1" ? 40_000 : 400;
/** After the last fact it goes on so long, for what is due then. */
const AFTERWARDS = 60 * DAY;

const VOICE: Voice = {
  person: ({ id }) => call(id),
  title: (name) => name,
  quote: (words) => `"${words}"`,
  time: (instant) => new Date(instant).toISOString(),
  duration: (length) => `${length} ms`,
};

interface Played {
  readonly entries: readonly Entry[];
  readonly end: Instant;
}

/** What a bot counts in a history that does what is due whenever it is there; `attends` says when it next is. */
function play(history: History, attends: (at: Instant) => Instant = (at) => at): Played {
  const { groups, admins, unusual, facts } = history;
  const bot = new PromptBot(groups, admins, unusual);
  const end = (facts.at(-1)?.at ?? 0) + AFTERWARDS;
  const left = [...facts];
  let now = facts[0]?.at ?? end;
  for (;;) {
    const due = bot.due(now);
    const [next] = left;
    const looks = [...(next === undefined ? [] : [next.at]), ...(due === null ? [] : [due])].map(attends);
    const look = Math.max(now, Math.min(...looks, end));
    if (look >= end) return { entries: bot.entries, end };
    now = look;
    while (left[0] !== undefined && left[0].at <= now) bot.see(left.shift() as History["facts"][number]);
    bot.act(now);
  }
}

/** A bot that is away for a while now and then. */
function playWithAbsences(history: History, chance: Chance): Played {
  const start = history.facts[0]?.at ?? 0;
  const absences = Array.from({ length: chance.between(1, 4) }, () => {
    const from = start + chance.between(0, 30 * DAY);
    return { from, to: from + chance.between(1, chance.pick([1000, DAY, 12 * DAY])) };
  });
  const attends = (at: Instant): Instant => {
    const away = absences.find(({ from, to }) => from <= at && at < to);
    return away === undefined ? at : attends(away.to);
  };
  return play(history, attends);
}

/** What came of it, and when; what had no effect left out. */
function outcome(entries: readonly Entry[]): string[] {
  return milestonesOf(entries, VOICE)
    .filter(({ effect }) => effect)
    .map(({ at, text }) => `${new Date(at).toISOString()} ${text}`);
}

const SLOW = { timeout: 300_000 };

test.each([
  ["with a bot that is always there", (history: History) => play(history)],
  ["with one that is away now and then", playWithAbsences],
])("under its own policy it is what happened, %s", SLOW, (_, playIt) => {
  let decided = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const chance = chanceFrom(7, number);
    const { entries, end } = playIt(drawHistory(chance), chance);
    const told = replay(entries, { until: end });
    const real = outcome(entries);
    expect(outcome(told.entries), `history ${number}`).toEqual(real);
    expect(told.doubtful).toEqual([]);
    if (real.some((each) => each.includes("it was decided"))) decided += 1;
  }
  expect(decided).toBeGreaterThan(COUNT / 20);
});

/** What GitHub wouldn't have let happen leaves no trace, and boxes say which motion they are in: both differ elsewhere. */
const TRACELESS = ["hinder", "unhinder", "close by hand", "merge by hand", "reopen", "tick", "untick"];

test("under another policy it is what a bot under that policy would have done", SLOW, () => {
  const others: readonly Partial<Numbers>[] = [
    { days: 3 },
    { days: 5, minimum: 5 * DAY },
    { days: 30 },
    { minimum: 3 * DAY },
    { onChange: "restart" },
    { reviews: false },
    { resolvers: "group" },
    { changeGrace: 0 },
  ];
  let different = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const drawn = drawHistory(chanceFrom(11, number));
    const history = { ...drawn, facts: drawn.facts.filter(({ did }) => !TRACELESS.includes(did)) };
    const unusual = others[number % others.length] ?? {};
    const { entries, end } = play(history);
    const wanted = play({ ...history, unusual });
    const policy = policyIn(wanted.entries);
    if (policy === null) continue;
    const told = replay(entries, { until: end, as: (entry) => under(policy, entry) });
    const expected = outcome(wanted.entries);
    expect(outcome(told.entries), `history ${number}, under ${JSON.stringify(unusual)}`).toEqual(expected);
    if (JSON.stringify(expected) !== JSON.stringify(outcome(entries))) different += 1;
  }
  expect(different).toBeGreaterThan(COUNT / 10);
});

function policyIn(entries: readonly Entry[]): Policy | null {
  for (const entry of entries)
    if (entry.kind === "command" && entry.context?.settings != null) return entry.context.settings.policy;
  return null;
}

function under(policy: Policy, entry: Entry): Entry {
  if (entry.kind !== "command" || entry.context?.settings == null) return entry;
  const { context } = entry;
  return {
    ...entry,
    context: {
      ...context,
      settings: { ...context.settings, policy } as NonNullable<typeof context.settings>,
    },
  };
}
