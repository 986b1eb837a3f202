/**
 * Twelve lives of a pull request that together make the bot do everything it can do.
 *
 * They are short, for each is played again for every place in which the bot may die. Every step in them wakes the
 * bot, or lets time pass: what tells two deaths apart relies on it.
 */
import { BROKEN_CONFIGURATION } from "./broken-configuration.ts";
import { CLOSED_AND_REOPENED } from "./closed-and-reopened.ts";
import { HINDERED } from "./hindered.ts";
import { LATE_CHANGE } from "./late-change.ts";
import { OBJECTION } from "./objection.ts";
import { QUEUED } from "./queued.ts";
import { REFUSALS } from "./refusals.ts";
import { SECOND_MOTION } from "./second-motion.ts";
import { SHORT_CUT } from "./short-cut.ts";
import type { Story } from "./story.ts";
import { TAMPERING } from "./tampering.ts";
import { WAITING } from "./waiting.ts";
import { WHOLE_PERIOD } from "./whole-period.ts";

export type { Story };

export const STORIES: readonly Story[] = [
  SHORT_CUT,
  WHOLE_PERIOD,
  CLOSED_AND_REOPENED,
  OBJECTION,
  HINDERED,
  LATE_CHANGE,
  SECOND_MOTION,
  TAMPERING,
  REFUSALS,
  WAITING,
  QUEUED,
  BROKEN_CONFIGURATION,
];
