/** Check runs with more remarks than GitHub takes in one request. */
import type { Instant } from "@rfckit/core";
import type { Annotation, CheckRun } from "@rfckit/reconciler";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";

/** Annotations in one request. */
export const MOST_ANNOTATIONS = 50;

/** What a new check run is known by afterwards. */
export const CHECK_FIELDS = "checkRun { id }";

const LEVELS = { notice: "NOTICE", warning: "WARNING", failure: "FAILURE" } as const;

const UPDATE = `mutation Annotate($input: UpdateCheckRunInput!) {
  updateCheckRun(input: $input) { ${CHECK_FIELDS} }
}`;

/**
 * Adds the remarks after the first fifty, and finishes the run with the last of them: one that was left halfway stays
 * unfinished, and the next pass makes another.
 */
export async function finishCheck(
  { line, repository }: Connection,
  checkRunId: string,
  run: CheckRun,
): Promise<Instant> {
  let at: Instant = 0;
  for (let from = MOST_ANNOTATIONS; from < run.annotations.length; from += MOST_ANNOTATIONS) {
    const some = run.annotations.slice(from, from + MOST_ANNOTATIONS).map(annotationOf);
    const last = from + MOST_ANNOTATIONS >= run.annotations.length;
    const end = { status: "COMPLETED", conclusion: run.conclusion.toUpperCase(), externalId: run.digest };
    const input = {
      repositoryId: repository.nodeId,
      checkRunId,
      ...(last ? end : { status: "IN_PROGRESS" }),
      output: { title: run.title, summary: run.summary, annotations: some },
    };
    const reply = await sendGraphql(line, { query: UPDATE, variables: { input }, makesContent: true });
    demandFields(reply, "Annotate");
    at = reply.at;
  }
  return at;
}

/** A remark in GraphQL's form. */
export function annotationOf(annotation: Annotation) {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message } = annotation;
  return {
    path,
    location: {
      startLine,
      endLine,
      ...(startColumn === undefined ? {} : { startColumn }),
      ...(endColumn === undefined ? {} : { endColumn }),
    },
    annotationLevel: LEVELS[level],
    title,
    message,
  };
}
