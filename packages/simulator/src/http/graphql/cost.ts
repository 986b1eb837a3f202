/**
 * What GitHub charges for a query, and how many nodes it may ask for: both by what is asked, whatever there is.
 *
 * Points are the requests that it would take to fill all connections, a hundredth of a point each, and at least one.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from "graphql";
import { FieldError } from "./field-error.ts";

const MOST_NODES = 500_000;

type Variables = Readonly<Record<string, unknown>>;

export interface Cost {
  readonly points: number;
  readonly nodes: number;
}

/** Reckons a document's cost. A mutation costs a point. */
export function reckonCost(document: DocumentNode, operationName: string | null, variables: Variables): Cost {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  }
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === null || definition.name?.value === operationName),
  );
  if (operation === undefined || operation.kind !== Kind.OPERATION_DEFINITION) return { points: 1, nodes: 0 };
  let requests = 0;
  let nodes = 0;
  const walk = (selections: SelectionSetNode | undefined, times: number): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value), times);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, times);
      else {
        const size = pageSizeOf(selection, variables);
        if (size === null) walk(selection.selectionSet, times);
        else {
          requests += times;
          nodes += times * size;
          walk(selection.selectionSet, times * size);
        }
      }
    }
  };
  walk(operation.selectionSet, 1);
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

/** Throws where a query may bring more nodes than GitHub gives at once. */
export function demandFewNodes({ nodes }: Cost): void {
  if (nodes <= MOST_NODES) return;
  throw new FieldError(
    "EXCESSIVE_PAGINATION",
    `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`,
  );
}

/** How large a page a connection is asked for; `null` for what is no connection. */
function pageSizeOf({ arguments: args }: FieldNode, variables: Variables): number | null {
  const bound = args?.find(({ name }) => name.value === "first" || name.value === "last");
  if (bound === undefined) return null;
  if (bound.value.kind === Kind.INT) return Number(bound.value.value);
  return bound.value.kind === Kind.VARIABLE ? Number(variables[bound.value.name.value] ?? 0) : 0;
}
