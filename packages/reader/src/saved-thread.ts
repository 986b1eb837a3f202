/**
 * A thread in a file: everything that GitHub said of it at one reading, so that it can be read again without GitHub.
 *
 * What is in it is what the reader's token could see. The seals of receipts are in it, and they tell nobody the secret.
 */
import type { Account, FileVersion, PullKey, Snapshot } from "@rfckit/reconciler";
import { z } from "zod";

export const FORMAT = "rfckit-thread";
export const VERSION = 1;

const instant = z.number().describe("UTC milliseconds since 1970");
const person = z.object({ id: z.number(), login: z.string() });
const account: z.ZodType<Account> = person.extend({ kind: z.enum(["user", "bot"]) });
const anybody = account.nullable().describe("null where the account is gone");
const key: z.ZodType<PullKey> = z.object({ repository: z.number(), number: z.number() });
const file: z.ZodType<FileVersion> = z.object({ blob: z.string(), text: z.string() });

const comment = z.object({
  kind: z.enum(["comment", "review", "inline"]),
  id: z.number(),
  url: z.string(),
  author: anybody,
  viaApp: z.boolean(),
  createdAt: instant,
  body: z.string(),
  revisions: z.array(
    z.object({
      at: instant,
      by: anybody,
      body: z.string().nullable().describe("null where it was redacted"),
    }),
  ),
  minimized: z.boolean(),
  reactions: z
    .array(z.object({ content: z.enum(["+1", "-1"]), at: instant, by: z.number().exactOptional() }))
    .describe("those of machine accounts"),
});

const what = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["draft", "ready", "closed", "reopened", "merged"]) }),
  z.object({ kind: z.literal("head-force-pushed"), head: z.string() }),
  z.object({ kind: z.literal("base-changed"), from: z.string(), to: z.string() }),
]);

const snapshot: z.ZodType<Snapshot> = z.object({
  key,
  now: instant.describe("GitHub's clock at the reading"),
  bot: account.describe("whose token it was read with"),
  repository: z.object({
    id: z.number(),
    owner: z.string(),
    name: z.string(),
    defaultBranch: z.string(),
    defaultHead: z.string(),
    archived: z.boolean(),
    private: z.boolean(),
    rights: z.object({ write: z.boolean(), workflows: z.boolean() }),
  }),
  pull: z.object({
    url: z.string(),
    title: z.string(),
    author: anybody,
    createdAt: instant,
    state: z.enum(["open", "closed", "merged"]),
    draft: z.boolean(),
    locked: z.boolean(),
    base: z.string(),
    head: z.string(),
    mergeable: z.enum(["yes", "no", "unknown"]),
    mergeState: z.enum(["clean", "blocked", "dirty", "behind", "draft", "unknown"]),
    queued: z.boolean(),
    files: z.array(
      z.object({
        path: z.string(),
        previousPath: z.string().nullable(),
        change: z.enum(["added", "modified", "removed", "renamed"]),
        blob: z.string().nullable(),
      }),
    ),
    filesComplete: z.boolean(),
    labels: z.array(z.string()),
  }),
  timeline: z.array(z.object({ id: z.string(), at: instant, actor: anybody, what })),
  comments: z.array(comment),
  reviews: z.array(
    z.object({
      id: z.number(),
      url: z.string(),
      author: anybody,
      viaApp: z.boolean(),
      state: z.enum(["approved", "changes_requested", "commented", "dismissed"]),
      submittedAt: instant,
      commit: z.string().nullable(),
    }),
  ),
  checks: z.array(
    z.object({
      name: z.string(),
      digest: z.string(),
      conclusion: z.enum(["success", "failure", "neutral"]),
    }),
  ),
  files: z.object({ configuration: file.nullable() }),
  people: z.array(person),
});

export const savedThread = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  snapshot,
  bot: account.nullable().describe("who the bot was found to be"),
  /** The configuration's earlier versions, newest first; a deletion is null. */
  history: z.array(file.nullable()),
  /** The RFC's own file and the templates, by where they were read. */
  files: z.array(z.object({ ref: z.string(), path: z.string(), file: file.nullable() })),
  /** Who bore a login then; null: nobody. */
  logins: z.record(z.string(), person.nullable()),
  /** Who was in a team; null: the token couldn't read it. */
  teams: z.record(z.string(), z.array(person).nullable()),
});

export type SavedThread = z.infer<typeof savedThread>;

export type ReadThread =
  | { readonly ok: true; readonly value: SavedThread }
  /** A sentence's end: "… is no JSON." */
  | { readonly ok: false; readonly why: string };

/** Reads a file's text. */
export function readSavedThread(text: string): ReadThread {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return { ok: false, why: "is no JSON, and so no saved thread. `rfc snapshot` saves one" };
  }
  const head = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(value);
  if (!head.success) return { ok: false, why: "is no saved thread. `rfc snapshot` saves one" };
  if (head.data.version > VERSION) {
    return {
      ok: false,
      why: `was saved by a newer version of rfc (its format is ${head.data.version}, and ${VERSION} is the newest known here). Bring rfc up to date`,
    };
  }
  const read = savedThread.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`,
  );
  const where = path.join("").replace(/^\./u, "");
  return {
    ok: false,
    why: `was changed: at ${where || "its beginning"}, ${issue?.message ?? "something is wrong"}. Save it again`,
  };
}

export function writeSavedThread(thread: SavedThread): string {
  return `${JSON.stringify(thread, null, 1)}\n`;
}
