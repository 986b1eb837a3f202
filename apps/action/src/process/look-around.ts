/** A run's first look around, before it looks at any pull request: which there are, and who everybody was. */
import { DEFAULT_POLICY } from "@rfckit/core";
import type { Glance } from "@rfckit/github";
import { type ReadSettings, SHARED_ACCOUNT } from "@rfckit/reconciler";
import type { Connected } from "../github/connect.ts";
import { type RunningLabels, runningLabels } from "./agenda.ts";
import type { Occasion } from "./event-rings.ts";
import { createOwnComments, type OwnComments } from "./own-comments.ts";
import { recallPeople } from "./recall-people.ts";

/** What a run knows of the repository before it looks at any pull request. */
export interface Surroundings {
  readonly read: ReadSettings;
  readonly glance: Glance;
  readonly labels: RunningLabels;
  /** Whether the bot's comments bear seals. */
  readonly sealed: boolean;
  readonly ownComments: OwnComments;
}

/** `first` are the settings as they were read without a memory. Throws what the port throws. */
export async function lookAround(
  connection: Connected,
  first: ReadSettings,
  { pulls }: Occasion,
  receiptSecret: string,
): Promise<Surroundings> {
  const policy = first.loaded.settings?.policy ?? DEFAULT_POLICY;
  const { proposed, finalCommentPeriod, blocked, finished } = policy.labels;
  const glance = await connection.glance([proposed, finalCommentPeriod, blocked, finished]);
  const labels = runningLabels(policy.labels);
  const sealed = first.seen.bot.login === SHARED_ACCOUNT && receiptSecret !== "";
  const own = pulls.map(({ number }) => number);
  const ownComments = createOwnComments({ connection, receiptSecret, sealed });
  const read = await recallPeople(first, { connection, receiptSecret, ownComments, own, glance, labels });
  return { read, glance, labels, sealed, ownComments };
}
