/** What a thread that tries to parse a text, and whoever waits for it, have to know of each other. */

export interface Trial {
  readonly text: string;
  /** The file's absolute path; `null` where it has no name. */
  readonly location: string | null;
  /** Of the repository whose configuration has the time limit. */
  readonly root: string;
  /** Shared memory: how far it is, and the time limit in ms. */
  readonly shared: Int32Array;
}

/** Where in the shared memory what is. */
export const STATE = 0;
export const LIMIT = 1;

/** The states. Until it is ready it loads, and the time doesn't count. */
export const LOADING = 0;
export const READY = 1;
/** It was parsed, or is no business of ours. */
export const FINE = 2;
export const FAILED = 3;
