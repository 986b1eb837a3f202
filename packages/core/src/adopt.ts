/**
 * Taking over a motion that people had run by hand: a comment that says so, and a list of boxes.
 *
 * It is put on the table as a new motion would be, under the same conditions, from the moment at which it was taken over.
 * What was signed by hand counts for the period (R9) and never for deciding sooner (R13): which text it was given to is
 * not known, and such a sign-off is to nobody's text until it is given again (D15). So a whole period is announced first.
 */
import type { AdoptedEntry } from "./entry.ts";
import { MOST_OBJECTIONS } from "./limits.ts";
import type { SignOff } from "./motion.ts";
import { putOnTable, refuseMotion } from "./move.ts";
import { sameName } from "./objection.ts";
import type { Refusal } from "./refusal.ts";
import { isStakeholder } from "./stakeholder.ts";
import type { Standing } from "./standing.ts";

/** Why it can't be taken over, or `null`. */
export function refuseAdoption(standing: Standing, entry: AdoptedEntry): Refusal | null {
  if (standing.state !== "open") return { kind: "not-open" };
  if (entry.context.settings === null) return { kind: "no-configuration" };
  return refuseMotion(standing, entry.mover, entry.disposition, entry.context);
}

/** Puts it on the table. What is refused changes nothing: somebody may have moved by command meanwhile. */
export function decideAdopted(standing: Standing, entry: AdoptedEntry): Standing {
  const { settings } = entry.context;
  if (settings === null || refuseAdoption(standing, entry) !== null) return standing;
  const { at, by, mover, movedAt, source, disposition, reason, context, toSignAgain } = entry;
  return putOnTable(standing, {
    mover,
    at,
    source,
    disposition,
    reason,
    context,
    policy: settings.policy,
    signOffs: signOffsOf(entry),
    objections: objectionsOf(standing, entry),
    adopted: { by, movedAt, toSignAgain },
  });
}

/** The mover's from the start (R8), and the others' once each, as far as they are on the roster. */
function signOffsOf({ mover, movedAt, source, signOffs, context }: AdoptedEntry): SignOff[] {
  const taken: SignOff[] = [{ by: mover, at: movedAt, how: "motion", url: source.url, text: null }];
  for (const signOff of signOffs) {
    if (taken.some(({ by }) => by.id === signOff.by.id)) continue;
    if (isStakeholder(context.roster, signOff.by.id)) taken.push({ ...signOff, text: null });
  }
  return taken;
}

/** Those of the roster's people, as many as fit; a name that is open already stands once. */
function objectionsOf(standing: Standing, { objections, disposition, context }: AdoptedEntry) {
  const carried = standing.carried[disposition] ?? [];
  const names = carried.map(({ name }) => name);
  const taken = [];
  for (const objection of objections) {
    if (carried.length + taken.length >= MOST_OBJECTIONS) break;
    if (!isStakeholder(context.roster, objection.by.id)) continue;
    if (names.some((name) => sameName(name, objection.name))) continue;
    names.push(objection.name);
    taken.push({ ...objection, carried: false, seconds: [], resolution: null });
  }
  return taken;
}
