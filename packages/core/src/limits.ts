/**
 * A limit on everything that people could make grow.
 *
 * The checklist is one comment of at most 65,536 characters and carries the motion's receipts. These limits
 * are small enough that it always fits; beyond them a command is refused in words and nothing is lost.
 */

/** The boxes in a checklist: each stakeholder has one in each of their groups. */
export const MOST_BOXES = 200;

/** The changes that people may make to one motion. */
export const MOST_CHANGES = 120;

/** Of those, this many are kept for resolving and overruling, so that no motion is stuck for good. */
export const CHANGES_FOR_RESOLVING = 20;

/** The objections to one motion, those that are settled among them. */
export const MOST_OBJECTIONS = 30;

/** People whose opinion may be awaited at one time. */
export const MOST_ASKED = 20;
