/** Counts what was asked of GitHub. A request that failed was sent all the same, and counts. */

/** The methods of the GitHub port, and whether each changes something. */
const PORT_METHODS = {
  observe: false,
  list: false,
  readHistory: false,
  readFiles: false,
  lookUp: false,
  observeRepository: false,
  observeIssue: false,
  apply: true,
  comment: true,
  merge: true,
  close: true,
  enqueue: true,
  openIssue: true,
  changeIssue: true,
} as const;

export type PortMethod = keyof typeof PORT_METHODS;

/** What is asked for: a method of the port in memory, or an operation of GitHub's API over HTTP. */
export interface RequestKind {
  readonly name: string;
  /** Whether it changes something. */
  readonly write: boolean;
}

export interface RequestCounts {
  readonly reads: number;
  readonly writes: number;
  /** By the kind's name; a kind that never was asked for is missing. */
  readonly byKind: Readonly<Record<string, number>>;
}

export type RequestTally = Map<string, { readonly write: boolean; readonly count: number }>;

/** The kind of request that a method of the port in memory is. */
export function portRequest(name: PortMethod): RequestKind {
  return { name, write: PORT_METHODS[name] };
}

export function countRequests(tally: RequestTally, { name, write }: RequestKind, requests: number): void {
  tally.set(name, { write, count: (tally.get(name)?.count ?? 0) + requests });
}

/** The counts so far, as a copy. */
export function readTally(tally: RequestTally): RequestCounts {
  const entries = [...tally];
  const sum = (wanted: boolean) =>
    entries.reduce((total, [, { write, count }]) => total + (write === wanted ? count : 0), 0);
  return {
    reads: sum(false),
    writes: sum(true),
    byKind: Object.fromEntries(entries.map(([name, { count }]) => [name, count])),
  };
}
