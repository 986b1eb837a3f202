/**
 * Signing off and withdrawing a sign-off (R8, R14, D11–D15).
 */
import { isSeconded } from "./checklist.ts";
import type { Instant } from "./instant.ts";
import { type Motion, type SignOff, signOffOf } from "./motion.ts";
import { about } from "./notice.ts";
import type { Refusal } from "./refusal.ts";
import type { Person } from "./stakeholder.ts";
import { motionPhase, type Standing } from "./standing.ts";

/** Records a sign-off. To the same text again it has no effect; to a newer one it renews (D13, D15). */
export function sign(standing: Standing, motion: Motion, signOff: SignOff): Standing {
  const before = signOffOf(motion, signOff.by.id);
  if (before !== undefined && (before.text === signOff.text || signOff.text === null)) return standing;
  const signOffs =
    before === undefined
      ? [...motion.signOffs, signOff]
      : motion.signOffs.map((each) => (each === before ? signOff : each));
  return { ...standing, motion: { ...motion, signOffs, changes: motion.changes + 1 } };
}

/**
 * Withdraws a sign-off (D14): only while the motion is proposed or blocked. What was written before the
 * period was announced counts before it, even if it was seen later; then the period loses its ground.
 */
export function withdraw(standing: Standing, motion: Motion, by: Person, at: Instant): Standing | Refusal {
  if (motion.mover.id === by.id) return { kind: "mover-cancels" };
  if (signOffOf(motion, by.id) === undefined) return { kind: "nothing-signed" };
  const phase = motionPhase(motion);
  const before = phase === "final-comment-period" && motion.period !== null && at < motion.period.startedAt;
  if (phase !== "proposed" && phase !== "blocked" && !before) return { kind: "period-announced" };

  const signOffs = motion.signOffs.filter((signOff) => signOff.by.id !== by.id);
  const left: Motion = { ...motion, signOffs, changes: motion.changes + 1 };
  if (left.period === null || isSeconded(left)) return { ...standing, motion: left };
  return {
    ...standing,
    motion: { ...left, period: null },
    notices: [
      ...standing.notices,
      {
        kind: "period-aborted",
        about: about.aborted(motion.number, left.period.number),
        motion: motion.number,
        at,
        because: { kind: "sign-off-withdrawn", by },
      },
    ],
  };
}
