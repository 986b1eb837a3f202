/** How one RFC stands, in the facts that a table or another program asks for. */
import {
  awaitedGroups,
  type Disposition,
  describe,
  type Hindrance,
  type Instant,
  type Motion,
  openObjections,
  type Person,
  type Phase,
  presentText,
  whatIsAwaited,
} from "@rfckit/core";
import type { Reading } from "@rfckit/reader";
import { speakPlainly } from "../reading/speak-plainly.ts";
import { type Ask, asksOf } from "./asks.ts";

export interface StatusRow {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly author: string | null;
  readonly phase: Phase;
  readonly disposition: Disposition | null;
  readonly mover: string | null;
  readonly movedAt: Instant | null;
  readonly groups: readonly StatusGroup[];
  /** Those that are open. */
  readonly objections: readonly StatusObjection[];
  readonly period: { readonly startedAt: Instant; readonly endsAt: Instant } | null;
  /** Why GitHub doesn't let the decision be carried out. */
  readonly hindrance: Hindrance | null;
  /** The sections of a full RFC that its file lacks. */
  readonly missingSections: readonly string[];
  readonly paused: boolean;
  /** What has to happen next, in sentences. */
  readonly awaited: readonly string[];
  /** What waits for whoever asks. */
  readonly asks: readonly Ask[];
}

export interface StatusGroup {
  readonly name: string;
  readonly members: readonly string[];
  /** Who of it has signed the present text. */
  readonly signedBy: readonly string[];
  /** Whether the motion waits for it: to begin its period, or to be carried out before that ends. */
  readonly awaited: boolean;
}

export interface StatusObjection {
  readonly name: string;
  readonly by: string;
  readonly at: Instant;
  readonly url: string;
}

export function statusRow(reading: Reading): StatusRow {
  const { snapshot, standing, name } = reading;
  const { pull } = snapshot;
  const { motion } = standing;
  const described = describe(standing);
  return {
    number: snapshot.key.number,
    title: pull.title,
    url: pull.url,
    author: pull.author?.login ?? null,
    phase: described.phase,
    disposition: described.disposition,
    mover: described.mover === null ? null : name(described.mover),
    movedAt: motion?.at ?? null,
    groups: motion === null ? [] : groupsOf(motion, reading),
    objections: openObjections(motion?.objections ?? []).map((objection) => ({
      name: objection.name,
      by: name(objection.by),
      at: objection.at,
      url: objection.source.url,
    })),
    period: described.fcp,
    hindrance: motion?.decision?.hindrance?.what ?? null,
    missingSections: standing.text?.missingSections ?? [],
    paused: standing.pausedSince !== null,
    awaited: whatIsAwaited(standing, speakPlainly(reading)).map(({ text }) => text),
    asks: asksOf(reading, reading.viewer.id),
  };
}

function groupsOf(motion: Motion, { standing, name }: Reading): StatusGroup[] {
  const text = presentText(standing);
  const awaited = new Set(awaitedGroups(motion, text));
  const signed = new Set(motion.signOffs.filter((each) => each.text === text).map(({ by }) => by.id));
  return motion.roster.groups.map((group) => ({
    name: group.name,
    members: group.members.map(name),
    signedBy: group.members.filter(({ id }: Person) => signed.has(id)).map(name),
    awaited: awaited.has(group.name),
  }));
}
