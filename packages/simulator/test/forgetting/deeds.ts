/**
 * What can happen in a history, as data: so that the same can be done in two worlds, told in a line each, and shortened.
 *
 * Comments are named by their place among those that people wrote, and the bot's own by what they are about, for ids differ
 * from world to world.
 */
import { DAY, type Duration, HOUR, MINUTE, SECOND } from "@rfckit/core";
import fc from "fast-check";

export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Fastly: ["ana", "ben"],
  Arm: ["cho"],
  Intel: ["dee", "eli"],
};
export const STAKEHOLDERS = Object.values(GROUPS).flat();
export const PEOPLE = [...STAKEHOLDERS, "ada", "zed"];

/** What a configuration sets apart from the usual. */
export interface Configured {
  readonly days?: number;
  readonly minimum?: string;
  readonly onChange?: "restart";
  readonly reviews?: false;
  readonly resolvers?: "group";
  readonly secondAfter?: string;
  /** Groups other than the usual. */
  readonly groups?: "without Intel" | "with Core";
  readonly paused?: true;
  readonly broken?: true;
}

export type Deed =
  | { readonly do: "say"; readonly by: string; readonly text: string }
  | { readonly do: "edit"; readonly nth: number; readonly by: "author" | "zed"; readonly text: string }
  | { readonly do: "delete"; readonly nth: number; readonly by: "author" | "zed" }
  | { readonly do: "redact"; readonly nth: number | "checklist" }
  /** Somebody ticks or unticks a box in the newest checklist, their own or not. */
  | { readonly do: "tick"; readonly by: string; readonly whose: string; readonly checked: boolean }
  | { readonly do: "review"; readonly by: string; readonly verdict: "approved" | "changes_requested" }
  /** One of a few texts; the first of them has a file slipped in beside it that is no RFC. */
  | { readonly do: "push"; readonly version: number; readonly force: boolean }
  | { readonly do: "set"; readonly by: string; readonly to: "draft" | "ready" | "closed" | "open" }
  /** Closed and opened again within a second. */
  | { readonly do: "blink"; readonly by: string }
  | { readonly do: "label"; readonly by: string; readonly label: string; readonly on: boolean }
  | { readonly do: "configure"; readonly set: Configured }
  | { readonly do: "hinder"; readonly by: "check" | "none" }
  | { readonly do: "rename"; readonly who: string }
  /** A writer deletes or defaces what the bot wrote. */
  | { readonly do: "delete-own"; readonly what: OwnComment }
  | { readonly do: "deface-own"; readonly what: OwnComment }
  /** Another workflow posts under the bot's account, or writes over what the bot wrote. */
  | { readonly do: "forge"; readonly what: Forgery }
  | { readonly do: "adopt" }
  /** The process that forgets dies after so many writes, or GitHub doesn't answer it. */
  | { readonly do: "crash"; readonly after: number }
  | { readonly do: "unanswered"; readonly times: number; readonly after: boolean }
  /** Of what it changes at once only half takes effect. */
  | { readonly do: "half" }
  | { readonly do: "nothing" };

export type OwnComment = "checklist" | "old-checklist" | "period" | "notice" | "reply";
export type Forgery = "checklist" | "period" | "signed" | "copied-period" | "over-checklist";

export interface Step {
  /** How long after the step before; or to an instant before the end of the period that runs, and a second past it. */
  readonly wait: Duration | "last-second" | "end";
  readonly deed: Deed;
  /** Who looks then. */
  readonly look: "both" | "remembering" | "none";
}

const WORDS = [
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot concern cost",
  "@rfcbot concern scope",
  "@rfcbot concern",
  "@rfcbot resolve",
  "@rfcbot resolve cost",
  "@rfcbot second cost",
  "@rfcbot unreview",
  "@rfcbot cancel",
  "@rfcbot fcp merge",
  "@rfcbot fcp close\n\nIt has stalled.",
  "@rfcbot merg",
  "@rfcbot f? @eli",
  "@rfcbot reviewed\n@rfcbot concern both",
  "@rfcbot reviewed\n@rfcbot merg",
  "@rfcbot concern both\n@rfcbot merg",
  "@rfcbot cancel\n@rfcbot fcp merge",
  "I like it.",
];
export const BY_HAND =
  "# Motion to finalize with a disposition to merge\n\n- [x] @ana\n- [ ] @cho\n- [ ] @dee\n";

const who = fc.constantFrom(...PEOPLE);
const stakeholder = fc.constantFrom(...STAKEHOLDERS);
const nth = fc.nat(9);
const authorOrZed = fc.constantFrom("author", "author", "zed") as fc.Arbitrary<"author" | "zed">;
const words = fc.constantFrom(...WORDS);

export const configured: fc.Arbitrary<Configured> = fc.constantFrom<Configured>(
  {},
  {},
  { days: 5 },
  { days: 12 },
  { minimum: "24h" },
  { onChange: "restart" },
  { reviews: false },
  { resolvers: "group" },
  { secondAfter: "8d" },
);
const changed: fc.Arbitrary<Configured> = fc.oneof(
  configured,
  fc.constantFrom<Configured>(
    { paused: true },
    { paused: true },
    { groups: "without Intel" },
    { groups: "with Core" },
    { broken: true },
  ),
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 34, arbitrary: fc.record({ do: fc.constant("say"), by: stakeholder, text: words }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("say"), by: who, text: words }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("edit"), nth, by: authorOrZed, text: words }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("delete"), nth, by: authorOrZed }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("redact"),
      nth: fc.oneof(nth, fc.constant("checklist" as const)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(stakeholder, fc.boolean())
      .map(([by, checked]) => ({ do: "tick" as const, by, whose: by, checked })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("tick"), by: who, whose: stakeholder, checked: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("review"),
      by: stakeholder,
      verdict: fc.constantFrom("approved", "approved", "changes_requested"),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant("push"), version: fc.nat(4), force: fc.boolean() }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant("set"),
      by: fc.constantFrom("zed", "ana"),
      to: fc.constantFrom("draft", "ready", "closed", "open", "open"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("blink"), by: fc.constantFrom("zed", "ana") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("label"),
      by: who,
      label: fc.constantFrom("project-wasmtime", "final-comment-period", "disposition-merge"),
      on: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("configure"), set: changed }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("hinder"), by: fc.constantFrom("check", "none") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("rename"), who: stakeholder }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom("delete-own", "delete-own", "deface-own"),
      what: fc.constantFrom("checklist", "checklist", "old-checklist", "period", "notice", "reply"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("forge"),
      what: fc.constantFrom("checklist", "period", "signed", "copied-period", "over-checklist"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "adopt" as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("crash"), after: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("unanswered"),
      times: fc.integer({ min: 1, max: 3 }),
      after: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "half" as const }) },
  { weight: 4, arbitrary: fc.constant({ do: "nothing" as const }) },
) as fc.Arbitrary<Deed>;

const wait: fc.Arbitrary<Step["wait"]> = fc.constantFrom<Step["wait"]>(
  MINUTE,
  0,
  0,
  SECOND,
  HOUR,
  DAY,
  3 * DAY,
  9 * DAY,
  "last-second",
  "end",
);

const look = fc.constantFrom<Step["look"]>("both", "both", "both", "both", "none", "remembering");

export interface Story {
  readonly configuration: Configured;
  readonly steps: readonly Step[];
}

const after = (wait: Step["wait"], deed: Deed, look: Step["look"] = "both"): Step => ({ wait, deed, look });
const says = (by: string, text: string, wait: Step["wait"] = MINUTE) => after(wait, { do: "say", by, text });
const MOVES = says("ana", "@rfcbot fcp merge");
const SIGNS = says("cho", "@rfcbot reviewed");
const OBJECTS = says("dee", "@rfcbot concern cost");
const LOSES = after(MINUTE, { do: "delete-own", what: "checklist" });
const pushes = (version: number, force: boolean, wait: Step["wait"], look: Step["look"]) =>
  after(wait, { do: "push", version, force }, look);

/** What most histories begin with, for else most would be about nothing: situations in which a memory is worth something. */
const OPENINGS: readonly (readonly Step[])[] = [
  [],
  [MOVES],
  [MOVES, SIGNS],
  [MOVES, SIGNS],
  [says("dee", "@rfcbot fcp close"), says("ana", "@rfcbot reviewed")],
  [says("ana", BY_HAND), after(MINUTE, { do: "adopt" })],
  [MOVES, after(0, { do: "blink", by: "zed" })],
  [MOVES, OBJECTS, after(0, { do: "edit", nth: 0, by: "author", text: "@rfcbot cancel" })],
  // Texts that come and go around a sign-off.
  [
    MOVES,
    pushes(2, false, MINUTE, "both"),
    says("cho", "@rfcbot reviewed", 0),
    says("dee", "@rfcbot reviewed", 0),
  ],
  [
    MOVES,
    pushes(2, true, MINUTE, "none"),
    SIGNS,
    pushes(1, true, MINUTE, "both"),
    says("dee", "@rfcbot reviewed"),
  ],
  [
    MOVES,
    pushes(2, false, MINUTE, "remembering"),
    SIGNS,
    says("dee", "@rfcbot reviewed"),
    pushes(1, true, MINUTE, "both"),
  ],
  [pushes(2, false, MINUTE, "both"), { ...MOVES, wait: 0 }, says("cho", "@rfcbot reviewed", 0)],
  // A pause over the end of a period.
  [
    MOVES,
    SIGNS,
    after(DAY, { do: "configure", set: { paused: true } }),
    after(9 * DAY - MINUTE, { do: "configure", set: {} }),
  ],
  // Announcements, commands and boxes that another workflow makes up.
  [MOVES, after(MINUTE, { do: "forge", what: "period" }), says("cho", "@rfcbot reviewed", 9 * DAY)],
  [
    MOVES,
    { ...SIGNS, look: "none" },
    after(MINUTE, { do: "forge", what: "period" }, "none"),
    after(9 * DAY, { do: "nothing" }),
  ],
  [MOVES, SIGNS, OBJECTS, after(MINUTE, { do: "forge", what: "copied-period" })],
  [
    MOVES,
    after(MINUTE, { do: "forge", what: "over-checklist" }),
    after(MINUTE, { do: "forge", what: "checklist" }),
  ],
  // What the bot wrote is deleted, defaced, redacted.
  [MOVES, SIGNS, LOSES, says("dee", "@rfcbot reviewed")],
  [MOVES, OBJECTS, after(MINUTE, { do: "delete", nth: 0, by: "author" }), LOSES, MOVES, SIGNS],
  [
    MOVES,
    OBJECTS,
    says("ana", "@rfcbot cancel"),
    MOVES,
    after(MINUTE, { do: "delete-own", what: "old-checklist" }),
    SIGNS,
  ],
  [
    MOVES,
    OBJECTS,
    after(MINUTE, { do: "tick", by: "zed", whose: "eli", checked: true }, "none"),
    after(MINUTE, { do: "redact", nth: "checklist" }),
    SIGNS,
  ],
];

export const story: fc.Arbitrary<Story> = fc
  .tuple(
    configured,
    fc.constantFrom(...OPENINGS),
    fc.array(fc.record({ wait, deed, look }), { minLength: 0, maxLength: 9 }),
  )
  .map(([configuration, opening, steps]) => ({
    configuration,
    steps: [...opening, ...steps],
  }));

/** A step in a line. */
export function tell({ wait, deed, look }: Step): string {
  const when = typeof wait === "number" ? `+${tellLength(wait)}` : wait;
  const { do: name, ...rest } = deed;
  const what = Object.values(rest).map((each) => JSON.stringify(each));
  const seen = look === "both" ? "" : look === "none" ? "  (nobody looks)" : "  (only who remembers looks)";
  return `${when.padEnd(12)} ${[name, ...what].join(" ")}${seen}`;
}

function tellLength(length: Duration): string {
  for (const [unit, size] of [
    ["d", DAY],
    ["h", HOUR],
    ["min", MINUTE],
  ] as const)
    if (length >= size) return `${length / size} ${unit}`;
  return `${length / SECOND} s`;
}
