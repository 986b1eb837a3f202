/** Labels: compared without case, spelt as the repository spells them, made when first used. */
import type { AccountRecord } from "./accounts.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { LIMITS } from "./limits.ts";
import { denyRole } from "./permissions.ts";
import type { PullRecord, RepositoryRecord } from "./records.ts";
import { addEvent, type WorldState } from "./state.ts";

/** Asks whether somebody may change a pull request's labels, and whether GitHub takes those names. */
export function denyLabels(pull: PullRecord, actor: AccountRecord, added: readonly string[]): Denial | null {
  return firstDenial(
    () => denyRole(pull.repository, actor, "triage", `label #${pull.key.number}`),
    () => denyNames(added),
    () => {
      const all = new Set([...pull.labels, ...added].map((label) => label.toLowerCase()));
      if (all.size <= LIMITS.labelsPerPull) return null;
      return invalid(`A pull request bears ${LIMITS.labelsPerPull} labels at most, not ${all.size}.`);
    },
  );
}

/** Asks whether somebody may make a label that is on nothing yet. */
export function denyNewLabel(
  repository: RepositoryRecord,
  actor: AccountRecord,
  label: string,
): Denial | null {
  return firstDenial(
    () => denyRole(repository, actor, "write", "make a label"),
    () => denyNames([label]),
    () =>
      repository.labels.has(label.toLowerCase()) ? invalid(`There is a label "${label}" already.`) : null,
  );
}

/** Makes a label. */
export function makeLabel({ labels }: RepositoryRecord, label: string): void {
  labels.set(label.toLowerCase(), label);
}

/** Adds labels. Gives those that it did not bear before, as the repository spells them. */
export function addLabels(
  world: WorldState,
  pull: PullRecord,
  by: AccountRecord,
  labels: readonly string[],
): string[] {
  const { labels: known } = pull.repository;
  return labels.filter((label) => {
    const spelt = known.get(label.toLowerCase()) ?? label;
    known.set(label.toLowerCase(), spelt);
    if (pull.labels.has(spelt)) return false;
    pull.labels.add(spelt);
    addEvent(world, pull, by, { kind: "labeled", label: spelt });
    return true;
  });
}

/** Takes labels off. Gives those that it did bear; one that it doesn't is no error. */
export function removeLabels(
  world: WorldState,
  pull: PullRecord,
  by: AccountRecord,
  labels: readonly string[],
): string[] {
  return labels.filter((label) => {
    const spelt = pull.repository.labels.get(label.toLowerCase());
    if (spelt === undefined || !pull.labels.delete(spelt)) return false;
    addEvent(world, pull, by, { kind: "unlabeled", label: spelt });
    return true;
  });
}

function denyNames(labels: readonly string[]): Denial | null {
  for (const label of labels) {
    if (label.trim() === "") return invalid("A label can't be blank.");
    if ([...label].length > LIMITS.labelLength) {
      return invalid(
        `A label has ${LIMITS.labelLength} characters at most; "${label}" has ${[...label].length}.`,
      );
    }
  }
  return null;
}

function invalid(message: string): Denial {
  return { status: 422, reason: "invalid", message };
}
