/**
 * GraphQL over a line: by plain `request`, since the answer's headers carry GitHub's clock and limits.
 *
 * An answer may have data and errors side by side: the fields that failed are null. Limits come as a 200 with an
 * error.
 */
import { GitHubUnavailable } from "@rfckit/reconciler";
import { z } from "zod";
import { classifyFieldError } from "./classify-failure.ts";
import { GRAPHQL, type Line, operationName, type Reply } from "./line.ts";

export interface FieldError {
  readonly type: string | null;
  readonly message: string;
  /** The aliases and indices that lead to the field that failed. */
  readonly path: readonly (string | number)[];
}

export interface GraphqlReply {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
  readonly at: Reply["at"];
}

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether it makes content. */
  readonly makesContent?: boolean;
}

const body = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().nullish(),
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
});

/** Sends an operation. Errors of single fields are handed out with what there is; all others are thrown. */
export async function sendGraphql(
  line: Line,
  { query, variables, makesContent }: Operation,
): Promise<GraphqlReply> {
  const send = makesContent === true ? line.post : line.send;
  const route = operationName(query);
  const { data, at, headers } = await send(GRAPHQL, { query, variables });
  const read = body.safeParse(data);
  if (!read.success) throw new GitHubUnavailable(200, `${route}: the answer is none of GraphQL's.`);
  const errors = (read.data.errors ?? []).map(
    ({ type, message, path }): FieldError => ({ type: type ?? null, message, path: path ?? [] }),
  );
  const limited = errors.find(
    ({ type, message }) => /^RATE_LIMIT/u.test(type ?? "") || /rate limit/iu.test(message),
  );
  if (limited !== undefined) throw line.failed({ status: 429, message: limited.message, headers, route });
  const whole = errors.find(({ path }) => path.length === 0);
  if (whole !== undefined || read.data.data == null) {
    const { message, type } = whole ?? errors[0] ?? { message: "no data", type: null };
    if (type !== null) throw classifyFieldError({ type, message }, route);
    throw new GitHubUnavailable(200, `${route}: ${message}`);
  }
  return { data: read.data.data, errors, at };
}

/** Throws the first error that isn't expected. */
export function demandFields(
  { errors }: GraphqlReply,
  name: string,
  isExpected: (error: FieldError) => boolean = () => false,
): void {
  const unexpected = errors.find((error) => !isExpected(error));
  if (unexpected !== undefined) throw classifyFieldError(unexpected, `graphql ${name}`);
}
