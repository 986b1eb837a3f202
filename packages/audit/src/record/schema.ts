/**
 * The decision record as it is exported: one schema for the type, for the check before it is written, and for the JSON Schema
 * that is published (`docs/schemas/decision-record.schema.json`).
 */
import * as z from "zod";

/** Where the schema is published. */
export const RECORD_SCHEMA_ADDRESS = "https://unpkg.com/rfckit/dist/decision-record.schema.json";

const instant = z.iso.datetime().describe("UTC");
const person = z.strictObject({
  id: z.number().int().describe("GitHub's numeric id, which never changes"),
  login: z.string().describe("what they are called today"),
});
const presence = z.enum(["has", "lacks", "differs", "unread"]).describe("`unread`: there was none at hand");
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const signOff = z.strictObject({
  by: person,
  groups: z.array(z.string()),
  at: instant,
  how: z.enum(["motion", "command", "tick", "review"]),
  url: z.string(),
  text: z
    .string()
    .nullable()
    .describe("the digest of the text that was signed; null where it isn't known which that was"),
  withdrawnAt: instant.nullable(),
});

const objection = z.strictObject({
  name: z.string(),
  by: person,
  at: instant,
  url: z.string(),
  carried: z.boolean().describe("whether it was open when an earlier motion ended"),
  seconds: z.array(person),
  resolution: z
    .strictObject({ how: z.enum(["resolved", "overruled", "lapsed"]), at: instant, by: person.nullable() })
    .nullable(),
});

const period = z.strictObject({
  number: z.number().int(),
  announcedAt: instant,
  url: z.string(),
  endsAt: instant.describe("with whatever moved it"),
  moves: z.number().int().describe("how often the end was moved"),
  endedBy: z.enum(["decision", "abort", "end of the motion"]).nullable().describe("null while it runs"),
});

const motion = z.strictObject({
  number: z.number().int(),
  disposition: z.enum(["merge", "close", "postpone"]),
  mover: person,
  movedAt: instant,
  url: z.string(),
  reason: z.string(),
  adopted: z
    .strictObject({ at: instant, by: person.nullable().describe("null is the operator") })
    .nullable()
    .describe("where people had run it by hand before"),
  projects: z.array(z.string()),
  roster: z.array(z.strictObject({ group: z.string(), members: z.array(person) })),
  settings: z.strictObject({
    periodHours: z.number(),
    minimumHours: z.number(),
    changeGraceHours: z.number(),
    onChange: z.enum(["keep", "restart"]),
    reviewsSign: z.boolean(),
    resolvers: z.enum(["objector", "group"]),
  }),
  signOffs: z.array(signOff),
  objections: z.array(objection),
  periods: z.array(period),
  decision: z
    .strictObject({
      at: instant,
      because: z.enum(["period-ended", "every-group"]),
      head: z.string(),
      text: z.string().nullable(),
    })
    .nullable(),
  end: z
    .strictObject({
      kind: z.enum(["accepted", "rejected", "withdrawn", "merged-by-hand", "cancelled", "lapsed"]),
      at: instant,
      by: person.nullable(),
    })
    .nullable()
    .describe("null while it is on the table"),
});

const fact = z.strictObject({
  text: z.string(),
  motion: z.number().int(),
  at: instant,
  by: person.nullable(),
  url: z.string().nullable(),
  verdict: z.enum(["confirmed", "contradicted", "open"]),
  reasons: z.array(z.string()),
  github: z.enum(["shows", "denies", "untold"]),
  ledger: presence,
  receipts: presence,
});

const finding = z.strictObject({
  kind: z.string(),
  weight: z.enum(["contradicted", "open", "noted"]),
  text: z.string(),
  at: instant.nullable(),
  by: person.nullable(),
  url: z.string().nullable(),
});

export const decisionRecordSchema = z.strictObject({
  $schema: z.literal(RECORD_SCHEMA_ADDRESS),
  version: z.literal(1),
  repository: z.strictObject({ id: z.number().int(), owner: z.string(), name: z.string() }),
  pull: z.strictObject({
    number: z.number().int(),
    url: z.string(),
    title: z.string(),
    author: person.nullable(),
    state: z.enum(["open", "closed", "merged"]),
    head: z.string(),
  }),
  readAt: instant.describe("when GitHub was asked, by its own clock"),
  bot: z.string().describe("the account that the bot acts as"),
  basis: z.enum(["ledger", "receipts", "none"]).describe("which record the motions are told from"),
  motions: z.array(motion),
  merge: z
    .strictObject({
      at: instant,
      by: person.nullable(),
      head: z.string(),
      commit: z.string().nullable().describe("the commit on the base branch, where it was asked for"),
    })
    .nullable(),
  audit: z.strictObject({
    verdict: z.enum(["confirmed", "contradicted", "open"]),
    summary: z.array(z.string()),
    facts: z.array(fact),
    findings: z.array(finding),
  }),
  hashes: z.strictObject({
    ledger: z
      .strictObject({ rows: z.number().int(), last: hash.nullable(), chained: z.boolean() })
      .nullable(),
    receipts: z.array(
      z.strictObject({
        motion: z.number().int(),
        url: z.string(),
        sha256: hash,
        sealed: z.boolean().nullable().describe("null where the operator's key was not at hand"),
      }),
    ),
  }),
});

export type DecisionRecord = z.infer<typeof decisionRecordSchema>;

/** The published file's text. */
export function writeRecordSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(decisionRecordSchema, { target: "draft-7" });
  const schema = {
    $schema,
    $id: RECORD_SCHEMA_ADDRESS,
    title: "Decision record",
    description: "Who decided what on an RFC, how, and whether GitHub bears it out: `rfc audit --export`.",
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
