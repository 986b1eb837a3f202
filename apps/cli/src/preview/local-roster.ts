/**
 * Who would be asked, and who could start the final comment period, as far as that can be told from the configuration alone.
 *
 * Logins and teams stand for the people behind them: whether two of them are the same person, only GitHub knows. People are
 * told apart by login here, and by nothing else; the bot does it by their ids.
 */
import type { Project } from "@rfckit/config";
import { MOST_BOXES } from "@rfckit/core";

export interface LocalRoster {
  readonly labels: readonly string[];
  readonly title: string;
  readonly groups: readonly LocalGroup[];
  /** Why no motion could be decided under it (D2). */
  readonly problem: "few-groups" | "same-people" | "too-large" | null;
  /** Who is in every group, so that nobody could sign off for another one than theirs (D2). */
  readonly cannotMove: readonly People[];
  readonly starters: readonly Starters[];
}

export interface LocalGroup {
  readonly name: string;
  /** As written: a pinned one has its id. */
  readonly logins: readonly string[];
  readonly teams: readonly string[];
}

/** People who are in the same groups. */
export interface People {
  readonly logins: readonly string[];
  readonly teams: readonly string[];
  readonly groups: readonly string[];
}

export interface Starters {
  readonly mover: People;
  /** Whose sign-off starts the period: they are in a group that the mover isn't in (R9, D12). */
  readonly by: readonly People[];
}

/** The roster of some projects together: groups of the same name are one group (D2). */
export function localRoster(projects: readonly Project[]): LocalRoster {
  const groups = uniteGroups(projects);
  const everyone = sortByGroups(groups);
  const isEverywhere = ({ groups: own }: People) => own.length === groups.length;
  const movers = everyone.filter((people) => !isEverywhere(people));
  return {
    labels: projects.map(({ label }) => label),
    title: projects.map(({ title }) => title).join(", "),
    groups,
    problem:
      groups.length < 2
        ? "few-groups"
        : movers.length === 0
          ? "same-people"
          : boxesOf(groups) > MOST_BOXES
            ? "too-large"
            : null,
    cannotMove: groups.length < 2 ? [] : everyone.filter(isEverywhere),
    starters: movers.map((mover) => ({
      mover,
      by: everyone.filter((people) => people.groups.some((group) => !mover.groups.includes(group))),
    })),
  };
}

function uniteGroups(projects: readonly Project[]): LocalGroup[] {
  const united = new Map<string, { logins: Map<string, string>; teams: Set<string> }>();
  for (const group of projects.flatMap((project) => project.groups)) {
    const { logins, teams } = united.get(group.name) ?? { logins: new Map(), teams: new Set() };
    united.set(group.name, { logins, teams });
    if ("team" in group) teams.add(group.team);
    else
      for (const { login, id } of group.members) {
        // Of somebody who is pinned in one project only, the pin is shown.
        const key = login.toLowerCase();
        if (id !== null || !logins.has(key)) logins.set(key, id === null ? login : `${login}#${id}`);
      }
  }
  return [...united].map(([name, { logins, teams }]) => ({
    name,
    logins: [...logins.values()],
    teams: [...teams],
  }));
}

/** Each member of each group has one in the checklist; those of teams aren't known here. */
function boxesOf(groups: readonly LocalGroup[]): number {
  return groups.reduce((sum, { logins }) => sum + logins.length, 0);
}

/** Everybody once, with those who are in the same groups. */
function sortByGroups(groups: readonly LocalGroup[]): People[] {
  const places = new Map<string, { readonly shown: string; readonly isTeam: boolean; groups: string[] }>();
  const add = (key: string, shown: string, isTeam: boolean, group: string): void => {
    const place = places.get(key) ?? { shown, isTeam, groups: [] };
    place.groups.push(group);
    places.set(key, place);
  };
  for (const { name, logins, teams } of groups) {
    for (const login of logins) {
      const [bare = login] = login.split("#");
      add(bare.toLowerCase(), bare, false, name);
    }
    for (const team of teams) add(team.toLowerCase(), team, true, name);
  }
  const classes = new Map<string, { logins: string[]; teams: string[]; groups: readonly string[] }>();
  for (const { shown, isTeam, groups: own } of places.values()) {
    const key = JSON.stringify(own);
    const people = classes.get(key) ?? { logins: [], teams: [], groups: own };
    (isTeam ? people.teams : people.logins).push(shown);
    classes.set(key, people);
  }
  return [...classes.values()];
}
