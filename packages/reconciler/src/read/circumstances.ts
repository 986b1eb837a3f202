/**
 * What a reading is judged by: the settings, the roster, what the pull request is about, its text and its form.
 */
import type { Resolved } from "@rfckit/config";
import { rosterFor } from "@rfckit/config";
import {
  type Belonging,
  classifySubject,
  isStakeholder,
  type Roster,
  type Subject,
  type UserId,
} from "@rfckit/core";
import { digestText } from "../digest.ts";
import type { Snapshot } from "../ports/snapshot.ts";

export interface Circumstances {
  readonly settings: Resolved | null;
  readonly projects: readonly string[];
  readonly roster: Roster;
  readonly subject: Subject;
  readonly digest: string;
}

const DEFAULT_DIRECTORY = "accepted";

export function readCircumstances(snapshot: Snapshot, settings: Resolved | null): Circumstances {
  const { pull, repository } = snapshot;
  const { projects, roster } =
    settings === null ? { projects: [], roster: { groups: [] } } : rosterFor(settings, pull.labels);
  const subject = classifySubject({
    files: pull.files,
    filesComplete: pull.filesComplete,
    base: pull.base,
    defaultBranch: repository.defaultBranch,
    directory: settings?.rfcs.directory ?? DEFAULT_DIRECTORY,
  });
  return { settings, projects, roster, subject, digest: digestText(pull.files) };
}

/** Whether somebody is a stakeholder here and now (D7). */
export function belongingOf(circumstances: Circumstances, user: UserId): Belonging {
  if (isStakeholder(circumstances.roster, user)) return "roster";
  if (circumstances.projects.length > 0 || circumstances.settings === null) return "none";
  const anywhere = circumstances.settings.projects.some((project) => isStakeholder(project, user));
  return anywhere ? "unlabelled" : "none";
}

export function isAdmin(circumstances: Circumstances, user: UserId): boolean {
  return circumstances.settings?.admins.some((admin) => admin.id === user) ?? false;
}

/**
 * What carrying out a decision depends on, as one string: while it stays the same, trying again is of no use (D20).
 *
 * Whether it waits in a merge queue is left out: what a queue gives back would be given back again, and whoever took
 * it out of there by hand would find it in there at once.
 */
export function tellCircumstances(snapshot: Snapshot, missingSections: readonly string[]): string {
  const { pull, repository } = snapshot;
  return JSON.stringify([
    pull.head,
    pull.base,
    pull.mergeable,
    pull.mergeState,
    pull.draft,
    pull.locked,
    repository.archived,
    repository.defaultHead,
    repository.rights.write,
    repository.rights.workflows,
    missingSections,
  ]);
}

/** What the bot might do when these circumstances were told; `null` where they don't say. */
export function rightsIn(circumstances: string): Snapshot["repository"]["rights"] | null {
  try {
    const told: unknown = JSON.parse(circumstances);
    const [write, workflows]: unknown[] = Array.isArray(told) ? told.slice(8, 10) : [];
    return typeof write === "boolean" && typeof workflows === "boolean" ? { write, workflows } : null;
  } catch {
    return null;
  }
}
