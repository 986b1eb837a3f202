/**
 * Making a motion: who may, on what, and what refuses it (R5, R6, D1, D2, D5, D8).
 */
import type { CommandEntry, MotionContext } from "./entry.ts";
import { MOST_BOXES } from "./limits.ts";
import { type Motion, RULES } from "./motion.ts";
import type { Disposition } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import { canDecide, isInEveryGroup, isStakeholder, stakeholdersOf } from "./stakeholder.ts";
import { countMotions, type Standing } from "./standing.ts";

/** Puts a motion on the table, the mover signed off from the start (R8), or says why not. */
export function move(
  standing: Standing,
  entry: CommandEntry,
  disposition: Disposition,
  reason: string,
): Standing | Refusal {
  const { context } = entry;
  if (context === undefined || context.settings === null) return { kind: "no-configuration" };
  const refusal = refuseMotion(standing, entry, disposition, context);
  if (refusal !== null) return refusal;

  const carried = (standing.carried[disposition] ?? []).map((objection, index) => ({
    ...objection,
    number: index + 1,
    carried: true,
  }));
  const motion: Motion = {
    number: context.number ?? countMotions(standing) + 1,
    rules: RULES,
    disposition,
    mover: entry.by,
    at: entry.at,
    source: entry.source,
    reason,
    projects: context.projects,
    roster: context.roster,
    policy: context.settings.policy,
    signOffs: [{ by: entry.by, at: entry.at, how: "motion", url: entry.source.url, text: entry.text }],
    approvedBefore: standing.approvals
      .filter((approval) => approval.by.id !== entry.by.id && isStakeholder(context.roster, approval.by.id))
      .map((approval) => approval.by),
    objections: carried,
    period: null,
    lastPeriod: null,
    periods: 0,
    decision: null,
    decisions: 0,
    asked: [],
    presentRoster: null,
    changes: 0,
    noLapseBefore: 0,
  };
  return { ...standing, motion, carried: { ...standing.carried, [disposition]: [] } };
}

function refuseMotion(
  standing: Standing,
  entry: CommandEntry,
  disposition: Disposition,
  context: MotionContext,
): Refusal | null {
  const { roster, subject, settings } = context;
  if (subject.kind === "upkeep") return { kind: "upkeep", because: subject.because };
  if (context.projects.length === 0) return { kind: "no-project", known: settings?.knownLabels ?? [] };
  if (!isStakeholder(roster, entry.by.id)) {
    return { kind: "not-stakeholder", projects: context.projects, stakeholders: stakeholdersOf(roster) };
  }
  const { motion } = standing;
  if (motion !== null) {
    const { mover, source } = motion;
    const kind = motion.disposition === disposition ? "already-moved" : "other-motion";
    return { kind, disposition: motion.disposition, mover, url: source.url };
  }
  if (!canDecide(roster)) return { kind: "roster-too-small", projects: context.projects };
  const boxes = roster.groups.reduce((sum, group) => sum + group.members.length, 0);
  if (boxes > MOST_BOXES) return { kind: "roster-too-large", boxes, limit: MOST_BOXES };
  if (isInEveryGroup(roster, entry.by.id)) {
    const canMove = stakeholdersOf(roster).filter((person) => !isInEveryGroup(roster, person.id));
    return { kind: "in-every-group", canMove };
  }
  if (disposition === "merge" && (standing.draft || context.missingSections.length > 0)) {
    return { kind: "not-full", draft: standing.draft, missing: context.missingSections };
  }
  return null;
}
