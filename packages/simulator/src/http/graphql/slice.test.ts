/** The slice that is served, held against the schema that GitHub publishes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
} from "graphql";
import { describe, expect, test } from "vitest";
import { cutSlice } from "./cut-slice.ts";
import { servedSchema } from "./prepare.ts";
import { SCHEMA } from "./schema.generated.ts";
import { SERVED } from "./served.ts";

const path = join(import.meta.dirname, "../../../node_modules/@octokit/graphql-schema/schema.graphql");
const published = buildSchema(readFileSync(path, "utf8"), { assumeValid: true });
const types = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

test("it is what the script cuts", () => {
  expect(SCHEMA === cutSlice(published, SERVED), "run packages/simulator/write-graphql-slice.ts").toBe(true);
});

test("whatever it has is as published: types, arguments, what may be null, what stands in for what is left out", () => {
  for (const type of types(servedSchema())) {
    const original = published.getType(type.name);
    expect(original?.constructor, type.name).toBe(type.constructor);
    const all = original === undefined ? new Map() : describeType(original);
    for (const [field, described] of describeType(type)) {
      expect(described, `${type.name}.${field}`).toBe(all.get(field));
    }
  }
});

test("enums and inputs are whole", () => {
  for (const type of types(servedSchema())) {
    const original = published.getType(type.name);
    if (original === undefined || !(isEnumType(type) || isInputObjectType(type))) continue;
    expect([...describeType(type).keys()], type.name).toEqual([...describeType(original).keys()]);
  }
});

describe("cutting", () => {
  const small = buildSchema(
    "type Query { a: Int, b: Thing, c(d: Kind = ONE): Int } type Thing { id: ID! } enum Kind { ONE TWO }",
  );

  test("takes along what arguments lead to", () => {
    const cut = buildSchema(cutSlice(small, { Query: "c" }));
    expect(cut.getType("Kind")).toBeDefined();
    expect([
      ...(cut.getQueryType() === undefined ? [] : Object.keys(cut.getQueryType()?.getFields() ?? {})),
    ]).toEqual(["c"]);
  });

  test.each([
    ["a field that GitHub hasn't", { Query: "z" }],
    ["a field whose type isn't served", { Query: "b" }],
    ["a type that GitHub hasn't", { Query: "a", Nothing: "id" }],
  ])("refuses %s", (_, served) => {
    expect(() => cutSlice(small, served)).toThrow();
  });
});

/** What a type consists of, each part in one line. */
function describeType(type: GraphQLNamedType): Map<string, string> {
  if (isEnumType(type)) return new Map(type.getValues().map(({ name }) => [name, name]));
  if (isInputObjectType(type)) {
    return new Map(Object.values(type.getFields()).map((field) => [field.name, describeArgument(field)]));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return new Map();
  return new Map(
    Object.values(type.getFields()).map((field) => {
      const args = field.args.map(describeArgument).sort();
      return [field.name, `${field.name}(${args.join(", ")}): ${field.type}`];
    }),
  );
}

function describeArgument({
  name,
  type,
  astNode,
}: Pick<GraphQLArgument, "name" | "type" | "astNode">): string {
  const preset = astNode?.defaultValue;
  return `${name}: ${type}${preset === undefined ? "" : ` = ${print(preset)}`}`;
}
