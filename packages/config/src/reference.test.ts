/** What is published is what the schema says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { EVERY_SETTING, SMALLEST } from "./example.ts";
import { readConfiguration, SCHEMA_LINE, writeJsonSchema, writeReference } from "./index.ts";
import { configurationSchema } from "./schema.ts";
import { innerOf, UNKNOWN, wordingOf } from "./wording.ts";

const docs = join(import.meta.dirname, "../../../docs");
const HINT = "run `node packages/config/write-reference.ts`";

test("docs/configuration.md is up to date", () => {
  expect(readFileSync(join(docs, "configuration.md"), "utf8"), HINT).toBe(writeReference());
});

test("docs/rfcbot.schema.json is up to date", () => {
  expect(readFileSync(join(docs, "rfcbot.schema.json"), "utf8"), HINT).toBe(writeJsonSchema());
});

test.each([SMALLEST, EVERY_SETTING])("the examples are valid, and name the schema", (example) => {
  expect(readConfiguration(example)).toMatchObject({ ok: true });
  expect(example.startsWith(`${SCHEMA_LINE}\n`)).toBe(true);
});

test("the example has every key of the schema", () => {
  const missing = (schema: z.core.$ZodType, value: unknown, path: string): string[] => {
    const inner = innerOf(schema);
    if (inner !== null) return missing(inner, value, path);
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries(schema.shape).flatMap(([key, part]) => {
      const has = typeof value === "object" && value !== null && Object.hasOwn(value, key);
      return has ? missing(part, Reflect.get(value, key), `${path}.${key}`) : [`${path}.${key}`];
    });
  };
  expect(missing(configurationSchema, parse(EVERY_SETTING), "")).toEqual([]);
});

/** Every part of the schema, with its path. */
function partsOf(schema: z.core.$ZodType, path = ""): [string, z.core.$ZodType][] {
  const inner = innerOf(schema);
  if (inner !== null) return partsOf(inner, path);
  const here: [string, z.core.$ZodType][] = [[path, schema]];
  if (schema instanceof z.ZodObject)
    return [
      ...here,
      ...Object.entries(schema.shape).flatMap(([key, part]) => partsOf(part, `${path}.${key}`)),
    ];
  if (schema instanceof z.ZodRecord)
    return [...here, ...partsOf(schema.keyType, `${path}.key`), ...partsOf(schema.valueType, `${path}.*`)];
  if (schema instanceof z.ZodArray) return [...here, ...partsOf(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodUnion)
    return [...here, ...schema.options.flatMap((option) => partsOf(option, path))];
  return here;
}

test("every part of the schema has words, and every setting a description", () => {
  const wordless = partsOf(configurationSchema).filter(
    ([, part]) => wordingOf(part) === UNKNOWN && !(part instanceof z.ZodNull),
  );
  expect(wordless.map(([path]) => path)).toEqual([]);
  const rows = writeReference()
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  expect(rows.filter((row) => row.endsWith("|  |"))).toEqual([]);
  expect(rows.length).toBeGreaterThan(30);
});

test("the published schema judges as the file's reader does", () => {
  const published = z.fromJSONSchema(JSON.parse(writeJsonSchema()));
  const judges = (text: string) => [published.safeParse(parse(text)).success, readConfiguration(text).ok];
  expect(judges(SMALLEST)).toEqual([true, true]);
  expect(judges(EVERY_SETTING)).toEqual([true, true]);
  for (const slip of [
    "fcp: { dayz: 1 }",
    "fcp: { days: 0 }",
    "fcp: { minimum: 3 days }",
    "merge: { method: sqash }",
    "admins: ['@bob']",
    "labels: { disposition: x }",
    "rfcs: { directory: ../x }",
    "version: 2",
    "paused: on",
  ]) {
    expect([slip, ...judges(`${SMALLEST}${slip}`)]).toEqual([slip, false, false]);
  }
});
