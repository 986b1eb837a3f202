/**
 * What a new head does: to the signatures nothing (they remember their text), to the clock what D15, D16 and
 * D20 say, and to a motion to merge that no longer is about an RFC, the end (D1).
 */
import { endMotion } from "./end-motion.ts";
import type { TextEntry } from "./entry.ts";
import { moveEnd, type Period, resumePeriod } from "./final-comment-period.ts";
import type { Decision, Motion } from "./motion.ts";
import { about } from "./notice.ts";
import type { Standing } from "./standing.ts";

export function decideText(standing: Standing, entry: TextEntry): Standing {
  const before = standing.text;
  const { head, digest, at, subject, missingSections } = entry;
  const next: Standing = { ...standing, text: { head, digest, at, subject, missingSections } };
  const { motion } = next;
  if (motion === null || before === null || motion.disposition !== "merge") return next;
  if (subject.kind === "upkeep")
    return endMotion(next, motion, { kind: "lapsed", because: "left-rfc" }, at, null);
  if (motion.decision !== null) return changeAfterDecision(next, motion, motion.decision, entry);
  if (before.digest === digest || motion.period === null) return next;
  return changeDuringPeriod(next, motion, motion.period, entry);
}

/** The same difference at a new head renews the decision for it; another one makes it lapse (D20). */
function changeAfterDecision(
  standing: Standing,
  motion: Motion,
  decision: Decision,
  entry: TextEntry,
): Standing {
  if (decision.text === entry.digest) {
    if (decision.head === entry.head) return standing;
    return { ...standing, motion: { ...motion, decision: { ...decision, head: entry.head } } };
  }
  const { period } = motion;
  const resumed = period === null ? null : resumePeriod(period, entry.at, motion.policy.fcp.changeGrace);
  return {
    ...standing,
    motion: { ...motion, decision: null, period: resumed, lastPeriod: resumed ?? motion.lastPeriod },
    notices: [
      ...standing.notices,
      {
        kind: "decision-lapsed",
        about: about.decisionUndone(motion.number, motion.decisions),
        motion: motion.number,
        at: entry.at,
        endsAt: resumed?.endsAt ?? null,
      },
    ],
  };
}

function changeDuringPeriod(standing: Standing, motion: Motion, period: Period, entry: TextEntry): Standing {
  const common = { motion: motion.number, at: entry.at };
  if (motion.policy.fcp.onChange === "restart") {
    return {
      ...standing,
      motion: { ...motion, period: null },
      notices: [
        ...standing.notices,
        {
          ...common,
          kind: "period-aborted",
          about: about.aborted(motion.number, period.number),
          because: { kind: "text-changed" },
        },
      ],
    };
  }
  const moved = moveEnd(period, entry.at, motion.policy.fcp.changeGrace);
  switch (moved.kind) {
    case "kept":
      return standing;
    case "too-far":
      return endMotion(standing, motion, { kind: "lapsed", because: "kept-changing" }, entry.at, null);
    case "moved":
      return {
        ...standing,
        motion: { ...motion, period: moved.period, lastPeriod: moved.period },
        notices: [
          ...standing.notices,
          {
            ...common,
            kind: "end-moved",
            about: about.endMoved(motion.number, period.number, moved.period.moves),
            endsAt: moved.period.endsAt,
            because: "text",
          },
        ],
      };
  }
}
