/**
 * What an entry looks like. Records that somebody may have tampered with are read here and nowhere else unchecked: whatever
 * is in a row or a receipt, an audit ends with a report.
 */
import type { Entry } from "@rfckit/core";
import * as z from "zod";

/** Up to the year 9900 or so, so that every sum of the two can be written as a date. */
const instant = z.number().int().min(0).max(2.5e14);
const duration = z.number().int().min(0).max(3e12);
const person = z.looseObject({ id: z.number().int(), login: z.string() });
const source = z.looseObject({
  kind: z.enum(["comment", "review", "inline"]),
  id: z.number().int(),
  url: z.string(),
});
const text = z.string().nullable();
const roster = z.looseObject({
  groups: z.array(z.looseObject({ name: z.string(), members: z.array(person) })),
});
const subject = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("new"), path: z.string() }),
  z.looseObject({ kind: z.literal("amendment"), paths: z.array(z.string()) }),
  z.looseObject({ kind: z.literal("upkeep"), because: z.looseObject({ kind: z.string() }) }),
]);
const disposition = z.enum(["merge", "close", "postpone"]);
const policy = z.looseObject({
  fcp: z.looseObject({
    length: duration,
    minimum: duration,
    changeGrace: duration,
    onChange: z.enum(["keep", "restart"]),
    reminders: z.array(duration),
  }),
  signOffByReview: z.boolean(),
  objection: z.looseObject({
    resolvers: z.enum(["objector", "group"]),
    secondAfter: duration.nullable(),
  }),
  merge: z.looseObject({ enabled: z.boolean(), method: z.enum(["merge", "squash", "rebase"]) }),
  labels: z.looseObject({ disposition: z.string() }),
});
const context = z.looseObject({
  settings: z.looseObject({ policy, knownLabels: z.array(z.string()) }).nullable(),
  projects: z.array(z.string()),
  roster,
  subject,
  missingSections: z.array(z.string()),
  number: z.number().int().optional(),
});
const named = { objection: z.string() };
const command = z.discriminatedUnion("name", [
  z.looseObject({ name: z.literal("move"), disposition, reason: z.string() }),
  z.looseObject({ name: z.enum(["cancel", "review", "unreview", "status", "explain", "lint", "help"]) }),
  z.looseObject({ name: z.enum(["object", "second", "resolve"]), ...named }),
  z.looseObject({ name: z.literal("poll"), question: z.string() }),
  z.looseObject({
    name: z.literal("feedback"),
    asked: z.array(person),
    unknown: z.array(z.string()),
  }),
  z.looseObject({ name: z.literal("unreadable"), problem: z.string(), line: z.string() }),
  z.looseObject({ name: z.literal("unread"), count: z.number().int() }),
]);

const fact = { key: z.string(), at: instant };
const entry = z.discriminatedUnion("kind", [
  z.looseObject({
    ...fact,
    kind: z.literal("command"),
    by: person,
    source,
    version: z.number().int(),
    command,
    admin: z.boolean(),
    belongs: z.enum(["roster", "unlabelled", "none"]),
    text,
    context: context.optional(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("tick"),
    by: person,
    motion: z.number().int(),
    checked: z.boolean(),
    text,
    url: z.string(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("review"),
    by: person,
    source,
    verdict: z.enum(["approved", "changes-requested"]),
    belongs: z.enum(["roster", "unlabelled", "none"]),
    text,
  }),
  z.looseObject({ ...fact, kind: z.literal("answered"), by: person, replied: z.boolean() }),
  z.looseObject({ ...fact, kind: z.literal("spoke"), by: person }),
  z.looseObject({
    ...fact,
    kind: z.literal("pull"),
    event: z.enum(["opened", "draft", "ready", "closed", "reopened", "merged", "left-base"]),
    by: person.nullable(),
    byBot: z.boolean(),
    draft: z.boolean(),
    text,
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("text"),
    head: z.string(),
    digest: z.string(),
    stampedAt: instant,
    subject,
    missingSections: z.array(z.string()),
  }),
  z.looseObject({ ...fact, kind: z.literal("roster"), roster }),
  z.looseObject({ ...fact, kind: z.literal("pause"), paused: z.boolean() }),
  z.looseObject({
    ...fact,
    kind: z.literal("posted"),
    about: z.string(),
    id: z.number().int(),
    url: z.string(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("period-opened"),
    motion: z.number().int(),
    id: z.number().int(),
    url: z.string(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("decided"),
    motion: z.number().int(),
    because: z.enum(["period-ended", "every-group"]),
    head: z.string(),
    text,
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("hindered"),
    motion: z.number().int(),
    hindrance: z.string(),
    circumstances: z.string(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("objection-lapsed"),
    motion: z.number().int(),
    objection: z.number().int(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("adopted"),
    by: person.nullable(),
    source,
    mover: person,
    movedAt: instant,
    disposition,
    reason: z.string(),
    context,
    signOffs: z.array(
      z.looseObject({ by: person, at: instant, how: z.enum(["command", "tick"]), url: z.string() }),
    ),
    objections: z.array(z.looseObject({ name: z.string(), by: person, at: instant, source })),
    toSignAgain: z.array(person),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("recovered"),
    motion: z.number().int(),
    before: z.number().int(),
    decisions: z.number().int(),
    notBefore: instant.nullable().optional(),
  }),
  z.looseObject({
    ...fact,
    kind: z.literal("objections-found"),
    objections: z.array(z.looseObject({ name: z.string(), by: person, at: instant, source })),
  }),
]);

export type EntryKind = z.infer<typeof entry>["kind"];

export function isEntry(value: unknown): value is Entry {
  return entry.safeParse(value).success;
}
