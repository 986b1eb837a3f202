/**
 * From logins and teams to people (D7, D32).
 *
 * A login is only how somebody is called today, and can be given to somebody else tomorrow. So a login whose
 * id isn't the one it had in an earlier version of the file is refused until it is pinned: nobody becomes a
 * stakeholder by taking over an abandoned name.
 */
import { canDecide, type Group, type Person, type UserId } from "@rfckit/core";
import type {
  Configuration,
  ConfiguredGroup,
  Login,
  Project,
  Resolved,
  ResolvedProject,
} from "./configuration.ts";
import type { Path, Place } from "./place.ts";
import { type Finding, type Problem, quote, sortProblems, wordProblem } from "./problem.ts";
import { fold } from "./values.ts";

/** What GitHub said of the names: `null` where it doesn't know one, or where the bot may not read it. */
export interface People {
  /** By lower-cased login. */
  readonly logins: ReadonlyMap<string, Person | null>;
  /** By team, as `namesToLookUp` spells it. */
  readonly teams: ReadonlyMap<string, readonly Person[] | null>;
}

export type ResolvedResult =
  | { readonly ok: true; readonly value: Resolved }
  | { readonly ok: false; readonly problems: Problem[] };

/** The names that GitHub must be asked about, each once: unpinned logins in lower case, teams as written. */
export function namesToLookUp(configuration: Configuration): { logins: string[]; teams: string[] } {
  const groups = configuration.projects.flatMap((project) => project.groups);
  const members = groups.flatMap((group) => ("members" in group ? group.members : []));
  const unpinned = [...members, ...configuration.admins].filter((login) => login.id === null);
  return {
    logins: [...new Set(unpinned.map((login) => fold(login.login)))],
    teams: [...new Set(groups.flatMap((group) => ("team" in group ? [group.team] : [])))],
  };
}

/**
 * Puts people in the place of logins and teams.
 *
 * `people` answers every name of `namesToLookUp`; `earlier` has, by lower-cased login, the id that each login
 * had in any earlier version of the file. Refused, with all problems at once: a login that GitHub doesn't
 * know, or that stands for somebody else than it did, unless it is pinned; a team that can't be read or has
 * nobody in it; one person twice in a group; a project that can't decide now that its people are known (D2).
 */
export function resolveConfiguration(
  configuration: Configuration,
  people: People,
  earlier: ReadonlyMap<string, UserId>,
): ResolvedResult {
  const problems: Problem[] = [];
  const lookUp = {
    people,
    earlier,
    report: (finding: Finding, at: Place) => problems.push(wordProblem(finding, at)),
  };
  const projects = configuration.projects.map((project) => resolveProject(project, lookUp));
  const admins = configuration.admins.map((login, index) => resolveLogin(login, ["admins", index], lookUp));
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  return { ok: true, value: { ...configuration, projects, admins: once(admins) } };
}

interface LookUp {
  readonly people: People;
  readonly earlier: ReadonlyMap<string, UserId>;
  report(finding: Finding, at: Place): void;
}

function resolveProject(project: Project, lookUp: LookUp): ResolvedProject {
  const path = ["projects", project.label, "groups"];
  const resolved = project.groups.map((group) => resolveGroup(group, [...path, group.name], lookUp));
  const groups = resolved.filter((group) => group !== null);
  // With a group missing, who is in every group can't be told; its own problem is reported already.
  if (groups.length === resolved.length && !canDecide({ groups })) {
    const found = "the same people in every group";
    const expected =
      "somebody who isn't in all of them, for the sign-off that counts comes from another group";
    lookUp.report({ path, found, expected }, project.at);
  }
  return { label: project.label, title: project.title, groups };
}

/** The group, or `null` where something in it has been reported. */
function resolveGroup(group: ConfiguredGroup, path: Path, lookUp: LookUp): Group | null {
  if ("team" in group)
    return resolveTeam(group.name, group.team, { path: [...path, "team"], at: group.at }, lookUp);
  const members = new Map<UserId, Person>();
  let whole = true;
  for (const [index, login] of group.members.entries()) {
    const person = resolveLogin(login, [...path, index], lookUp);
    const twin = person === null ? undefined : members.get(person.id);
    if (person !== null && twin === undefined) members.set(person.id, person);
    else whole = false;
    if (twin === undefined) continue;
    const found = `the login ${quote(login.login)} (the same person as ${quote(twin.login)})`;
    lookUp.report({ path: [...path, index], found, expected: "each person once in a group" }, login.at);
  }
  return whole ? { name: group.name, members: [...members.values()] } : null;
}

function resolveTeam(
  name: string,
  team: string,
  where: { path: Path; at: Place },
  lookUp: LookUp,
): Group | null {
  const members = answerFor(lookUp.people.teams, team);
  if (members !== null && members.length > 0) return { name, members: once(members) };
  const finding =
    members === null
      ? {
          found: `the unreadable team ${quote(team)}`,
          expected: "a team that exists and that the bot may read",
        }
      : {
          found: `the empty team ${quote(team)}`,
          expected: "a team with at least one member",
        };
  lookUp.report({ path: where.path, ...finding }, where.at);
  return null;
}

function resolveLogin(login: Login, path: Path, lookUp: LookUp): Person | null {
  if (login.id !== null) return { id: login.id, login: login.login };
  const person = answerFor(lookUp.people.logins, fold(login.login));
  const before = lookUp.earlier.get(fold(login.login));
  if (person !== null && (before === undefined || before === person.id)) return person;
  const name = quote(login.login);
  if (person === null) {
    const suggestion = before === undefined ? null : `${login.login}#${before}`;
    const found = `the unknown login ${name}`;
    lookUp.report({ path, found, expected: "the login of a GitHub user", suggestion }, login.at);
  } else {
    const found = `the login ${name} (user ${before} in an earlier version of this file, user ${person.id} now)`;
    const pins = `\`${login.login}#${before}\` or \`${login.login}#${person.id}\``;
    lookUp.report({ path, found, expected: `it pinned to the one who is meant: ${pins}` }, login.at);
  }
  return null;
}

/** A name that wasn't asked about is no name that GitHub doesn't know: taking it for one would blame the file. */
function answerFor<T>(answers: ReadonlyMap<string, T | null>, name: string): T | null {
  const answer = answers.get(name);
  if (answer === undefined)
    throw new Error(`GitHub wasn't asked about ${name}, which the configuration names.`);
  return answer;
}

/** Each person once; who couldn't be resolved has been reported. */
function once(people: readonly (Person | null)[]): Person[] {
  const different = new Map<UserId, Person>();
  for (const person of people)
    if (person !== null && !different.has(person.id)) different.set(person.id, person);
  return [...different.values()];
}
