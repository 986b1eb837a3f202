/** A GitHub port that tells of everything that was done through it, once it is done: in the words of a dry run. */
import { type GitHub, keyIn, type Would } from "@rfckit/reconciler";

export function tellDeeds(github: GitHub, onDeed: (deed: Would) => void): GitHub {
  const told = async <T>(work: Promise<T>, ...deeds: readonly Would[]): Promise<T> => {
    const done = await work;
    for (const deed of deeds) onDeed(deed);
    return done;
  };
  return {
    ...github,
    apply: (key, changes) =>
      told(github.apply(key, changes), ...changes.map((change): Would => ({ kind: "change", key, change }))),
    comment: (key, body) =>
      told(github.comment(key, body), { kind: "comment", key, about: keyIn(body), body }),
    merge: (key, order) => told(github.merge(key, order), { kind: "merge", key, order }),
    enqueue: (key, head) => told(github.enqueue(key, head), { kind: "enqueue", key, head }),
    close: (key) => told(github.close(key), { kind: "close", key }),
    openIssue: (repository, issue) =>
      told(github.openIssue(repository, issue), { kind: "open-issue", repository, ...issue }),
    changeIssue: (key, change) =>
      told(github.changeIssue(key, change), { kind: "change-issue", key, change }),
  };
}
