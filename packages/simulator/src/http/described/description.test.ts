import { describe, expect, test } from "vitest";
import { createDescription } from "./description.ts";
import { Deviation } from "./deviation.ts";

const NAME = "PUT /things/{number}";
const TEXT = { type: "string" };
const person = { type: "object", properties: { login: TEXT, born: { type: "string", format: "date-time" } } };

const description = createDescription({
  version: "1.2.3",
  operations: {
    [NAME]: {
      docs: "https://docs.example/put",
      notifies: true,
      parameters: {
        number: { in: "path", required: true, wide: false, schema: { type: "integer" } },
        path: { in: "path", required: false, wide: true, schema: TEXT },
        page: { in: "query", required: false, wide: false, schema: { type: "integer" } },
        state: {
          in: "query",
          required: false,
          wide: false,
          schema: { type: "string", enum: ["open", "closed"] },
        },
      },
      body: {
        required: true,
        schema: {
          oneOf: [
            { type: "object", properties: { name: TEXT }, required: ["name"] },
            { $ref: "#/schemas/numbered" },
          ],
        },
      },
      responses: {
        "200": { type: "array", items: { $ref: "#/schemas/person" } },
        "204": null,
        "422": { $ref: "#/schemas/validation-error-simple" },
      },
    },
    "GET /things": { docs: "", notifies: false, parameters: {}, body: null, responses: {} },
  },
  schemas: {
    person: { ...person, required: ["login"] },
    numbered: { type: "object", properties: { number: { type: "integer" } }, required: ["number"] },
    "basic-error": { type: "object", properties: { message: TEXT } },
    "validation-error": { type: "object", required: ["errors"] },
    "validation-error-simple": { type: "object", required: ["message"] },
  },
});

const GOOD = { params: { number: "7" }, query: "page=2&state=open", body: { name: "x" } as unknown };

describe("a request", () => {
  test.each<[string, Partial<typeof GOOD>, string[]]>([
    ["that is right", {}, []],
    ["by the other alternative", { body: { number: 1 } }, []],
    ["with a path that is no number", { params: { number: "x" } }, ["path/number must be integer"]],
    ["with a page that is no number", { query: "page=x" }, ["query/page must be integer"]],
    [
      "for a state that isn't one",
      { query: "state=ended" },
      ['query/state must be equal to one of the allowed values: ["open","closed"]'],
    ],
    ["without a body", { body: undefined }, ["body is missing"]],
    ["with a parameter that isn't known", { query: "pages=2" }, ["query/pages isn't described (harmless)"]],
    ["with a parameter twice", { query: "page=1&page=2" }, ["query/page is given more than once (harmless)"]],
    [
      "with a property that isn't known",
      { body: { name: "x", mood: 1 } },
      ["body/mood isn't described (harmless)"],
    ],
  ])("%s", (_, change, expected) => {
    const { params, query, body } = { ...GOOD, ...change };
    const findings = description.checkRequest(NAME, { params, query: new URLSearchParams(query), body });
    const told = findings.map(
      ({ where, what, harmless }) => `${where} ${what}${harmless ? " (harmless)" : ""}`,
    );
    expect(told).toEqual(expected);
  });

  test("that fits none of the alternatives", () => {
    const findings = description.checkRequest(NAME, { ...GOOD, query: new URLSearchParams(), body: {} });
    expect(findings.map(({ where }) => where)).toContain("body/name");
  });

  test("with a body where there should be none", () => {
    const nothing = { params: {}, query: new URLSearchParams(), body: {} };
    expect(description.checkRequest("GET /things", nothing)).toMatchObject([
      { where: "body", harmless: true },
    ]);
  });
});

describe("an answer", () => {
  test.each<[string, number, unknown, string[]]>([
    ["that is right", 200, [{ login: "ana", born: "2026-01-05T09:00:00Z" }], []],
    ["that has nothing to say", 204, undefined, []],
    ["with something missing", 200, [{ login: "ana" }, {}], ["answer/1/login is missing"]],
    [
      "with a time that is none",
      200,
      [{ login: "a", born: "now" }],
      ['answer/0/born must match format "date-time"'],
    ],
    ["with a body too many", 204, {}, ["answer has a body, with the status 204"]],
    ["with a body too few", 200, undefined, ["answer has no body, with the status 200"]],
    ["with a status that isn't known", 201, [], ["answer has the status 201, which isn't described"]],
    ["with another that isn't", 409, { message: "x" }, ["answer has the status 409, which isn't described"]],
    ["with an error that any operation may give", 404, { message: "Not Found" }, []],
    ["with such an error, in another form", 404, { message: 1 }, ["answer/message must be string"]],
    ["with such an error that says nothing", 404, {}, ["answer/message is missing"]],
    ["with an error that isn't listed and says nothing", 429, {}, ["answer/message is missing"]],
    ["with a refusal of its own form", 422, { message: "x" }, []],
    ["with a refusal of its own form that says nothing", 422, {}, ["answer/message is missing"]],
  ])("%s", (_, status, body, expected) => {
    const findings = description.checkAnswer(NAME, { status, body });
    expect(findings.map(({ where, what }) => `${where} ${what}`)).toEqual(expected);
  });

  test("that refuses, where the operation says nothing of that", () => {
    const refused = { status: 422, body: { message: "x" } };
    expect(description.checkAnswer("GET /things", refused)).toMatchObject([{ where: "answer/errors" }]);
  });
});

test("an operation tells where it is documented, and what else there is to know of it", () => {
  expect([description.docs(NAME), description.notifies(NAME), description.hasPlainErrors(NAME)]).toEqual([
    "https://docs.example/put",
    true,
    true,
  ]);
  expect(description.wideParameters(NAME)).toEqual(["path"]);
  expect(description.hasPlainErrors("GET /things")).toBe(false);
  expect(() => description.docs("GET /nothing")).toThrow(/no "GET \/nothing"/u);
});

test("a deviation says all of it in a line", () => {
  const deviation = new Deviation(NAME, { where: "answer/login", what: "is missing" });
  expect(String(deviation)).toBe(`${NAME}: answer/login is missing`);
});
