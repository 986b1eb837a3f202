/**
 * GraphQL over the world: each request is validated against GitHub's published schema, and so is, by graphql-js's own
 * completion, each answer.
 *
 * The fields of a mutation run one after another, and one that fails leaves the others standing, as on GitHub.
 */
import { execute, GraphQLError, type GraphQLFieldResolver } from "graphql";
import { NotAllowed } from "../../github/denial.ts";
import type { WorldState } from "../../github/state.ts";
import { demandPage } from "./connection.ts";
import { type Cost, demandFewNodes, LEAST_COST } from "./cost.ts";
import { FieldError, fieldErrorOf, NotServed } from "./field-error.ts";
import { createMutations } from "./mutations.ts";
import { type GraphqlRequest, operationOf, prepare, readOperation, servedSchema } from "./prepare.ts";
import { createQueries, type RateLimit } from "./queries.ts";
import type { GraphqlViewer, Reader } from "./reader.ts";

export interface GraphqlOutcome {
  /** What is sent, with the status 200. */
  readonly body: { readonly data?: unknown; readonly errors?: readonly object[] };
  /** The operation's name; `null` for what can't be read. */
  readonly name: string | null;
  readonly write: boolean;
  readonly cost: Cost;
  /** How the request or the answer deviates from GitHub's schema; `null` where neither does. */
  readonly deviation: string | null;
  /** Only the first half of a mutation's fields was carried out, and the answer is to be lost. */
  readonly lost: boolean;
}

/** Carries a request out for somebody, whose limits are `rate`. */
export async function executeGraphql(
  world: WorldState,
  viewer: GraphqlViewer,
  rate: RateLimit,
  request: GraphqlRequest,
): Promise<GraphqlOutcome> {
  const prepared = prepare(request.query);
  const { name = null, write = false, cost = LEAST_COST } = readOperation(request) ?? {};
  const plain = { name, write, cost, lost: false };
  if ("problems" in prepared) {
    const { problems } = prepared;
    return { ...plain, body: { errors: problems.map(wordProblem) }, deviation: deviationOf(problems) };
  }
  try {
    demandFewNodes(cost);
  } catch (error) {
    return { ...plain, body: { errors: [wordError(error)] }, deviation: null };
  }
  const reader: Reader = { world, viewer, account: viewer.account };
  const { document } = prepared;
  const operationName = request.operationName ?? null;
  const fields = operationOf(document, operationName)?.selectionSet.selections.length ?? 0;
  const lost = write && viewer.kind === "installation" && world.faults.half && fields > 1;
  const result = await execute({
    schema: servedSchema(),
    document,
    rootValue: write ? {} : createQueries(reader, rate, cost),
    fieldResolver: write ? mutateBy(reader, lost ? Math.floor(fields / 2) : fields) : resolveField,
    variableValues: request.variables ?? {},
    ...(operationName === null ? {} : { operationName }),
  });
  const errors = result.errors ?? [];
  const body = {
    // What never began has no data at all.
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors.length === 0 ? {} : { errors: errors.map(wordError) }),
  };
  return { ...plain, body, lost, deviation: deviationOf(errors.filter((error) => !isAnswer(error))) };
}

type Resolver = GraphQLFieldResolver<Readonly<Record<string, unknown>>, unknown>;

/** Takes a property, or asks the function that stands in its place. Throws where neither does. */
const resolveField: Resolver = (source, args, _context, info) => {
  demandPage(args, info);
  const value = source[info.fieldName];
  if (value === undefined) throw new NotServed(`Nothing serves ${info.parentType}.${info.fieldName}.`);
  return typeof value === "function" ? value(args) : value;
};

/** Carries out the first `most` mutations, whose results are resolved as everything else is. */
function mutateBy(reader: Reader, most: number): Resolver {
  const mutations = createMutations(reader);
  let left = most;
  return (source, args, context, info) => {
    if (info.path.prev !== undefined) return resolveField(source, args, context, info);
    left -= 1;
    if (left < 0) return null;
    const { input } = args;
    const payload = mutations[info.fieldName]?.(input);
    return { ...payload, clientMutationId: input["clientMutationId"] ?? null };
  };
}

/** Whether an error is an answer of the world's, and none that graphql-js found in ours. */
function isAnswer({ originalError }: GraphQLError): boolean {
  return originalError instanceof FieldError || originalError instanceof NotAllowed;
}

function deviationOf(errors: readonly GraphQLError[]): string | null {
  if (errors.length === 0) return null;
  const said = errors.map(({ message, path }) =>
    path === undefined ? message : `${path.join(".")}: ${message}`,
  );
  return `GraphQL: ${said.join(" ")}`;
}

function wordError(error: unknown): object {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const answer = cause instanceof NotAllowed ? fieldErrorOf(cause.denial) : cause;
  const { path, locations } = error instanceof GraphQLError ? error : {};
  return {
    ...(answer instanceof FieldError ? { type: answer.type } : {}),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message: answer instanceof Error ? answer.message : String(error),
  };
}

const UNDEFINED_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/u;

/** What is wrong with a request; the commonest in GitHub's own words. */
function wordProblem({ message, locations }: GraphQLError): object {
  const where = locations === undefined ? {} : { locations };
  const [, fieldName, typeName] = UNDEFINED_FIELD.exec(message) ?? [];
  if (fieldName === undefined) return { ...where, message };
  return {
    extensions: { code: "undefinedField", typeName, fieldName },
    ...where,
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
  };
}
