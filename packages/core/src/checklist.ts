/**
 * Who has signed, by group, and what follows from it: R9, R13 and R14.
 */
import type { TextDigest } from "./entry.ts";
import type { Motion } from "./motion.ts";
import { groupsOf } from "./stakeholder.ts";

/**
 * Whether a stakeholder from a group other than the mover's has signed (R9): another person, who belongs to at
 * least one group that the mover is not in (D12). The text they signed does not matter here (D15).
 */
export function isSeconded(motion: Motion): boolean {
  const moversGroups = groupsOf(motion.roster, motion.mover.id);
  return motion.signOffs.some(
    (signOff) =>
      signOff.by.id !== motion.mover.id &&
      groupsOf(motion.roster, signOff.by.id).some((group) => !moversGroups.includes(group)),
  );
}

/** The groups of which a member has signed the present text, in the roster's order (R14, D15). */
export function signedGroups(motion: Motion, present: TextDigest): string[] {
  const signers = signersOf(motion, present);
  return motion.roster.groups
    .filter((group) => group.members.some((member) => signers.has(member.id)))
    .map((group) => group.name);
}

/** The other groups. */
export function awaitedGroups(motion: Motion, present: TextDigest): string[] {
  const signed = new Set(signedGroups(motion, present));
  return motion.roster.groups.map((group) => group.name).filter((name) => !signed.has(name));
}

/** Whether one stakeholder of each group has signed the present text, by at least two people (R13, D12). */
export function hasEveryGroupSigned(motion: Motion, present: TextDigest): boolean {
  return awaitedGroups(motion, present).length === 0 && signersOf(motion, present).size >= 2;
}

/** A sign-off counts for the short-cut only if the text it was given to is known to be the present one (D15). */
function signersOf(motion: Motion, present: TextDigest): Set<number> {
  const signers = new Set<number>();
  if (present === null) return signers;
  for (const signOff of motion.signOffs) if (signOff.text === present) signers.add(signOff.by.id);
  return signers;
}
