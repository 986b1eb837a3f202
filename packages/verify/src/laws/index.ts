/**
 * The laws: whatever people do and whatever goes wrong on the way, in stories drawn by chance and played by the real bot.
 */
import type { Part } from "../proof.ts";
import { HOST_CLOCK } from "./host-clock.ts";
import { LOST_LEDGER } from "./lost-ledger.ts";
import { MEDDLING } from "./meddling.ts";
import { lawPart } from "./run-law.ts";
import { ALL_LOST, CRASHES, DOUBLED, FAILING, SECOND_LOOK, STRANGERS } from "./same-end.ts";
import { SCHEDULES } from "./schedules.ts";
import { STALE_READS } from "./stale-reads.ts";

export function lawParts(): Part[] {
  return [
    lawPart(SCHEDULES),
    lawPart(MEDDLING),
    lawPart(STALE_READS),
    lawPart(HOST_CLOCK),
    lawPart(LOST_LEDGER),
    lawPart(SECOND_LOOK),
    lawPart(DOUBLED),
    lawPart(ALL_LOST),
    lawPart(CRASHES),
    lawPart(FAILING),
    lawPart(STRANGERS),
  ];
}
