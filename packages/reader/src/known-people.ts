/**
 * People whom the bot knows and GitHub doesn't tell an onlooker of, taken from the receipts of motions.
 *
 * A login in the configuration stands for whoever had it when the bot first read it (D7); and a team may be one that the
 * token can't read. Where no motion knows a team, a stand-in bears its name, so that the rest can be read all the same.
 */
import { readConfiguration } from "@rfckit/config";
import { type Person, type Roster, stakeholdersOf } from "@rfckit/core";
import type { Account, GitHub, Snapshot } from "@rfckit/reconciler";
import { ownReceipts } from "./own-receipts.ts";

type Found = Awaited<ReturnType<GitHub["lookUp"]>>;

/** Corrects what GitHub said by the threads of the same repository. */
export function withKnownPeople(
  { logins, teams }: Found,
  snapshots: readonly Snapshot[],
  bot: Account,
): { readonly found: Found; readonly unreadable: readonly string[] } {
  const rosters = snapshots.flatMap((snapshot) => rostersIn(snapshot, bot));
  const unreadable = [...teams].flatMap(([team, members]) => (members === null ? [team] : []));
  const members = unreadable.length === 0 ? new Map() : membersOf(rosters);
  const known = new Map(
    rosters
      .sort((one, other) => one.at - other.at)
      .flatMap(({ roster }) => stakeholdersOf(roster))
      .map((person) => [person.login.toLowerCase(), person] as const),
  );
  const found = {
    logins: new Map(
      [...logins].map(([login, person]): [string, Person | null] => {
        const before = known.get(login.toLowerCase());
        return [login, before === undefined || before.id === person?.id ? person : before];
      }),
    ),
    teams: new Map([
      ...teams,
      ...unreadable.map((team) => [team, members.get(team) ?? [{ id: 0, login: team }]] as const),
    ]),
  };
  return { found, unreadable };
}

interface Known {
  readonly at: number;
  readonly roster: Roster;
  readonly teams: readonly { readonly name: string; readonly team: string }[];
}

/** The rosters of all motions that have receipts. */
function rostersIn(snapshot: Snapshot, bot: Account): Known[] {
  const entries = ownReceipts(snapshot, bot, null).flatMap((receipts) => receipts.entries);
  const teams = entries.length === 0 ? [] : teamGroups(snapshot);
  return entries.flatMap((entry) =>
    entry.kind === "command" && entry.context !== undefined
      ? [{ at: entry.at, roster: entry.context.roster, teams }]
      : [],
  );
}

/** The members of each team by the newest motion that knows them. */
function membersOf(rosters: readonly Known[]): Map<string, readonly Person[]> {
  const members = new Map<string, { readonly at: number; readonly people: readonly Person[] }>();
  for (const { at, roster, teams } of rosters) {
    for (const { name, team } of teams) {
      const group = roster.groups.find((each) => each.name === name);
      if (group !== undefined && (members.get(team)?.at ?? -1) < at)
        members.set(team, { at, people: group.members });
    }
  }
  return new Map([...members].map(([team, { people }]) => [team, people]));
}

/** Which groups are teams, by the configuration of that reading. */
function teamGroups({ files }: Snapshot): Known["teams"] {
  if (files.configuration === null) return [];
  const read = readConfiguration(files.configuration.text);
  if (!read.ok) return [];
  return read.value.projects
    .flatMap(({ groups }) => groups)
    .flatMap((group) => ("team" in group ? [{ name: group.name, team: group.team }] : []));
}
