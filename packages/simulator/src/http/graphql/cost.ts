/**
 * What GitHub charges for a query, and how many nodes it may ask for: both by what is asked, whatever there is.
 *
 * Points are the requests that it would take to fill all connections, a hundredth of a point each, and at least one.
 */
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { FieldError } from "./field-error.ts";

const MOST_NODES = 500_000;
const REQUESTS_PER_POINT = 100;

export type Variables = Readonly<Record<string, unknown>>;

export interface Cost {
  readonly points: number;
  readonly nodes: number;
}

/** What costs nothing but being asked. */
export const LEAST_COST: Cost = { points: 1, nodes: 0 };

/** Reckons the cost of an operation, which must be valid. */
export function reckonCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables,
): Cost {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  const variables = withDefaults(operation, given);
  let requests = 0;
  let nodes = 0;

  /** The fields of some selections; those with one key are one field in the answer, and one connection. */
  const gather = (
    sets: readonly SelectionSetNode[],
    fields = new Map<string, FieldNode[]>(),
  ): ReadonlyMap<string, readonly FieldNode[]> => {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (isLeftOut(selection.directives ?? [], variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
        continue;
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value);
      if (inner !== undefined) gather([inner], fields);
    }
    return fields;
  };
  const walk = (sets: readonly SelectionSetNode[], times: number): void => {
    for (const [first, ...others] of gather(sets).values()) {
      if (first === undefined) continue;
      const size = pageSizeOf(first, variables);
      const inner = [first, ...others].flatMap(({ selectionSet }) => selectionSet ?? []);
      if (size !== null) {
        requests += times;
        nodes += times * size;
      }
      if (inner.length > 0) walk(inner, size === null ? times : times * size);
    }
  };
  walk([operation.selectionSet], 1);
  return { points: Math.max(1, Math.round(requests / REQUESTS_PER_POINT)), nodes };
}

/** Throws where a query may bring more nodes than GitHub gives at once. */
export function demandFewNodes({ nodes }: Cost): void {
  if (nodes <= MOST_NODES) return;
  throw new FieldError(
    "MAX_NODE_LIMIT_EXCEEDED",
    `This query requests up to ${grouped(nodes)} possible nodes which exceeds the maximum limit of ${grouped(MOST_NODES)}.`,
  );
}

function grouped(number: number): string {
  return String(number).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, ",");
}

function withDefaults({ variableDefinitions }: OperationDefinitionNode, given: Variables): Variables {
  const presets = (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, knownValue(defaultValue, {})] as const],
  );
  return { ...Object.fromEntries(presets), ...given };
}

function isLeftOut(directives: readonly DirectiveNode[], variables: Variables): boolean {
  return directives.some(({ name, arguments: args }) => {
    const condition = args?.find((arg) => arg.name.value === "if");
    const holds = condition === undefined ? null : knownValue(condition.value, variables);
    return (name.value === "skip" && holds === true) || (name.value === "include" && holds === false);
  });
}

/** How large a page a connection is asked for; `null` for what is no connection, or asked for no page. */
function pageSizeOf({ arguments: args }: FieldNode, variables: Variables): number | null {
  for (const { name, value } of args ?? []) {
    if (name.value !== "first" && name.value !== "last") continue;
    const size = knownValue(value, variables);
    if (typeof size === "number") return Math.max(0, size);
  }
  return null;
}

/** The value of what can be a page's size, or a condition. */
function knownValue(value: ValueNode, variables: Variables): unknown {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.BOOLEAN ? value.value : null;
}
