/**
 * Cuts out of GitHub's own OpenAPI description the operations that are served, with all schemas that they reach.
 *
 * The description is of OpenAPI 3.0, whose schemas are not quite JSON Schema: `nullable` becomes a type of its own
 * here. What doesn't bear on whether something is valid is left out.
 */

/** A JSON Schema, as far as cutting it up goes. */
export type Schema = Readonly<Record<string, unknown>>;

/** A parameter in the path or the query. */
export interface SliceParameter {
  readonly in: "path" | "query";
  readonly required: boolean;
  /** Whether it may go over several segments of the path, as a file's path does. */
  readonly wide: boolean;
  readonly schema: Schema;
}

export interface SliceOperation {
  /** Where GitHub documents it. */
  readonly docs: string;
  /** Whether GitHub says that it notifies people: of such requests it takes only so many. */
  readonly notifies: boolean;
  readonly parameters: Readonly<Record<string, SliceParameter>>;
  readonly body: { readonly required: boolean; readonly schema: Schema } | null;
  /** By the status; `null` for an answer without a body. */
  readonly responses: Readonly<Record<string, Schema | null>>;
}

export interface OpenApiSlice {
  /** The version of `@octokit/openapi` that it was cut from. */
  readonly version: string;
  readonly operations: Readonly<Record<string, SliceOperation>>;
  /** By their names; references to them begin with `#/schemas/`. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

type Node = Readonly<Record<string, unknown>>;

const REFERENCE = "#/components/schemas/";
/** Left out where they stand in a schema, and not where they are the names of properties. */
const IDLE =
  /^(?:title|description|examples?|default|deprecated|discriminator|externalDocs|readOnly|writeOnly|xml|nullable|x-.*)$/u;
/** Where a schema has more schemas: one, a list of them, or a mapping of names. */
const ONE = ["items", "additionalProperties", "not"];
const SOME = ["oneOf", "anyOf", "allOf"];
/**
 * Where the description contradicts itself, and GitHub: in this list an account would have to be a user and an
 * enterprise at once. The same installation, asked for by its id, is described as it is. And a file's conflict would
 * have to be of exactly one of two kinds, where whatever is of the second is of the first too.
 */
const CORRECTED: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  "GET /app/installations": { "200": { type: "array", items: { $ref: "#/schemas/installation" } } },
  "PUT /repos/{owner}/{repo}/contents/{path}": { "409": { $ref: "#/schemas/basic-error" } },
};
/** Schemas of answers that any operation may give. */
const ALWAYS = ["basic-error", "validation-error", "validation-error-simple"];

/** The slice of some operations (`GET /users/{username}`). Throws `RangeError` for one that isn't described. */
export function cutOpenApi(description: Node, names: readonly string[]): OpenApiSlice {
  const operations = names.map((name) => [name, cutOperation(description, name)] as const);
  const schemas = new Map<string, Schema>();
  const open = [...ALWAYS, ...referencesIn(operations)];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (schemas.has(name)) continue;
    const schema = toJsonSchema(nodeAt(description, "components", "schemas", name));
    schemas.set(name, schema);
    open.push(...referencesIn(schema));
  }
  return {
    version: String(nodeAt(description, "info")["version"]),
    operations: Object.fromEntries(operations),
    schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function cutOperation(description: Node, name: string): SliceOperation {
  const [method = "", path = ""] = name.split(" ");
  const operation = nodeAt(description, "paths", path, method.toLowerCase());
  const parameters = listOf(operation["parameters"])
    .map((parameter) => resolve(description, parameter))
    .filter((parameter) => parameter["in"] === "path" || parameter["in"] === "query");
  const body = operation["requestBody"] as Node | undefined;
  const schema = body === undefined ? null : jsonSchemaOf(body);
  return {
    docs: String(nodeAt(operation, "externalDocs")["url"]),
    notifies: nodeAt(operation, "x-github")["triggersNotification"] === true,
    parameters: Object.fromEntries(parameters.map((one) => [String(one["name"]), cutParameter(one)])),
    body: schema === null ? null : { required: body?.["required"] === true, schema },
    responses: {
      ...Object.fromEntries(
        Object.entries(nodeAt(operation, "responses"))
          // Nothing here is served from a cache.
          .filter(([status]) => status !== "304")
          .map(([status, response]) => [status, jsonSchemaOf(resolve(description, response as Node))]),
      ),
      ...CORRECTED[name],
    },
  };
}

function cutParameter(parameter: Node): SliceParameter {
  return {
    in: parameter["in"] as "path" | "query",
    required: parameter["required"] === true,
    wide: parameter["x-multi-segment"] === true,
    schema: toJsonSchema(nodeAt(parameter, "schema")),
  };
}

function jsonSchemaOf(message: Node): Schema | null {
  const content = message["content"] as Node | undefined;
  const json = content?.["application/json"] as Node | undefined;
  return json === undefined ? null : toJsonSchema(nodeAt(json, "schema"));
}

/** A schema of OpenAPI 3.0 as JSON Schema. */
export function toJsonSchema(schema: Node): Schema {
  const reference = schema["$ref"];
  if (typeof reference === "string") return { $ref: reference.replace(REFERENCE, "#/schemas/") };
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (IDLE.test(key)) continue;
    if (ONE.includes(key)) kept[key] = typeof value === "object" ? toJsonSchema(value as Node) : value;
    else if (SOME.includes(key)) kept[key] = listOf(value).map(toJsonSchema);
    else if (key === "properties") kept[key] = eachToJsonSchema(value as Node);
    else kept[key] = value;
  }
  if (schema["nullable"] !== true) return kept;
  if (kept["enum"] === undefined && typeof kept["type"] === "string") {
    return { ...kept, type: [kept["type"], "null"] };
  }
  return { anyOf: [kept, { type: "null" }] };
}

function eachToJsonSchema(properties: Node): Node {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, toJsonSchema(schema as Node)]),
  );
}

function referencesIn(part: unknown): string[] {
  if (typeof part === "string") return part.startsWith("#/schemas/") ? [part.slice("#/schemas/".length)] : [];
  if (typeof part !== "object" || part === null) return [];
  return Object.values(part).flatMap(referencesIn);
}

function resolve(description: Node, node: Node): Node {
  const reference = node["$ref"];
  return typeof reference === "string" ? nodeAt(description, ...reference.slice(2).split("/")) : node;
}

function nodeAt(node: Node, ...path: readonly string[]): Node {
  let at: unknown = node;
  for (const key of path) at = (at as Node | undefined)?.[key];
  if (typeof at !== "object" || at === null) {
    throw new RangeError(`GitHub's description has nothing at ${path.join(" ")}.`);
  }
  return at as Node;
}

function listOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value : [];
}
