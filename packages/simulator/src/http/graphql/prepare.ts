/** Reads a request: parsed, and validated against the slice of GitHub's schema that is served, once for each text. */
import {
  buildSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { type Cost, reckonCost } from "./cost.ts";
import { SCHEMA } from "./schema.generated.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** What a request is, before it is carried out. */
export interface OperationName {
  /** The operation's own name, else what it is: `query` or `mutation`. */
  readonly name: string;
  readonly write: boolean;
  readonly cost: Cost;
}

type Prepared =
  | { readonly document: DocumentNode }
  /** What GitHub wouldn't carry out at all. */
  | { readonly problems: readonly GraphQLError[] };

/** So many texts are remembered. */
const MOST_TEXTS = 500;

let schema: GraphQLSchema | null = null;
const texts = new Map<string, Prepared>();

/** The slice of GitHub's schema, built when it is first needed. */
export function servedSchema(): GraphQLSchema {
  schema ??= buildSchema(SCHEMA, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return schema;
}

export function prepare(text: string): Prepared {
  const before = texts.get(text);
  if (before !== undefined) return before;
  const prepared = prepareAnew(text);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, prepared);
  return prepared;
}

function prepareAnew(text: string): Prepared {
  try {
    const document = parse(text);
    const problems = validate(servedSchema(), document);
    return problems.length === 0 ? { document } : { problems };
  } catch (error) {
    if (error instanceof GraphQLError) return { problems: [error] };
    throw error;
  }
}

/** The operation of a document that is asked for: the one of that name, or the only one. */
export function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name !== null) return operations.find((each) => each.name?.value === name) ?? null;
  return operations.length === 1 ? (operations[0] ?? null) : null;
}

/** What a request is; `null` where it isn't one that can be carried out. */
export function readOperation(request: GraphqlRequest): OperationName | null {
  const prepared = prepare(request.query);
  if ("problems" in prepared) return null;
  const operation = operationOf(prepared.document, request.operationName ?? null);
  if (operation === null) return null;
  return {
    name: operation.name?.value ?? operation.operation,
    write: operation.operation === "mutation",
    cost: reckonCost(prepared.document, operation, request.variables ?? {}),
  };
}
