/** What has become of the thread so far: what a bot that forgets can't know any more. */
import type { Instant } from "@rfckit/core";
import type { Deed } from "./deeds.ts";

export interface Past {
  /** Whether a checklist of the bot's was deleted, or versions of one were redacted: its only memory. */
  lost: boolean;
  /** Whether a motion made by hand was taken over. */
  adopted: boolean;
  /** Whether the configuration became another one. */
  reconfigured: boolean;
  /** The texts that there were, and whether one of them came again. */
  readonly texts: Set<number>;
  returned: boolean;
  /** Comments whose text is no longer what it was at first, by their places. */
  readonly gone: Set<number>;
  /** Those of them that held something up. */
  readonly heldUp: Set<number>;
  /** Those of these of which nothing tells: they changed before the bot that forgets could seal what they said, or that is lost. */
  readonly unseen: Set<number>;
  /** Those at which it has looked. */
  readonly seen: Set<number>;
  /** Those at which it looked while it knew of no motion: whoever objected there was told so. */
  readonly withoutMotion: Set<number>;
  /** The places of the motions that it had on the table when it looked. */
  readonly motions: Set<number>;
  /** Whether it had one when it looked last. */
  hadMotion: boolean;
  /** When the one that remembers looked and the other didn't, or could write nothing down, for it was paused. */
  readonly blind: Set<Instant>;
}

export const nothingPast = (): Past => ({
  lost: false,
  adopted: false,
  reconfigured: false,
  texts: new Set([1]),
  returned: false,
  gone: new Set(),
  heldUp: new Set(),
  unseen: new Set(),
  seen: new Set(),
  withoutMotion: new Set(),
  motions: new Set(),
  hadMotion: false,
  blind: new Set(),
});

/** The bot that forgets looks, with this place's motion on the table, before anything is compared. */
export function noteUnaware(past: Past, motion: number | null, places: readonly number[]): void {
  for (const place of places) {
    const unaware = (past.lost || !past.hadMotion) && (motion === null || place < motion);
    if (unaware && !past.seen.has(place)) past.withoutMotion.add(place);
  }
}

/** It has looked, and could write what it saw. */
export function noteLook(past: Past, motion: number | null, places: readonly number[]): void {
  for (const place of places) past.seen.add(place);
  past.hadMotion = motion !== null;
  if (motion !== null) past.motions.add(motion);
}

const HOLDS_UP = /@rfcbot (concern|cancel|unreview)/;

/** Something was done: `place` is the comment that it was done to, and `text` what that said before. */
export function noteDeed(past: Past, deed: Deed, place: number | null, text: string): void {
  if (deed.do === "delete-own" && deed.what.endsWith("checklist")) past.lost = true;
  if (deed.do === "redact" && deed.nth === "checklist") past.lost = true;
  if (deed.do === "adopt") past.adopted = true;
  if (deed.do === "configure") past.reconfigured = true;
  if (deed.do === "push") {
    past.returned ||= past.texts.has(deed.version);
    past.texts.add(deed.version);
  }
  if (place !== null) {
    past.gone.add(place);
    if (HOLDS_UP.test(text)) past.heldUp.add(place);
    if (!past.seen.has(place) && HOLDS_UP.test(text)) past.unseen.add(place);
    past.seen.delete(place);
  }
  if (past.lost) for (const each of past.heldUp) past.unseen.add(each);
}
