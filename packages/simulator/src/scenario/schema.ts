/**
 * What a scenario file may say. Each value's `error` completes the sentence "expected …".
 */
import * as z from "zod";
import { parseInstant, parseLength } from "./instant-text.ts";
import { oneOf } from "./problem.ts";

const text = z.string({ error: "text" });
const line = z.string({ error: "one line of text" }).regex(/^[^\r\n]+$/u, { error: "one line of text" });
const flag = z.boolean({ error: "`true` or `false`" });
const yes = z.literal(true, { error: "`true`" });
const record = { error: "a mapping" };

function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, { error: `a mapping with ${oneOf(Object.keys(shape))}` });
}

/** A mapping that may also be left empty: `- ready:` is `- ready: {}`. */
function emptyOr<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => value ?? {}, schema);
}

function choice<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: oneOf(words) });
}

function listOf<S extends z.ZodType>(item: S, what: string) {
  return z.array(item, { error: `a list of ${what}` });
}

function whole(least: number) {
  const error = `a whole number from ${least} on`;
  return z.int({ error }).min(least, { error });
}

const LOGIN = "a GitHub login: letters, digits and single hyphens, at most 39 characters";
const login = z
  .string({ error: LOGIN })
  .regex(/^(?=.{1,39}(?:\[bot\])?$)[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:\[bot\])?$/u, { error: LOGIN });

const INSTANT = "an instant in UTC such as `2026-01-05T09:00:00Z`";
const instant = z
  .string({ error: INSTANT })
  .refine((value) => parseInstant(value) !== null, { error: INSTANT });

const LENGTH = "a length of time such as `3d`, `2h`, `90m` or `10d 1s`";
const length = z.string({ error: LENGTH }).refine((value) => parseLength(value) !== null, { error: LENGTH });

const PATH = "a file's path from the repository's root, without `..`";
const path = z
  .string()
  .regex(/^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))(?!.*\/\/)[^\\\p{Cc}]*[^\\/\p{Cc}]$/u, { error: PATH });
const FILE = "`full`, `draft` or the file's text";
const file = z.string({ error: FILE });
const files = z.record(path, file, record);
const someFile = { error: "at least one file" };

const by = login;
const comment = line;
const anybody = login.optional();
const anybodyAlone = emptyOr(mapping({ by: anybody }));
const label = line;

const answer = mapping({
  status: z
    .int({ error: "an HTTP status from 400 to 599" })
    .min(400, { error: "an HTTP status from 400 to 599" })
    .max(599, { error: "an HTTP status from 400 to 599" }),
  times: whole(1),
});

/** What goes wrong between GitHub and the bot; what isn't named goes well. */
const faults = z.preprocess(
  (value) => (value === "none" ? {} : value),
  z.strictObject(
    {
      lose: flag.optional(),
      duplicate: whole(1).optional(),
      reorder: flag.optional(),
      fail: answer.optional(),
      "fail-after": answer.optional(),
      "crash-after": whole(1).optional(),
    },
    {
      error:
        "`none`, or a mapping with `lose`, `duplicate`, `reorder`, `fail`, `fail-after` or `crash-after`",
    },
  ),
);

export const PHASES = [
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
] as const;

const CONCLUSION = "`success`, `failure`, `neutral` or `null`";
const texts = listOf(text, "texts");
const logins = listOf(login, "logins");
const names = listOf(line, "group names");
const atMost = mapping({ max: whole(0) });

const expectation = mapping({
  phase: choice(PHASES).optional(),
  disposition: z
    .enum(["merge", "close", "postpone"], { error: "`merge`, `close`, `postpone` or `null`" })
    .nullish(),
  mover: z.string({ error: "a login or `null`" }).nullish(),
  signedOff: logins.optional(),
  signedGroups: names.optional(),
  awaitingGroups: names.optional(),
  objections: listOf(
    mapping({ name: line.optional(), by: login.optional(), resolved: flag.optional() }),
    "objections, each with `name`, `by` and `resolved`",
  ).optional(),
  fcp: z
    .strictObject(
      { startedAt: instant.optional(), endsAt: instant.optional() },
      { error: "`null`, or a mapping with `startedAt` and `endsAt`" },
    )
    .nullish(),
  labels: listOf(label, "labels").optional(),
  pull: mapping({
    state: choice(["open", "closed", "merged"]).optional(),
    draft: flag.optional(),
    queued: flag.optional(),
  }).optional(),
  checks: z
    .record(line, z.enum(["success", "failure", "neutral"], { error: CONCLUSION }).nullable(), record)
    .optional(),
  checklist: mapping({
    count: whole(0).optional(),
    contains: texts.optional(),
    lacks: texts.optional(),
  }).optional(),
  replies: mapping({
    count: whole(0).optional(),
    last: mapping({ contains: texts.optional() }).optional(),
  }).optional(),
  reactions: z.record(z.string(), listOf(choice(["+1", "-1"]), "`+1` and `-1`"), record).optional(),
  writes: atMost.optional(),
  requests: atMost.optional(),
});

/** The actions, of which a step has exactly one. */
const ACTIONS = {
  comment: mapping({ by, body: text, id: line.optional() }),
  edit: mapping({ comment, by, body: text }),
  delete: mapping({ comment, by }),
  tick: mapping({ by, login, checked: flag.optional() }),
  "edit-checklist": mapping({ by, body: text }),
  "delete-checklist": mapping({ by }),
  review: mapping({
    by,
    state: choice(["approved", "changes_requested", "commented"]),
    body: text.optional(),
  }),
  inline: mapping({ by, body: text }),
  push: mapping({
    files: z.record(path, file.nullable(), record).refine((value) => Object.keys(value).length > 0, someFile),
    by: anybody,
  }),
  label: mapping({
    add: listOf(label, "labels").optional(),
    remove: listOf(label, "labels").optional(),
    by: anybody,
  }),
  ready: anybodyAlone,
  draft: anybodyAlone,
  close: mapping({ by }),
  reopen: mapping({ by }),
  merge: mapping({ by }),
  mergeable: flag,
  hinder: choice(["check", "review", "permission", "locked", "workflows", "merge-queue", "none"]),
  queue: choice(["merges", "gives-back"]),
  "update-branch": anybodyAlone,
  retarget: line,
  config: z.record(z.string(), z.unknown(), record),
  rename: mapping({ from: login, to: login }),
  advance: length,
  at: instant,
  restart: yes,
  faults,
  sweep: yes,
  expect: expectation,
};

export const ACTION_NAMES = Object.keys(ACTIONS);

type Optional<T extends Record<string, z.ZodType>> = { [K in keyof T]: z.ZodOptional<T[K]> };

function allOptional<T extends Record<string, z.ZodType>>(shape: T): Optional<T> {
  const entries = Object.entries(shape).map(([key, schema]) => [key, schema.optional()]);
  return Object.fromEntries(entries) as Optional<T>;
}

const step = z.strictObject(allOptional(ACTIONS), {
  error: "a mapping with one action, such as `comment` or `advance`",
});

const DEFAULT_CONFIG: Record<string, unknown> = {
  projects: {
    "project-wasmtime": { groups: { Fastly: ["ana", "ben"], Arm: ["cho"], Intel: ["dee", "eli"] } },
  },
  admins: ["ada"],
};

const pull = mapping({
  number: whole(1).default(1),
  author: login.default("zed"),
  draft: flag.default(false),
  labels: listOf(label, "labels").default(["project-wasmtime"]),
  files: files
    .refine((value) => Object.keys(value).length > 0, someFile)
    .default({ "accepted/example.md": "full" }),
});

/** A whole scenario file. */
export const SCENARIO = mapping({
  name: line,
  proves: listOf(
    z
      .string({ error: "a number such as `R9` or `D12`" })
      .regex(/^[RD][1-9][0-9]?$/u, { error: "a number such as `R9` or `D12`" }),
    "numbers such as `R9` or `D12`",
  ).default([]),
  start: instant.default("2026-01-05T09:00:00Z"),
  config: ACTIONS.config.default(DEFAULT_CONFIG),
  pull: pull.prefault({}),
  base: files.default({}),
  steps: listOf(step, "steps"),
});

export type ScenarioFile = z.output<typeof SCENARIO>;
export type Actions = { readonly [K in keyof typeof ACTIONS]: z.output<(typeof ACTIONS)[K]> };
export type Expectation = Actions["expect"];
