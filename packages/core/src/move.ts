/**
 * Making a motion: who may, on what, and what refuses it (R5, R6, D1, D2, D5, D8).
 */
import type { CommandEntry, MotionContext } from "./entry.ts";
import { MOST_BOXES } from "./limits.ts";
import { type Adoption, type Motion, RULES, type SignOff } from "./motion.ts";
import type { Objection } from "./objection.ts";
import type { Disposition, Policy } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import { canDecide, isInEveryGroup, isStakeholder, type Person, stakeholdersOf } from "./stakeholder.ts";
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
  const refusal = refuseMotion(standing, entry.by, disposition, context);
  if (refusal !== null) return refusal;
  const { by: mover, at, source, text } = entry;
  const signOffs = [{ by: mover, at, how: "motion", url: source.url, text }] as const;
  const { policy } = context.settings;
  return putOnTable(standing, { mover, at, source, disposition, reason, context, policy, signOffs });
}

/** What a new motion begins with. */
export interface Terms extends Pick<Motion, "mover" | "at" | "source" | "disposition" | "reason"> {
  readonly context: MotionContext;
  readonly policy: Policy;
  readonly signOffs: readonly SignOff[];
  /** Those raised before it was taken over, without numbers yet. */
  readonly objections?: readonly Omit<Objection, "number">[];
  readonly adopted?: Adoption;
}

/** The motion on the table, with the objections that stand against it from an earlier one (D21). */
export function putOnTable(standing: Standing, terms: Terms): Standing {
  const { context, policy, objections = [], ...begun } = terms;
  const { disposition, mover } = terms;
  const carried = (standing.carried[disposition] ?? []).map((each) => ({ ...each, carried: true }));
  const motion: Motion = {
    number: context.number ?? countMotions(standing) + 1,
    rules: RULES,
    ...begun,
    projects: context.projects,
    roster: context.roster,
    policy,
    approvedBefore: standing.approvals
      .filter((approval) => approval.by.id !== mover.id && isStakeholder(context.roster, approval.by.id))
      .map((approval) => approval.by),
    objections: [...carried, ...objections].map((each, index) => ({ ...each, number: index + 1 })),
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

/** Why this person can't put such a motion on the table, or `null`. */
export function refuseMotion(
  standing: Standing,
  by: Person,
  disposition: Disposition,
  context: MotionContext,
): Refusal | null {
  const { roster, subject, settings } = context;
  if (subject.kind === "upkeep") return { kind: "upkeep", because: subject.because };
  if (context.projects.length === 0) return { kind: "no-project", known: settings?.knownLabels ?? [] };
  if (!isStakeholder(roster, by.id)) {
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
  if (isInEveryGroup(roster, by.id)) {
    const canMove = stakeholdersOf(roster).filter((person) => !isInEveryGroup(roster, person.id));
    return { kind: "in-every-group", canMove };
  }
  if (disposition === "merge" && (standing.draft || context.missingSections.length > 0)) {
    return { kind: "not-full", draft: standing.draft, missing: context.missingSections };
  }
  return null;
}
