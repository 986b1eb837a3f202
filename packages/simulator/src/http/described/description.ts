/**
 * GitHub's own description of its REST API, as far as it is served here, and what differs from it.
 *
 * The checks of an operation are compiled when it is first used; a process compiles them once.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formatsPlugin from "ajv-formats";
import type { Finding } from "./deviation.ts";
import published from "./openapi.generated.json" with { type: "json" };
import type { OpenApiSlice, Schema, SliceOperation, SliceParameter } from "./openapi-slice.ts";

export interface DescribedRequest {
  /** The path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON; `undefined` where there is no body. */
  readonly body: unknown;
}

export interface DescribedAnswer {
  readonly status: number;
  /** `undefined` where there is no body. */
  readonly body?: unknown;
}

export interface Description {
  /** Where GitHub documents an operation. */
  docs(operation: string): string;
  /** Whether an operation makes content that people are notified of. */
  notifies(operation: string): boolean;
  /** Whether its 422 lists plain sentences instead of objects. */
  hasPlainErrors(operation: string): boolean;
  /** The names of those parameters of the path that may go over several segments. */
  wideParameters(operation: string): readonly string[];
  /** What of a request isn't as described. Throws `RangeError` for an operation that isn't served. */
  checkRequest(operation: string, request: DescribedRequest): Finding[];
  checkAnswer(operation: string, answer: DescribedAnswer): Finding[];
}

/**
 * Answers that GitHub documents for all operations together ("Troubleshooting the REST API", "Best practices") and
 * lists at only some of them.
 */
const EVERYWHERE: ReadonlySet<number> = new Set([
  301, 302, 307, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504,
]);
const SIMPLE = "validation-error-simple";
const MOST_FINDINGS = 5;

/** The description of what is served, as published. */
export function publishedDescription(): Description {
  once ??= createDescription(published as unknown as OpenApiSlice);
  return once;
}
let once: Description | null = null;

/** A description by a slice of GitHub's. */
export function createDescription(slice: OpenApiSlice): Description {
  const strict = createChecker(slice, false);
  const lenient = createChecker(slice, true);
  const compiled = new Map<string, ValidateFunction>();
  // The same schema again, as that of most errors and many paths, is compiled once.
  const compile = (ajv: Ajv, schema: Schema): ValidateFunction => {
    const key = JSON.stringify(schema);
    const check = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, check);
    return check;
  };
  const operationOf = (name: string): SliceOperation => {
    const operation = slice.operations[name];
    if (operation === undefined) throw new RangeError(`GitHub's description has no "${name}" here.`);
    return operation;
  };

  const checkParameters = (name: string, place: "path" | "query", given: Record<string, unknown>) => {
    const { parameters } = operationOf(name);
    const check = compile(lenient, parametersSchema(parameters, place));
    return findingsOf(check, given, place);
  };

  const checkBody = (name: string, given: unknown): Finding[] => {
    const { body } = operationOf(name);
    if (body === null) {
      return given === undefined ? [] : [{ where: "body", what: "isn't described", harmless: true }];
    }
    if (given === undefined) return body.required ? [{ where: "body", what: "is missing" }] : [];
    const check = compile(strict, placeOf(body.schema, "operations", name, "body", "schema"));
    const known = propertiesOf(slice, body.schema);
    const unknown =
      isMapping(given) && known.size > 0 ? Object.keys(given).filter((key) => !known.has(key)) : [];
    return [
      ...findingsOf(check, given, "body"),
      ...unknown.map((key) => ({ where: `body/${key}`, what: "isn't described", harmless: true })),
    ];
  };

  return {
    docs: (name) => operationOf(name).docs,
    notifies: (name) => operationOf(name).notifies,
    hasPlainErrors: (name) => operationOf(name).responses["422"]?.["$ref"] === `#/schemas/${SIMPLE}`,
    wideParameters: (name) =>
      Object.entries(operationOf(name).parameters)
        .filter(([, { wide }]) => wide)
        .map(([parameter]) => parameter),
    checkRequest: (name, { params, query, body }) => {
      const keys = [...new Set(query.keys())];
      const unknown = keys.filter((key) => operationOf(name).parameters[key]?.in !== "query");
      // Only the last value of a name is looked at.
      const repeated = keys.filter((key) => query.getAll(key).length > 1);
      return [
        ...checkParameters(name, "path", { ...params }),
        ...checkParameters(name, "query", Object.fromEntries(query)),
        ...repeated.map((key) => ({
          where: `query/${key}`,
          what: "is given more than once",
          harmless: true,
        })),
        ...unknown.map((key) => ({ where: `query/${key}`, what: "isn't described", harmless: true })),
        ...checkBody(name, body),
      ];
    },
    checkAnswer(name, { status, body }) {
      const { responses } = operationOf(name);
      const described = responses[String(status)];
      if (described === undefined && !EVERYWHERE.has(status)) {
        return [{ where: "answer", what: `has the status ${status}, which isn't described` }];
      }
      // Of some refusals the description says no more than that there are such.
      const silent = described === null && status >= 400;
      if (described === null && !silent) {
        return body === undefined ? [] : [{ where: "answer", what: `has a body, with the status ${status}` }];
      }
      if (body === undefined) return [{ where: "answer", what: `has no body, with the status ${status}` }];
      const schema =
        described == null
          ? placeOf({}, "schemas", status === 422 ? "validation-error" : "basic-error")
          : placeOf(described, "operations", name, "responses", String(status));
      const findings = findingsOf(compile(strict, schema), body, "answer");
      // GitHub's description doesn't demand the message of most errors, which all of them have.
      const silentError = status >= 400 && isMapping(body) && body["message"] === undefined;
      const told = findings.some(({ where }) => where === "answer/message");
      return silentError && !told ? [...findings, { where: "answer/message", what: "is missing" }] : findings;
    },
  };
}

const BASE = "github";

function createChecker(slice: OpenApiSlice, coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    allErrors: true,
    inlineRefs: false,
    logger: false,
    coerceTypes,
  });
  formatsPlugin.default(ajv);
  // A repository's full name: a format of GitHub's own.
  ajv.addFormat("repo.nwo", /^[^/]+\/[^/]+$/u);
  ajv.addSchema({ $id: BASE, ...slice });
  return ajv;
}

/** A schema by its place in the slice, or by the one that it only refers to. */
function placeOf(schema: Schema, ...path: readonly string[]): Schema {
  const reference = schema["$ref"];
  if (typeof reference === "string") return { $ref: BASE + reference };
  const pointer = path.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")));
  return { $ref: `${BASE}#/${pointer.join("/")}` };
}

function parametersSchema(parameters: Readonly<Record<string, SliceParameter>>, place: string): Schema {
  const here = Object.entries(parameters).filter(([, parameter]) => parameter.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(here.map(([name, { schema }]) => [name, schema])),
    required: here.filter(([, { required }]) => required).map(([name]) => name),
  };
}

function findingsOf(check: ValidateFunction, given: unknown, place: string): Finding[] {
  if (check(given)) return [];
  // Of several alternatives that don't fit, the first is mostly the one that was meant.
  return (check.errors ?? []).slice(0, MOST_FINDINGS).map((error) => findingOf(error, place));
}

function findingOf({ instancePath, keyword, params, message }: ErrorObject, place: string): Finding {
  const where = place + instancePath;
  if (keyword === "required") return { where: `${where}/${params["missingProperty"]}`, what: "is missing" };
  if (keyword === "additionalProperties") {
    return { where: `${where}/${params["additionalProperty"]}`, what: "isn't described" };
  }
  const more = keyword === "enum" ? `: ${JSON.stringify(params["allowedValues"])}` : "";
  return { where, what: `${message ?? "isn't as described"}${more}` };
}

/** The names of the properties that a schema of an object knows, in whichever of its alternatives. */
function propertiesOf(slice: OpenApiSlice, schema: Schema): ReadonlySet<string> {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    return propertiesOf(slice, slice.schemas[reference.replace("#/schemas/", "")] ?? {});
  }
  const parts = ["oneOf", "anyOf", "allOf"].flatMap(
    (key) => (schema[key] as readonly Schema[] | undefined) ?? [],
  );
  const own = isMapping(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  return new Set([...own, ...parts.flatMap((part) => [...propertiesOf(slice, part)])]);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
