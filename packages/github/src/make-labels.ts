/** Labels by their node ids: those that there are, and those that have to be made first. */
import type { Change } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import type { Memory } from "./memory.ts";
import { documentOf } from "./mutation.ts";
import { readAs } from "./read-as.ts";

/** How GitHub shows a label that the bot had to make. */
const NEW_LABEL = { color: "c5def5", description: "Set by the RFC bot" } as const;

export function labelKey(repository: number, label: string): string {
  return `${repository}/${label.toLowerCase()}`;
}

/** GraphQL adds only labels that there are: what is missing is made first, in a request of its own. */
export async function makeLabels(
  connection: Connection,
  memory: Memory,
  repository: number,
  changes: readonly Change[],
): Promise<void> {
  const unknownOf = (labels: readonly string[]) =>
    labels.filter((label) => memory.labels.get(labelKey(repository, label)) === undefined);
  const added = changes.flatMap((change) => (change.kind === "add-labels" ? change.labels : []));
  const removed = changes.flatMap((change) => (change.kind === "remove-labels" ? change.labels : []));
  const kin = changes.flatMap((change) => (change.kind === "add-labels" ? (change.kin ?? []) : []));
  if (unknownOf([...added, ...removed]).length === 0) return;
  if (memory.allLabels.get(String(repository)) !== true) {
    await findLabels(connection, memory, unknownOf(distinct([...added, ...removed, ...kin])));
  }
  if (unknownOf(added).length === 0) return;
  // Where one has to be made, all that will be needed are made with it.
  const unknown = unknownOf(distinct([...added, ...kin]));
  // If somebody makes one of them meanwhile, GitHub refuses, and the next pass looks for it.
  memory.allLabels.delete(String(repository));
  const fields = unknown.map((name) => ({
    mutation: "createLabel",
    input: { repositoryId: connection.repository.nodeId, name, ...NEW_LABEL },
    fields: "label { id }",
  }));
  const reply = await sendGraphql(connection.line, documentOf("Labels", fields));
  demandFields(reply, "Labels");
  for (const [number, label] of unknown.entries()) {
    const { id } = readAs(madeLabel, reply.data[`m${number}`], "graphql Labels").label;
    memory.labels.set(labelKey(repository, label), id);
  }
}

/** GitHub makes no second label that differs in case only. */
function distinct(labels: readonly string[]): string[] {
  const seen = new Set<string>();
  return labels.filter((label) => {
    const before = seen.size;
    return seen.add(label.toLowerCase()).size > before;
  });
}

const madeLabel = z.object({ label: z.object({ id: z.string() }) });

/** Looks for labels by name, in a repository with more of them than a reading shows. */
async function findLabels(
  { line, repository }: Connection,
  memory: Memory,
  labels: readonly string[],
): Promise<void> {
  const names = labels.map((_, number) => `l${number}`);
  const query = `query FindLabels($repository: ID!, ${names.map((name) => `$${name}: String!`).join(", ")}) {
  repository: node(id: $repository) { ... on Repository {
    ${names.map((name) => `${name}: label(name: $${name}) { id }`).join("\n    ")}
  } }
}`;
  const variables = Object.fromEntries(labels.map((label, number) => [`l${number}`, label]));
  const reply = await sendGraphql(line, {
    query,
    variables: { repository: repository.nodeId, ...variables },
  });
  demandFields(reply, "FindLabels");
  const schema = z.object({ repository: z.record(z.string(), z.object({ id: z.string() }).nullable()) });
  const found = readAs(schema, reply.data, "graphql FindLabels").repository;
  for (const [number, label] of labels.entries()) {
    const id = found[`l${number}`]?.id;
    if (id !== undefined) memory.labels.set(labelKey(repository.id, label), id);
  }
}

/** What was refused may have been about something that is no longer there: its id is asked for anew. */
export function forgetLabels(memory: Memory, repository: number, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind !== "add-labels" && change.kind !== "remove-labels") continue;
    for (const label of change.labels) memory.labels.delete(labelKey(repository, label));
  }
}
