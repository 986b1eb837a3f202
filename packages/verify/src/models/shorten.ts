/**
 * Shortens a history on which the two disagree, to the shortest found on which they still do, and writes it in one line.
 */
import { call, type History } from "./random-history.ts";
import type { Fact } from "./second-opinion.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Tries smaller histories as long as one fails; the first fact, the opening, stays. */
export function shorten(history: History, fails: (history: History) => boolean): History {
  for (const smaller of smallerThan(history)) if (fails(smaller)) return shorten(smaller, fails);
  return history;
}

function* smallerThan(history: History): Generator<History> {
  const { facts, groups, unusual } = history;
  for (let length = facts.length >> 1; length >= 1; length >>= 1) {
    for (let from = facts.length - length; from >= 1; from -= length) {
      yield { ...history, facts: facts.toSpliced(from, length) };
    }
  }
  for (const key of Object.keys(unusual)) {
    yield { ...history, unusual: without(unusual, key) };
  }
  for (const name of Object.keys(groups)) {
    if (Object.keys(groups).length > 2) yield { ...history, groups: without(groups, name) };
  }
  for (const [name, members] of Object.entries(groups)) {
    for (const member of members.length > 1 ? members : []) {
      yield { ...history, groups: { ...groups, [name]: members.filter((each) => each !== member) } };
    }
  }
  for (let index = 1; index < facts.length; index += 1) {
    const wait = (facts[index]?.at ?? 0) - (facts[index - 1]?.at ?? 0);
    for (const shorter of [0, HOUR, DAY, Math.round(wait / DAY) * DAY, Math.round(wait / HOUR) * HOUR]) {
      if (isSimpler(shorter, wait)) yield { ...history, facts: hasten(facts, index, wait - shorter) };
    }
  }
}

function without<Value extends object>(value: Value, key: string): Value {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key)) as Value;
}

/** Whole days are simpler than hours, and these than anything else; of the same kind the shorter one is. */
function isSimpler(a: number, b: number): boolean {
  const kind = (wait: number) => (wait === 0 ? 0 : wait % DAY === 0 ? 1 : wait % HOUR === 0 ? 2 : 3);
  return kind(a) < kind(b) || (kind(a) === kind(b) && a < b);
}

function hasten(facts: readonly Fact[], from: number, by: number): Fact[] {
  return facts.map((fact, index) => (index < from ? fact : { ...fact, at: fact.at - by }));
}

/** The history in one line: the groups, what is unlike the default, and who did what after which wait. */
export function writeHistory({ groups, admins, unusual, facts }: History): string {
  const written = Object.entries(groups).map(([name, ids]) => `${name}: ${ids.map(call).join(" ")}`);
  const settings = Object.entries(unusual).map(([key, value]) => `${key}: ${value}`);
  const beginning = facts[0]?.at ?? 0;
  const told = facts.map((fact, index) => {
    const wait = fact.at - (facts[index - 1]?.at ?? fact.at);
    return `${wait === 0 ? "" : `+${writeWait(wait)} `}${writeFact(fact)}`;
  });
  const head = [...written, `admins: ${admins.map(call).join(" ")}`, ...settings].join(", ");
  return `${head}; from ${new Date(beginning).toISOString()}: ${told.join("; ")}`;
}

function writeFact(fact: Fact): string {
  const did = `${call(fact.by)} ${fact.did}`;
  switch (fact.did) {
    case "object":
    case "resolve":
      return fact.name === null ? did : `${did} "${fact.name}"`;
    case "push":
      return `${did} text ${fact.text}${fact.complete ? "" : " (a section missing)"}`;
    case "approve":
      return fact.text === undefined ? did : `${did} text ${fact.text}`;
    default:
      return did;
  }
}

function writeWait(wait: number): string {
  const parts = [
    [Math.floor(wait / DAY), "d"],
    [Math.floor((wait % DAY) / HOUR), "h"],
    [Math.floor((wait % HOUR) / MINUTE), "m"],
    [Math.floor((wait % MINUTE) / 1000), "s"],
    [wait % 1000, "ms"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}
