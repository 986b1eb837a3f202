/**
 * What `--format json` prints, of the commands that ask GitHub. The published schemas in `docs/schemas` are made from it,
 * and tests hold what is printed against it. Keys are only ever added.
 */
import { decisionRecordSchema } from "@rfckit/audit";
import { savedThread } from "@rfckit/reader";
import { z } from "zod";

const instant = z.iso.datetime().describe("ISO 8601, in UTC");
const login = z.string().describe("how somebody is called today");
const url = z.string();
const remarks = z
  .array(z.strictObject({ kind: z.string(), text: z.string() }))
  .describe("what should be known about the reading; nothing of it is an error");

const phase = z.enum([
  "draft",
  "discussion",
  "proposed",
  "final-comment-period",
  "blocked",
  "finalizing",
  "accepted",
  "rejected",
  "withdrawn",
  "merged-by-hand",
]);
const disposition = z.enum(["merge", "close", "postpone"]);
const period = z.strictObject({ startedAt: instant, endsAt: instant });

const rfc = z.strictObject({
  number: z.int(),
  title: z.string(),
  url,
  author: login.nullable().describe("null where the account is gone"),
  phase,
  motion: z
    .strictObject({ disposition, mover: login, at: instant.nullable() })
    .nullable()
    .describe("the motion on the table, or the one that was carried out"),
  period: period.nullable().describe("the running final comment period"),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      members: z.array(login),
      signedBy: z.array(login).describe("who of it has signed the present text"),
      awaited: z.boolean().describe("whether the motion waits for it"),
    }),
  ),
  objections: z
    .array(z.strictObject({ name: z.string(), by: login, at: instant, url }))
    .describe("those that are open"),
  hindrance: z.string().nullable().describe("why GitHub doesn't let the decision be carried out"),
  missingSections: z.array(z.string()),
  paused: z.boolean(),
  awaited: z.array(z.string()).describe("what has to happen next, in sentences"),
  asks: z
    .array(z.enum(["sign", "sign-again", "resolve", "opinion", "reason", "author"]))
    .describe("what waits for whoever asks"),
});

export const STATUS_SHAPE = z.strictObject({
  repository: z.string(),
  at: instant.nullable().describe("GitHub's clock; null where no RFC is open"),
  viewer: login.nullable().describe("whose token it is"),
  bot: login.nullable(),
  rfcs: z.array(rfc).describe("the most urgent first"),
  remarks,
});

const sentence = z.strictObject({
  text: z.string(),
  at: instant.nullable(),
  rules: z.array(z.string()).describe("numbers of docs/process.md"),
  url: url.nullable().describe("where it is written"),
});

export const EXPLAIN_SHAPE = z.strictObject({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  url,
  at: instant.describe("as of when it is told"),
  bot: login.nullable(),
  standing: z.strictObject({
    phase,
    disposition: disposition.nullable(),
    mover: login.nullable(),
    signedOff: z.array(login),
    signedGroups: z.array(z.string()),
    awaitingGroups: z.array(z.string()),
    objections: z.array(z.strictObject({ name: z.string(), resolved: z.boolean(), by: login })),
    period: period.nullable(),
  }),
  phase: sentence,
  facts: z.array(sentence),
  awaited: z.array(sentence).describe("never empty"),
  nextDue: instant.nullable().describe("when time alone changes something next"),
  rules: z.array(z.strictObject({ number: z.string(), text: z.string(), link: z.string() })),
  remarks,
});

const head = z.string().describe("a commit");

export const PLAN_SHAPE = z.strictObject({
  repository: z.string(),
  number: z.int(),
  url,
  at: instant,
  bot: login.nullable(),
  would: z
    .array(
      z.discriminatedUnion("do", [
        z.strictObject({ do: z.literal("comment"), about: z.string().nullable(), body: z.string() }),
        z.strictObject({ do: z.literal("edit-comment"), id: z.int(), body: z.string() }),
        z.strictObject({ do: z.enum(["delete-comment", "minimize-comment"]), id: z.int() }),
        z.strictObject({ do: z.enum(["add-labels", "remove-labels"]), labels: z.array(z.string()) }),
        z.strictObject({
          do: z.literal("react"),
          on: z.strictObject({ kind: z.enum(["comment", "review", "inline"]), id: z.int() }),
          content: z.enum(["+1", "-1"]),
        }),
        z.strictObject({ do: z.literal("check"), head, run: z.looseObject({ name: z.string() }) }),
        z.strictObject({
          do: z.literal("merge"),
          head,
          method: z.enum(["merge", "squash", "rebase"]),
          title: z.string(),
          message: z.string(),
        }),
        z.strictObject({ do: z.literal("enqueue"), head }),
        z.strictObject({ do: z.enum(["close", "open-issue", "change-issue"]) }),
      ]),
    )
    .describe("in their order; usually none"),
  nextDue: instant.nullable().describe("when the bot would look again by itself"),
  remarks,
});

const { audit: audited, hashes, basis } = decisionRecordSchema.shape;

export const AUDIT_SHAPE = z.strictObject({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  url,
  at: instant.describe("GitHub's clock"),
  bot: login.nullable(),
  basis,
  ...audited.shape,
  hashes,
  exported: z.array(z.string()).nullable().describe("the files that the decision record was written to"),
});

export const ADOPT_SHAPE = z.strictObject({
  repository: z.string(),
  number: z.int(),
  outcome: z
    .enum(["adopted", "possible", "already", "none", "another", "over", "refused", "paused", "busy"])
    .describe("`possible`: it can be taken over, and wasn't"),
  text: z.string().describe("the outcome in words"),
  read: z
    .strictObject({
      url: url.describe("the comment that is the motion"),
      disposition,
      mover: login,
      movedAt: instant,
      reason: z.string(),
      signOffs: z
        .array(z.strictObject({ by: login, at: instant, how: z.enum(["command", "tick"]), url }))
        .describe("by a deed of their own"),
      objections: z.array(z.strictObject({ name: z.string(), by: login, at: instant, url })),
      toSignAgain: z.array(login).describe("whose box somebody else ticked"),
      withoutBox: z.array(login),
      strangers: z.array(z.string()).describe("in the list, and not on the roster"),
    })
    .nullable(),
  would: z.array(z.string()).describe("what the bot would do, or did"),
});

const milestone = z.strictObject({ at: instant, text: z.string(), effect: z.boolean() });
const telling = z.strictObject({
  phase: phase.describe("as of the last reading"),
  endedAt: instant.nullable().describe("when the last motion ended"),
  milestones: z.array(milestone),
  ahead: z.array(milestone).describe("what would follow if nobody did anything more"),
});

export const RETOLD_SHAPE = z.strictObject({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  url,
  at: instant.describe("when the thread was saved"),
  settings: z.array(z.strictObject({ setting: z.string(), was: z.string(), is: z.string() })),
  besides: z.array(z.string()).describe("keys of the policy's file that change nothing here"),
  went: telling,
  would: telling,
  leftOut: z.array(milestone).describe("what people did after it would have been over"),
  unknowable: z.array(z.string()),
  remarks,
});

/** By the command that prints it. */
export const SHAPES = {
  status: STATUS_SHAPE,
  explain: EXPLAIN_SHAPE,
  "reconcile-pull": PLAN_SHAPE,
  audit: AUDIT_SHAPE,
  adopt: ADOPT_SHAPE,
  "simulate-policy": RETOLD_SHAPE,
  snapshot: savedThread,
} as const;

/** The published schema, as the file's text. */
export function writeSchema(name: keyof typeof SHAPES): string {
  return `${JSON.stringify({ title: `rfc ${name}`, ...z.toJSONSchema(SHAPES[name]) }, null, 2)}\n`;
}
