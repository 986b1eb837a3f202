/**
 * The reference page of the configuration, written from the schema: its descriptions, its words, its defaults.
 */
import * as z from "zod";
import { EVERY_SETTING, SMALLEST } from "./example.ts";
import { configurationSchema } from "./schema.ts";
import { innerOf, unwrap, wordingOf } from "./wording.ts";

/** The text of `docs/configuration.md`. */
export function writeReference(): string {
  const sections = Object.entries(configurationSchema.shape).map(([key, schema]) =>
    writeSection(key, schema),
  );
  return `${OPENING}\n${sections.join("\n")}\n${CLOSING}`;
}

const OPENING = `<!-- Written by packages/config/write-reference.ts from the schema: change that, not this page. -->
# The configuration

The bot, the linter and the command line read \`.github/rfcbot.yml\` on the RFC repository's default branch. Everything
but \`projects\` has a default. This is a whole configuration:

\`\`\`yaml
${SMALLEST}\`\`\`

The first line is for editors: with it they complete the keys and underline what is wrong. This is every setting with
its default, for one project:

\`\`\`yaml
${EVERY_SETTING}\`\`\`

The file is YAML 1.2, and at most 64 KiB. A duration is one whole number and a unit: \`2s\`, \`90m\`, \`24h\`, \`3d\`; a day
has 24 hours. What begins with \`@\` needs quotes, and so does a login of digits only.

The numbers in brackets are those of [the process](process.md).

## Settings
`;

const CLOSING = `## People

A login stands for the user who had it when that version of the file was first read. GitHub lets anybody take a login
that somebody gave up; so a login that stands for another user than it did in an earlier version of the file is an
error, until it is pinned to the numeric id of the user who is meant: \`bob#583231\`. A pinned login stays that user,
whatever they are called later. \`rfc config pin\` writes the ids of everybody whom the file names.

## What is reported

Everything that is wrong is reported at once, each with its line and column, what was found, what was expected, and
the nearest valid spelling. [\`rfc config check\`](cli/config-check.md) does so before the file is pushed, as far as that can
be told without GitHub, and [\`rfc config show\`](cli/config-show.md) prints every setting and where it comes from.

- what isn't YAML, or has a key twice; keys that aren't in the tables above; values of another kind;
- no project, a project of fewer than two groups, an empty group, a login or a team that isn't spelt like one;
- the same login twice in a group, and everybody in every group of a project: no motion could ever be decided there;
- two labels of one name, compared without case, the projects' labels and the defaults among them;
- a reminder that is due before the period has begun;
- once GitHub has been asked: a login that it doesn't know, a login that has changed hands, the same person twice in
  a group under two logins, a team that can't be read or is empty.

While the file is broken, the newest valid version of the default branch stays in force.
`;

function writeSection(key: string, schema: z.core.$ZodType): string {
  const rows = leavesOf(schema, key).map(writeRow);
  const table = ["| setting | value | default | what it does |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
  const isOneValue = rows.length === 1 && !(unwrap(schema) instanceof z.ZodObject);
  return `### \`${key}\`\n\n${isOneValue ? "" : `${descriptionOf(schema)}\n\n`}${table}\n`;
}

interface Leaf {
  readonly path: string;
  /** Whether it belongs to one of several forms of a value, so that it is never required as such. */
  readonly isForm: boolean;
  readonly schema: z.core.$ZodType;
}

/** The values of a setting that have keys of their own, in the order of the schema. */
function leavesOf(schema: z.core.$ZodType, path: string, isForm = false): Leaf[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) {
    return Object.entries(bare.shape).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`, isForm));
  }
  const inner = contentOf(bare, path).flatMap((leaf) => leavesOf(leaf.schema, leaf.path, leaf.isForm));
  return describedElsewhere(schema) ? inner : [{ path, schema, isForm }, ...inner];
}

/** What stands in a record, a list, or one form of several; only what has more to say than its container. */
function contentOf(schema: z.core.$ZodType, path: string): Leaf[] {
  if (schema instanceof z.ZodRecord) {
    const name = path === "projects" ? "<label>" : "<name>";
    return hasParts(schema.valueType)
      ? [{ path: `${path}.${name}`, schema: schema.valueType, isForm: false }]
      : [];
  }
  if (schema instanceof z.ZodArray)
    return hasParts(schema.element) ? [{ path: `${path}[]`, schema: schema.element, isForm: false }] : [];
  if (schema instanceof z.ZodUnion)
    return schema.options.filter(hasParts).map((option) => ({ path, schema: option, isForm: true }));
  return [];
}

/** Whether a value is a mapping, or may be one. */
function hasParts(schema: z.core.$ZodType): boolean {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return bare.options.some(hasParts);
  return (
    bare instanceof z.ZodObject ||
    bare instanceof z.ZodRecord ||
    (bare instanceof z.ZodArray && descriptionOf(bare) !== "")
  );
}

function describedElsewhere(schema: z.core.$ZodType): boolean {
  return unwrap(schema) instanceof z.ZodUnion && descriptionOf(schema) === "";
}

function descriptionOf(schema: z.core.$ZodType): string {
  const own = z.globalRegistry.get(schema)?.description;
  const inner = innerOf(schema);
  return own ?? (inner === null ? "" : descriptionOf(inner));
}

function writeRow({ path, schema, isForm }: Leaf): string {
  const { expected } = wordingOf(schema);
  const words = typeof expected === "string" ? expected : expected("");
  const cells = [`\`${path}\``, words, defaultOf(schema, isForm), descriptionOf(schema)];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function defaultOf(schema: z.core.$ZodType, isForm: boolean): string {
  if (schema instanceof z.ZodDefault) {
    const value = schema.def.defaultValue;
    return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
  }
  return schema instanceof z.ZodOptional || isForm ? "" : "required";
}
