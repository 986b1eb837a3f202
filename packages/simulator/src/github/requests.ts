/** Counts what was asked of GitHub. A request that failed was sent all the same, and counts. */

/** The requests that change nothing, and those that change something: the methods of the GitHub port. */
const READS = ["observe", "list", "readHistory", "readFiles", "lookUp"] as const;
const WRITES = ["apply", "comment", "merge", "close"] as const;

export type ReadKind = (typeof READS)[number];
export type WriteKind = (typeof WRITES)[number];
export type RequestKind = ReadKind | WriteKind;

export interface RequestCounts {
  readonly reads: number;
  readonly writes: number;
  /** By the port's method; a kind that never was asked for is missing. */
  readonly byKind: Readonly<Record<string, number>>;
}

export type RequestTally = Map<RequestKind, number>;

export function isWrite(kind: RequestKind): kind is WriteKind {
  return WRITES.some((write) => write === kind);
}

export function countRequests(tally: RequestTally, kind: RequestKind, requests: number): void {
  tally.set(kind, (tally.get(kind) ?? 0) + requests);
}

/** The counts so far, as a copy. */
export function readTally(tally: RequestTally): RequestCounts {
  const sum = (kinds: readonly RequestKind[]) =>
    kinds.reduce((total, kind) => total + (tally.get(kind) ?? 0), 0);
  return { reads: sum(READS), writes: sum(WRITES), byKind: Object.fromEntries(tally) };
}
