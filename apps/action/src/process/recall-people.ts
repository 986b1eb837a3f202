/**
 * Whom the configuration's logins stood for before this run, which remembers nothing: told by the rosters in the checklists of
 * its own pull request and of the motions on the table (D32). Where all still have their logins, nothing more is asked.
 */
import type { Glance, TokenConnection } from "@rfckit/github";
import {
  bookFrom,
  CONFIGURATION_PATH,
  contradict,
  type ReadSettings,
  readSettings,
  receiptsIn,
  witnessesIn,
} from "@rfckit/reconciler";
import { type RunningLabels, stateOf } from "./agenda.ts";
import type { OwnComments } from "./own-comments.ts";

/** Of so many pull requests the checklists are read: two requests. */
const MOST = 20;

export interface RecallWanted {
  readonly connection: Pick<TokenConnection, "github" | "readDatedHistory" | "repository">;
  readonly receiptSecret: string;
  readonly ownComments: OwnComments;
  /** Those that the run's event is about. */
  readonly own: readonly number[];
  readonly glance: Glance;
  readonly labels: RunningLabels;
}

/** The settings as they were read, or as they are by what is remembered. Throws what the port throws. */
export async function recallPeople(read: ReadSettings, wanted: RecallWanted): Promise<ReadSettings> {
  const { connection, own, ownComments, glance, labels, receiptSecret: secret } = wanted;
  const { github, repository } = connection;
  const pending = glance.pulls.filter((pull) => pull.open && stateOf(pull, labels) === "pending");
  const numbers = [...new Set([...own, ...pending.map(({ number }) => number)])].slice(0, MOST);
  const texts = await ownComments.read(numbers);
  const witnesses = numbers.flatMap((number) => {
    const url = glance.pulls.find((pull) => pull.number === number)?.url ?? "";
    return witnessesIn(receiptsIn(texts.get(number) ?? [], { key: { repository, number }, url, secret }));
  });
  if (!contradict(witnesses, read.loaded.book)) return read;
  const versions = await connection.readDatedHistory(CONFIGURATION_PATH);
  return readSettings(github, repository, bookFrom(witnesses, versions));
}
