/**
 * The judgements of the process, reckoned anew from what is recorded, and from nothing that the core thinks of it.
 */
import type { Motion, Objection, Standing } from "@rfckit/core";

/** The objections that are open. */
export function openOf(motion: Motion | null): Objection[] {
  return motion?.objections.filter(({ resolution }) => resolution === null) ?? [];
}

/** R9 with D12, read off the roster anew: another person, of a group that the mover isn't in. */
export function isSecondedAnew(motion: Motion): boolean {
  const { mover, roster, signOffs } = motion;
  return roster.groups.some(
    ({ members }) =>
      !members.some(({ id }) => id === mover.id) &&
      members.some(({ id }) => id !== mover.id && signOffs.some(({ by }) => by.id === id)),
  );
}

/** R13 with D12 and D15: of each group somebody has signed the present text, and they are two people at least. */
export function everyGroupSigned(motion: Motion, standing: Standing): boolean {
  const present = standing.text?.digest;
  const signers = motion.signOffs
    .filter(({ text }) => text !== null && text === present)
    .map(({ by }) => by.id);
  if (new Set(signers).size < 2) return false;
  return motion.roster.groups.every(({ members }) => members.some(({ id }) => signers.includes(id)));
}
