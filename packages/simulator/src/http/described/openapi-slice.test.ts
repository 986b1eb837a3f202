import { expect, test } from "vitest";
import published from "./openapi.generated.json" with { type: "json" };
import { cutOpenApi, toJsonSchema } from "./openapi-slice.ts";
import { SERVED_OPERATIONS } from "./served-operations.ts";

test.each([
  ["what has one type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  [
    "one of some values, which need not list null",
    { type: "string", enum: ["a"], nullable: true },
    { anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
  ],
  [
    "alternatives",
    { oneOf: [{ type: "string" }, { type: "integer", nullable: true }], nullable: true },
    { anyOf: [{ oneOf: [{ type: "string" }, { type: ["integer", "null"] }] }, { type: "null" }] },
  ],
  [
    "what is described elsewhere",
    { allOf: [{ $ref: "#/components/schemas/user" }], nullable: true },
    { anyOf: [{ allOf: [{ $ref: "#/schemas/user" }] }, { type: "null" }] },
  ],
])("null is a type of its own beside %s", (_, openApi, json) => {
  expect(toJsonSchema(openApi)).toEqual(json);
});

test("descriptions go, and properties that are called so stay", () => {
  const described = { description: "A text", example: "x", type: "string" };
  expect(
    toJsonSchema({
      title: "Issue",
      type: "object",
      properties: { title: described, example: { type: "array", items: described } },
      additionalProperties: described,
      required: ["title"],
    }),
  ).toEqual({
    type: "object",
    properties: { title: { type: "string" }, example: { type: "array", items: { type: "string" } } },
    additionalProperties: { type: "string" },
    required: ["title"],
  });
});

test("an operation is cut out with all that it reaches, and nothing else", () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const json = (schema: object) => ({ content: { "application/json": { schema } } });
  const error = { type: "object" };
  const slice = cutOpenApi(
    {
      info: { version: "1.2.3" },
      paths: {
        "/things/{path}": {
          put: {
            externalDocs: { url: "https://docs.example/put" },
            "x-github": { triggersNotification: true },
            parameters: [
              { $ref: "#/components/parameters/path" },
              { name: "accept", in: "header", schema: { type: "string" } },
              { name: "page", in: "query", schema: { type: "integer", default: 1 } },
            ],
            requestBody: { required: true, ...json(reference("thing")) },
            responses: {
              "200": json(reference("thing")),
              "204": {},
              "304": {},
              "404": { $ref: "#/components/responses/gone" },
            },
          },
          get: {},
        },
      },
      components: {
        parameters: {
          path: {
            name: "path",
            in: "path",
            required: true,
            "x-multi-segment": true,
            schema: { type: "string" },
          },
        },
        responses: { gone: json(reference("basic-error")) },
        schemas: {
          thing: { type: "object", properties: { parts: { type: "array", items: reference("part") } } },
          part: { type: "object", properties: { whole: reference("thing") } },
          other: { type: "object" },
          "basic-error": error,
          "validation-error": error,
          "validation-error-simple": error,
        },
      },
    },
    ["PUT /things/{path}"],
  );
  const thing = { $ref: "#/schemas/thing" };
  expect(slice).toEqual({
    version: "1.2.3",
    operations: {
      "PUT /things/{path}": {
        docs: "https://docs.example/put",
        notifies: true,
        parameters: {
          path: { in: "path", required: true, wide: true, schema: { type: "string" } },
          page: { in: "query", required: false, wide: false, schema: { type: "integer" } },
        },
        body: { required: true, schema: thing },
        responses: { "200": thing, "204": null, "404": { $ref: "#/schemas/basic-error" } },
      },
    },
    schemas: {
      "basic-error": error,
      part: { type: "object", properties: { whole: thing } },
      thing: { type: "object", properties: { parts: { type: "array", items: { $ref: "#/schemas/part" } } } },
      "validation-error": error,
      "validation-error-simple": error,
    },
  });
  expect(() => cutOpenApi({ info: {}, paths: {} }, ["GET /nothing"])).toThrow(
    /nothing at paths \/nothing get/u,
  );
});

test("the slice has what is served, and says of which version it is", () => {
  expect(Object.keys(published.operations).sort()).toEqual([...SERVED_OPERATIONS].sort());
  expect(published.version).toMatch(/^\d+\.\d+\.\d+$/u);
});
