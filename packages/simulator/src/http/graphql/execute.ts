/**
 * GraphQL over the world: each request is validated against GitHub's published schema, and so is, by graphql-js's own
 * completion, each answer.
 *
 * The fields of a mutation run one after another, and one that fails leaves the others standing, as on GitHub.
 */
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { NotAllowed } from "../../github/denial.ts";
import type { WorldState } from "../../github/state.ts";
import type { Viewer } from "../access.ts";
import { type Cost, demandFewNodes, reckonCost } from "./cost.ts";
import { FieldError, fieldErrorOf } from "./field-error.ts";
import { createMutations } from "./mutations.ts";
import { createQueries } from "./queries.ts";
import type { RateLimit, Reader } from "./reader.ts";
import { SCHEMA } from "./schema.generated.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface GraphqlOutcome {
  /** What is sent, with the status 200. */
  readonly body: { readonly data?: unknown; readonly errors?: readonly object[] };
  readonly cost: Cost;
  /** How the request or the answer deviates from GitHub's schema; `null` where neither does. */
  readonly deviation: string | null;
  /** Only the first half of a mutation's fields was carried out, and the answer is to be lost. */
  readonly lost: boolean;
}

/** What a request is, before it is carried out; `null` where it can't be read. */
export interface OperationName {
  readonly name: string;
  readonly write: boolean;
  readonly cost: Cost;
}

let schema: GraphQLSchema | null = null;
const documents = new Map<
  string,
  { readonly document: DocumentNode | null; readonly problem: string | null }
>();

function theSchema(): GraphQLSchema {
  schema ??= buildSchema(SCHEMA, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return schema;
}

/** Parses and validates a text; each text once. */
function prepare(text: string) {
  const before = documents.get(text);
  if (before !== undefined) return before;
  const prepared = prepareAnew(text);
  if (documents.size >= 500) documents.clear();
  documents.set(text, prepared);
  return prepared;
}

function prepareAnew(text: string): {
  readonly document: DocumentNode | null;
  readonly problem: string | null;
} {
  try {
    const document = parse(text);
    const [problem] = validate(theSchema(), document);
    return { document, problem: problem?.message ?? null };
  } catch (error) {
    return { document: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

export function readOperation({ query, variables, operationName }: GraphqlRequest): OperationName | null {
  const { document } = prepare(query);
  const operation = document === null ? null : operationOf(document, operationName ?? null);
  if (document === null || operation === null) return null;
  return {
    name: operation.name?.value ?? operation.operation,
    write: operation.operation === "mutation",
    cost: reckonCost(document, operationName ?? null, variables ?? {}),
  };
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const found = name === null ? operations[0] : operations.find((each) => each.name?.value === name);
  return found ?? null;
}

/** Carries a request out for somebody. */
export async function executeGraphql(
  world: WorldState,
  viewer: Exclude<Viewer, { kind: "app" }>,
  rate: RateLimit,
  request: GraphqlRequest,
): Promise<GraphqlOutcome> {
  const { query, variables, operationName } = request;
  const { document, problem } = prepare(query);
  const cost =
    document === null
      ? { points: 1, nodes: 0 }
      : reckonCost(document, operationName ?? null, variables ?? {});
  const nothing = { cost, lost: false };
  if (document === null || problem !== null) {
    const message = problem ?? "";
    return { ...nothing, body: { errors: [{ message }] }, deviation: `GraphQL: ${message}` };
  }
  const account = viewer.account;
  const reader: Reader = { world, viewer, account, rate };
  const operation = operationOf(document, operationName ?? null);
  const mutating = operation?.operation === "mutation";
  const fields = operation?.selectionSet.selections.length ?? 0;
  const half = mutating && world.faults.half && fields > 1;
  let left = half ? Math.floor(fields / 2) : fields;
  try {
    demandFewNodes(cost);
  } catch (error) {
    return { ...nothing, body: { errors: [wordError(error)] }, deviation: null };
  }
  const mutations = mutating ? createMutations(reader) : {};
  const counted = Object.fromEntries(
    Object.entries(mutations).map(([name, mutate]) => [
      name,
      (args: Parameters<typeof mutate>[0]) => {
        left -= 1;
        if (left < 0) return null;
        const payload = mutate(args);
        return { ...payload, clientMutationId: args.input["clientMutationId"] ?? null };
      },
    ]),
  );
  const result = await execute({
    schema: theSchema(),
    document,
    rootValue: mutating ? counted : createQueries(reader, cost.points),
    variableValues: variables ?? {},
    ...(operationName == null ? {} : { operationName }),
  });
  const errors = result.errors ?? [];
  const ours = errors.find(({ originalError }) => !isAnswer(originalError));
  return {
    cost,
    lost: half,
    body: { data: result.data ?? null, ...(errors.length === 0 ? {} : { errors: errors.map(wordError) }) },
    deviation: ours === undefined ? null : `GraphQL: ${ours.message} (${ours.path?.join(".") ?? ""})`,
  };
}

/** Whether an error is an answer of the world's, and none that graphql-js found in ours. */
function isAnswer(error: unknown): boolean {
  return error instanceof FieldError || error instanceof NotAllowed;
}

function wordError(error: unknown): object {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const answer = cause instanceof NotAllowed ? fieldErrorOf(cause.denial) : cause;
  const path = error instanceof GraphQLError && error.path !== undefined ? { path: error.path } : {};
  if (answer instanceof FieldError) return { type: answer.type, ...path, message: answer.message };
  return { ...path, message: error instanceof Error ? error.message : String(error) };
}
