/**
 * People, groups and the roster.
 *
 * People are compared by numeric id and by nothing else (D32): a login is only how somebody is called today.
 */

/** GitHub's numeric user id; it never changes and is never given to anybody else. */
export type UserId = number;

/** Somebody on GitHub. `login` is for reading only; never compare it. */
export interface Person {
  readonly id: UserId;
  readonly login: string;
}

/** A set of stakeholders that signs as one: a member organisation or a sub-project. */
export interface Group {
  readonly name: string;
  readonly members: readonly Person[];
}

/** All groups of all projects whose labels the pull request bears (R4, D2). */
export interface Roster {
  readonly groups: readonly Group[];
}

/** Everybody on the roster once, in the order in which they first appear. */
export function stakeholdersOf(roster: Roster): Person[] {
  const people = new Map<UserId, Person>();
  for (const group of roster.groups) {
    for (const member of group.members) if (!people.has(member.id)) people.set(member.id, member);
  }
  return [...people.values()];
}

/** The names of the groups that somebody belongs to; empty for who is no stakeholder. */
export function groupsOf(roster: Roster, user: UserId): string[] {
  return roster.groups
    .filter((group) => group.members.some((member) => member.id === user))
    .map((group) => group.name);
}

export function isStakeholder(roster: Roster, user: UserId): boolean {
  return roster.groups.some((group) => group.members.some((member) => member.id === user));
}

/** Whether somebody stands in every group, so that nobody could be of another group than theirs (D2). */
export function isInEveryGroup(roster: Roster, user: UserId): boolean {
  return roster.groups.every((group) => group.members.some((member) => member.id === user));
}

/**
 * Whether the roster can carry a motion at all (D2): at least two groups, and somebody who isn't in all of
 * them. Otherwise no sign-off could ever come from a group other than the mover's (R9).
 */
export function canDecide(roster: Roster): boolean {
  if (roster.groups.length < 2) return false;
  return stakeholdersOf(roster).some((person) => !isInEveryGroup(roster, person.id));
}

/** One roster out of several: groups of the same name are one group (D2). */
export function uniteGroups(groups: readonly Group[]): Roster {
  const united = new Map<string, Map<UserId, Person>>();
  for (const group of groups) {
    const members = united.get(group.name) ?? new Map<UserId, Person>();
    for (const member of group.members) if (!members.has(member.id)) members.set(member.id, member);
    united.set(group.name, members);
  }
  return { groups: [...united].map(([name, members]) => ({ name, members: [...members.values()] })) };
}
