/**
 * Where a bot that forgets may know less than one that remembers, each with its reason: all the ways in which the two may
 * legitimately differ to the laxer side.
 *
 * - A configuration's logins are pinned in all histories: who a login stood for once, no thread tells (D32).
 * - Whoever ends a pause rings for both at once: it is over when its commit says so, and not when somebody looked (D34).
 * - In the second of its opening nothing else befalls the pull request: whoever wrote then had the text before them with which it
 *   was opened (D15).
 * - Once a comment that held something up was edited or deleted before the one that forgets could look, or along with the
 *   checklist that kept it (`past.unseen`), nothing tells of it any more; then only what it can't have held up is compared.
 */
import { isDeepStrictEqual } from "node:util";
import { type Motion, type Objection, SECOND } from "@rfckit/core";
import { placeOf, type Side } from "./compare.ts";
import type { Past } from "./past.ts";

/** Why an objection that the one that remembers knows may be none for the other. */
export function excuseObjection(prompt: Side, { source, at }: Objection, late: Side, past: Past): boolean {
  const place = prompt.stage.placeOf(source.id);
  // It came in the second in which the motion was closed, and was first seen with that: timeline events count first (D27).
  if (!past.seen.has(place) && prompt.standing.ended.some((each) => sameSecond(each.at, at)))
    past.withoutMotion.add(place);
  return [
    // Its comment was gone before the bot could see it, or is gone along with the checklist that kept it.
    past.unseen.has(place),
    // The checklist is gone, and with it the motion's roster and policy: the present ones count.
    past.lost && past.reconfigured,
    // The motion was nowhere on GitHub any more, or wasn't one when it was first seen: the objector was told that there is none.
    past.withoutMotion.has(place),
    // Its comment was answered with yes and no, on a motion taken over whose checklist is gone: which was which can't be told.
    past.lost && past.adopted && late.stage.answersTo(place).length > 1,
  ].some(Boolean);
}

/** Why the motion of that place, which is on the table for the one that remembers, may not be for the other. */
export function excuseMotion(late: Side, place: number, past: Past): boolean {
  return [
    // Nothing on GitHub tells of it any more: mover's comment and checklist are gone, or it was taken over and the checklist is.
    past.lost,
    // What was before it ended by a comment that was gone before the bot could see it.
    past.unseen.size > 0,
    // It was closed in the second in which it was made: in doubt after that.
    late.standing.ended.some(({ motion }) => placeOf(late, motion) === place),
  ].some(Boolean);
}

/** Why the periods of a motion may be other ones. */
export function excusePeriods(mine: Motion, its: Motion, past: Past): boolean {
  if (past.unseen.size > 0) return true;
  // It was counted first under a later configuration (D7), or its checklist is gone, and with that its policy and roster.
  return (
    !isDeepStrictEqual([mine.policy, mine.roster], [its.policy, its.roster]) &&
    (past.lost || past.blind.size > 0)
  );
}

/**
 * Why more may have signed the present text. Whoever signs before the bot has seen a new text counts as having signed the one
 * before (D15); if that one comes back, it is the present one.
 */
export function excuseSigned(past: Past): boolean {
  return past.returned && past.blind.size > 0;
}

/** Whether a motion is on the table for the one that forgets alone, with a good reason: from here on they judge different things. */
export function haveParted(prompt: Side, late: Side, past: Past): boolean {
  const its = late.standing.motion;
  if (its === null || prompt.standing.motion !== null) return false;
  const place = placeOf(late, its);
  const first = !past.motions.has(place);
  // It was made in the second of a closing or an opening, and first seen with that: timeline events count first (D27).
  if (first && prompt.stage.pull.view().timeline.some((event) => sameSecond(event.at, its.at))) return true;
  const last = prompt.standing.ended.at(-1);
  if (last === undefined) return false;
  const isSame = placeOf(prompt, last.motion) === place;
  return [
    // It was cancelled by a comment that was gone before the bot could see it.
    isSame && last.end.kind === "cancelled" && past.unseen.size > 0,
    // It lapsed for a text that came and went while the other didn't look, or could write nothing down: no text tells of it.
    isSame && last.end.kind === "lapsed" && last.end.because !== "draft" && past.blind.has(last.at),
  ].some(Boolean);
}

function sameSecond(one: number, other: number): boolean {
  return Math.floor(one / SECOND) === Math.floor(other / SECOND);
}
