/**
 * The worlds that are explored. Each opens up a few rules as far as they go, and keeps the others simple.
 */
import {
  CHANGES_FOR_RESOLVING,
  type Command,
  DAY,
  decide,
  type Entry,
  MOST_CHANGES,
  type Person,
  type Policy,
  type Standing,
} from "@rfckit/core";
import { commandOf } from "./command-of.ts";
import { makeCast, SHORT_POLICY, type World } from "./world.ts";

const shortFcp = (fcp: Partial<Policy["fcp"]>): Policy => ({
  ...SHORT_POLICY,
  fcp: { ...SHORT_POLICY.fcp, ...fcp },
});

export const WORLDS: readonly World[] = [
  {
    name: "two-groups",
    about: "two groups, and all that can happen to the pull request",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"] }),
    policy: shortFcp({ length: 2 * DAY }),
    dispositions: ["merge", "close"],
    texts: ["first"],
    objections: 1,
    may: {
      draft: true,
      "by-hand": true,
      hinder: true,
      pause: true,
      widen: true,
      outsiders: true,
      "odd-motions": true,
      talk: true,
      ways: true,
    },
  },
  {
    name: "texts",
    about: "texts that change, lack a section or bring a foreign file along",
    cast: makeCast({ A: ["ana"], B: ["bea"], C: ["cyd"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first", "second", "partial", "foreign"],
    objections: 1,
    may: { doubt: true, "by-hand": true, talk: true, outsiders: true },
  },
  {
    name: "grace",
    about: "an end that changes move, until they are too many",
    cast: makeCast({ A: ["ana"], B: ["bea"], C: ["cyd"] }),
    policy: shortFcp({ length: DAY, changeGrace: 3 * DAY }),
    dispositions: ["merge", "close"],
    texts: ["first", "second"],
    objections: 1,
    may: { brink: true },
  },
  {
    name: "restart",
    about: "a period that begins anew when the text changes",
    cast: makeCast({ A: ["ana"], B: ["bea"], C: ["cyd"] }),
    policy: shortFcp({ onChange: "restart" }),
    dispositions: ["merge", "close"],
    texts: ["first", "second"],
    objections: 1,
    may: { hinder: true },
  },
  {
    name: "minimum",
    about: "two groups, and a short-cut that waits",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"] }),
    policy: shortFcp({ length: 2 * DAY, minimum: DAY }),
    dispositions: ["merge", "close"],
    texts: ["first", "second"],
    objections: 1,
    may: { brink: true, late: true },
  },
  {
    name: "overlap",
    about: "people who are in several groups",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea", "ana"], C: ["cyd", "bea"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first", "second"],
    objections: 1,
    may: { late: true },
  },
  {
    name: "one-in-all",
    about: "somebody who is in every group",
    cast: makeCast({ A: ["ana", "ora"], B: ["bea", "ora"], C: ["cyd", "ora"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first", "second"],
    objections: 2,
    may: { hinder: true },
  },
  {
    name: "seconding",
    about: "objections that lapse unless somebody seconds them, and groups that resolve them",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"] }),
    policy: { ...SHORT_POLICY, objection: { resolvers: "group", secondAfter: 8 * DAY } },
    dispositions: ["merge"],
    texts: ["first"],
    objections: 1,
    may: { pause: true, talk: true, outsiders: true },
  },
  {
    name: "widened",
    about: "a roster that changes while a motion is on the table",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"], C: ["cyd"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge", "close"],
    texts: ["first"],
    objections: 2,
    may: { widen: true, ways: true, outsiders: true },
  },
  {
    name: "paused",
    about: "the bot is paused, and goes on",
    cast: makeCast({ A: ["ana"], B: ["bea"], C: ["cyd"] }),
    policy: shortFcp({ minimum: DAY }),
    dispositions: ["merge", "postpone"],
    texts: ["first", "second"],
    objections: 1,
    may: { pause: true, brink: true },
  },
  {
    name: "at-the-limit",
    about: "a motion that has seen as many changes as one can",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"], C: ["cyd"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first"],
    objections: 2,
    may: { ways: true },
    beginning: nearlyFull,
  },
  {
    name: "late",
    about: "facts that are seen after the bot has acted, though they came before",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"], C: ["cyd"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first", "second"],
    objections: 2,
    may: { hinder: true, late: true, draft: true },
  },
  {
    name: "three-groups",
    about: "three groups of two or three people, and two objections",
    cast: makeCast({ A: ["ana", "abe", "ann"], B: ["bea", "bob"], C: ["cyd", "cho"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge"],
    texts: ["first"],
    objections: 2,
    may: {},
  },
  {
    name: "pairs",
    about: "three groups, two dispositions, and texts that change",
    cast: makeCast({ A: ["ana", "abe"], B: ["bea"], C: ["cyd"] }),
    policy: SHORT_POLICY,
    dispositions: ["merge", "close"],
    texts: ["first", "second"],
    objections: 1,
    may: {},
  },
  {
    name: "four-groups",
    about: "four groups of three people each",
    cast: makeCast({
      A: ["ana", "abe", "ann"],
      B: ["bea", "bob", "ben"],
      C: ["cyd", "cho", "cai"],
      D: ["dee", "dan", "dot"],
    }),
    policy: SHORT_POLICY,
    dispositions: ["merge", "close"],
    texts: ["first"],
    objections: 1,
    may: { "by-hand": true },
  },
];

/** A motion is on the table, and somebody has signed and withdrawn until hardly a change is left. */
function nearlyFull(fresh: Standing, world: World): Standing {
  const [ana, abe] = world.cast.people;
  if (ana === undefined || abe === undefined) return fresh;
  const said = (by: Person, command: Command): Entry =>
    commandOf(world, { by, command, text: "first", widened: false });
  let standing = decide(fresh, said(ana, { name: "move", disposition: "merge", reason: "" }));
  for (let change = 0; change < MOST_CHANGES - CHANGES_FOR_RESOLVING - 3; change += 1) {
    standing = decide(standing, said(abe, { name: change % 2 === 0 ? "review" : "unreview" }));
  }
  return standing;
}
