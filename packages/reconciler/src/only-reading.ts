/** A port that reads as another one does, and can't write at all: for whoever only looks. */
import type { GitHub, Sight } from "./ports/github.ts";

/** Each of its other methods rejects: to call one is a bug. */
export function onlyReading(sight: Sight): GitHub {
  return {
    observe: (key, ids) => sight.observe(key, ids),
    list: (repository) => sight.list(repository),
    readHistory: (repository, path) => sight.readHistory(repository, path),
    readFiles: (repository, wanted) => sight.readFiles(repository, wanted),
    lookUp: (repository, ask) => sight.lookUp(repository, ask),
    observeRepository: () => refuse("observeRepository"),
    observeIssue: () => refuse("observeIssue"),
    apply: () => refuse("apply"),
    openIssue: () => refuse("openIssue"),
    changeIssue: () => refuse("changeIssue"),
    comment: () => refuse("comment"),
    merge: () => refuse("merge"),
    enqueue: () => refuse("enqueue"),
    close: () => refuse("close"),
    allowance: () => null,
  };
}

function refuse(method: keyof GitHub): Promise<never> {
  return Promise.reject(new Error(`This port only reads pull requests: ${method} was asked of it.`));
}
