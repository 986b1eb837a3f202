/**
 * Whether a bot that forgets is nowhere sooner or laxer than one that remembers, right after both have looked. Later and
 * stricter it may be, in whatever way. Where it may know less, `excuses.ts` says why.
 */
import {
  isSeconded,
  type Motion,
  type Objection,
  openObjections,
  presentText,
  type Standing,
  sameName,
  signedGroups,
} from "@rfckit/core";
import { excuseMotion, excuseObjection, excusePeriods, excuseSigned, haveParted } from "./excuses.ts";
import type { Past } from "./past.ts";
import type { Stage } from "./stage.ts";

export interface Side {
  readonly stage: Stage;
  readonly standing: Standing;
}

/** `wrong` is what the one that forgets (`late`) does that the other would not. */
export interface Compared {
  readonly wrong: readonly string[];
  /** Whether from here on the two have different things before them. */
  readonly parted: boolean;
}

/** `whole` tells whether the late one's look came to its end. */
export function compare(prompt: Side, late: Side, past: Past, whole: boolean): Compared {
  const [view, lateView] = [prompt.stage.pull.view(), late.stage.pull.view()];
  if (lateView.state !== view.state && view.state === "open")
    return is(
      isExcused(prompt, late, past)
        ? []
        : [`it ${lateView.state} what is open still for the one that remembers`],
    );
  const blobs = ({ files }: typeof view) => files.map(({ blob }) => blob).join();
  if (lateView.merge !== null && view.merge !== null && blobs(view) !== blobs(lateView))
    return is(["it merged another text"]);
  if (lateView.state !== view.state || !whole) return is([]);
  if (haveParted(prompt, late, past)) return { wrong: [], parted: true };
  const isPaused = prompt.standing.pausedSince !== null && late.standing.pausedSince === null;
  return is([
    ...compareMotions(prompt, late, past),
    ...compareCarried(prompt, late, past),
    ...(isPaused ? ["it doesn't pause"] : []),
  ]);
}

/** What it ended may be a motion that was excused before. */
function isExcused(prompt: Side, late: Side, past: Past): boolean {
  const [mine, its] = [prompt.standing.motion, late.standing.ended.at(-1)?.motion];
  if (mine === null || its === undefined || placeOf(prompt, mine) !== placeOf(late, its))
    return past.unseen.size > 0 || past.lost;
  return excusePeriods(mine, its, past) || excuseSigned(past);
}

function is(wrong: readonly string[]): Compared {
  return { wrong, parted: false };
}

function compareMotions(prompt: Side, late: Side, past: Past): string[] {
  const [mine, its] = [prompt.standing.motion, late.standing.motion];
  if (its === null) return [];
  if (mine === null)
    return [`its motion of comment ${placeOf(late, its)} is on the table, and the other's isn't`];
  if (placeOf(prompt, mine) !== placeOf(late, its) || mine.disposition !== its.disposition) {
    if (!excuseMotion(late, placeOf(prompt, mine), past))
      return [
        `its motion is that of comment ${placeOf(late, its)}, and the other's that of ${placeOf(prompt, mine)}`,
      ];
    return mine.disposition === its.disposition ? compareObjections(prompt, mine, late, its, past) : [];
  }
  return [
    ...(excusePeriods(mine, its, past)
      ? []
      : [...comparePeriods(mine, its), ...compareSigned(prompt, mine, late, its, past)]),
    ...compareObjections(prompt, mine, late, its, past),
  ];
}

function comparePeriods(mine: Motion, its: Motion): string[] {
  const found: string[] = [];
  if (its.decision !== null && mine.decision === null) found.push("it has decided");
  if (its.period === null) return found;
  if (mine.period === null) return mine.decision === null ? [...found, "a period runs for it alone"] : found;
  const sooner = (what: string, one: number, other: number) => {
    if (one < other)
      found.push(`${what} ${tellInstant(one)} for it, and for the other ${tellInstant(other)}`);
  };
  sooner("the period ends", its.period.endsAt, mine.period.endsAt);
  sooner("short-cuts are open from", its.period.shortCutFrom, mine.period.shortCutFrom);
  return found;
}

function compareSigned(prompt: Side, mine: Motion, late: Side, its: Motion, past: Past): string[] {
  const found: string[] = [];
  if (isSeconded(its) && !isSeconded(mine)) found.push("two groups have signed for it alone");
  const signed = signedGroups(mine, presentText(prompt.standing));
  const more = signedGroups(its, presentText(late.standing)).filter((group) => !signed.includes(group));
  if (more.length > 0 && !excuseSigned(past))
    found.push(`${more.join(" and ")} signed the present text for it alone`);
  return found;
}

function compareObjections(prompt: Side, mine: Motion, late: Side, its: Motion, past: Past): string[] {
  const open = openObjections(its.objections);
  return missing(prompt, openObjections(mine.objections), late, open, past).map(
    (name) => `the objection "${name}" isn't open for it`,
  );
}

function compareCarried(prompt: Side, late: Side, past: Past): string[] {
  if (late.standing.motion !== null || prompt.standing.motion !== null) return [];
  return (["merge", "close", "postpone"] as const).flatMap((disposition) => {
    const mine = prompt.standing.carried[disposition] ?? [];
    const its = late.standing.carried[disposition] ?? [];
    return missing(prompt, mine, late, its, past).map(
      (name) => `the objection "${name}" doesn't stand for it against the next motion to ${disposition}`,
    );
  });
}

/** The names of objections that only the one that remembers has. */
function missing(
  prompt: Side,
  mine: readonly Objection[],
  late: Side,
  its: readonly Objection[],
  past: Past,
): string[] {
  // Of two that are first seen together and have one name, the first in GitHub's order counts (D23, D27).
  const stands = ({ name }: Objection) => its.some((each) => sameName(each.name, name));
  return mine
    .filter((each) => !stands(each) && !excuseObjection(prompt, each, late, past))
    .map(({ name }) => name);
}

/** The place of the comment that is the motion. */
export function placeOf({ stage }: Side, { source }: Pick<Motion, "source">): number {
  return stage.placeOf(source.id);
}

export function tellInstant(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "");
}
