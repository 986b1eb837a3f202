/**
 * Objecting, resolving, overruling and seconding (R11, D21–D26).
 */
import type { CommandEntry } from "./entry.ts";
import { MOST_CHANGES } from "./limits.ts";
import type { Motion } from "./motion.ts";
import { about, type Notice } from "./notice.ts";
import {
  findObjection,
  isSecondedBy,
  type Objection,
  openObjections,
  type Resolution,
  sameName,
} from "./objection.ts";
import type { Refusal } from "./refusal.ts";
import { groupsOf, isStakeholder } from "./stakeholder.ts";
import type { Standing } from "./standing.ts";

/** Raises an objection. It ends a running period (R11), and revokes a decision that isn't carried out yet (D21). */
export function object(
  standing: Standing,
  motion: Motion,
  entry: CommandEntry,
  name: string,
): Standing | Refusal {
  const taken = openObjections(motion.objections).find((objection) => sameName(objection.name, name));
  if (taken !== undefined)
    return { kind: "name-taken", name: taken.name, by: taken.by, url: taken.source.url };

  const objection: Objection = {
    number: motion.objections.length + 1,
    name,
    by: entry.by,
    at: entry.at,
    source: entry.source,
    carried: false,
    seconds: [],
    resolution: null,
  };
  const notice = announceObjection(motion, objection);
  return {
    ...standing,
    motion: {
      ...motion,
      objections: [...motion.objections, objection],
      period: null,
      decision: null,
      changes: motion.changes + 1,
    },
    notices: notice === null ? standing.notices : [...standing.notices, notice],
  };
}

/** Only what the objection ends is announced: before a period there is nothing to end, and the checklist shows it. */
export function announceObjection(motion: Motion, objection: Objection): Notice | null {
  const { name, by, source, at } = objection;
  const cause = { name, by, url: source.url };
  if (motion.decision !== null) {
    const named = about.decisionUndone(motion.number, motion.decisions);
    return { kind: "decision-revoked", about: named, motion: motion.number, at, objection: cause };
  }
  if (motion.period !== null) {
    const named = about.aborted(motion.number, motion.period.number);
    return {
      kind: "period-aborted",
      about: named,
      motion: motion.number,
      at,
      because: { kind: "objection", ...cause },
    };
  }
  return null;
}

/** Resolves an objection: the objector, by policy somebody of the objector's group, or an admin, who overrules it (D24). */
export function resolve(
  standing: Standing,
  motion: Motion,
  entry: CommandEntry,
  name: string,
): Standing | Refusal {
  const found = findObjection(motion.objections, name);
  if (found.kind !== "found") return refuseUnfound(found, name);
  const { objection } = found;
  const how = mayResolve(motion, entry, objection);
  if (how === null) {
    const groups =
      motion.policy.objection.resolvers === "group" ? groupsOf(motion.roster, objection.by.id) : null;
    return { kind: "not-objector", name: objection.name, by: objection.by, groups };
  }
  return settle(standing, motion, objection, { at: entry.at, how, by: entry.by });
}

function mayResolve(
  motion: Motion,
  entry: CommandEntry,
  objection: Objection,
): "resolved" | "overruled" | null {
  if (objection.by.id === entry.by.id) return "resolved";
  if (motion.policy.objection.resolvers === "group") {
    const objectors = groupsOf(motion.roster, objection.by.id);
    if (groupsOf(motion.roster, entry.by.id).some((group) => objectors.includes(group))) return "resolved";
  }
  return entry.admin ? "overruled" : null;
}

/** Marks an objection as no longer open. */
export function settle(
  standing: Standing,
  motion: Motion,
  objection: Objection,
  resolution: Resolution,
): Standing {
  const objections = motion.objections.map((each) =>
    each.number === objection.number ? { ...each, resolution } : each,
  );
  return { ...standing, motion: { ...motion, objections, changes: motion.changes + 1 } };
}

/** Seconds another's objection, so that it doesn't lapse (D26). */
export function second(
  standing: Standing,
  motion: Motion,
  entry: CommandEntry,
  name: string,
): Standing | Refusal {
  if (motion.policy.objection.secondAfter === null) return { kind: "seconding-off" };
  const found = findObjection(motion.objections, name);
  if (found.kind !== "found") return refuseUnfound(found, name);
  const { objection } = found;
  if (objection.by.id === entry.by.id) return { kind: "own-objection", name: objection.name };
  if (isSecondedBy(objection, entry.by.id)) return standing;
  if (motion.changes >= MOST_CHANGES) return { kind: "motion-full", limit: MOST_CHANGES };
  const objections = motion.objections.map((each) =>
    each === objection ? { ...each, seconds: [...each.seconds, entry.by] } : each,
  );
  return { ...standing, motion: { ...motion, objections, changes: motion.changes + 1 } };
}

/** Whether somebody may object: on the roster of the motion, or a stakeholder by now (D7, D22). */
export function mayObject(motion: Motion, entry: CommandEntry): boolean {
  return isStakeholder(motion.roster, entry.by.id) || entry.belongs === "roster";
}

function refuseUnfound(
  found: Exclude<ReturnType<typeof findObjection>, { kind: "found" }>,
  name: string,
): Refusal {
  switch (found.kind) {
    case "none-open":
      return { kind: "no-objection-open" };
    case "several-open":
      return { kind: "several-objections", names: found.names };
    case "unknown":
      return { kind: "unknown-objection", name, names: found.names, nearest: found.nearest };
  }
}
