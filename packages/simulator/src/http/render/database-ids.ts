/**
 * The numeric ids of what the world itself knows by other names. They are worked out from those, so that they stay
 * what they are: a pull request's, the issue's that goes with it, a label's, a check suite's, a team's.
 */
import type { AccountBook } from "../../github/accounts.ts";
import type { RepositoryRecord, ThreadRecord } from "../../github/records.ts";

/** Room for so many pull requests, issues and labels in each repository. */
const PER_REPOSITORY = 1_000_000;
const ISSUES_FROM = 4_000_000_000;
const LABELS_FROM = 8_000_000_000;
const SUITES_FROM = 12_000_000_000;

/** A pull request's. The issue that goes with it has another one. */
export function pullId({ key }: Pick<ThreadRecord, "key">): number {
  return key.repository * PER_REPOSITORY + key.number;
}

/** An issue's, or that of the issue that goes with a pull request. */
export function issueId(of: Pick<ThreadRecord, "key">): number {
  return ISSUES_FROM + pullId(of);
}

/** A label's: its place among the labels that the repository ever had. */
export function labelId({ id, labels }: RepositoryRecord, name: string): number {
  const place = [...labels.keys()].indexOf(name.toLowerCase());
  return LABELS_FROM + id * PER_REPOSITORY + (place < 0 ? labels.size : place);
}

/** That of the one suite of checks that a commit has here. */
export function checkSuiteId({ objects, id }: RepositoryRecord, commit: string): number {
  return SUITES_FROM + id * PER_REPOSITORY + (objects.commits.get(commit)?.order ?? 0);
}

/** A team's, by its name `organisation/slug`: its place among the teams there are. */
export function teamId({ teams }: AccountBook, team: string): number {
  return 1 + [...teams.keys()].indexOf(team.toLowerCase());
}
