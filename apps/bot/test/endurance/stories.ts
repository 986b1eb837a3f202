/** What happens on the pull requests of a busy organisation, and how each has to end, whatever becomes of the bot meanwhile. */
import type { Phase } from "@rfckit/core";

export interface Deed {
  readonly by: string;
  readonly says: string;
}

export interface BusyStory {
  readonly name: string;
  readonly deeds: readonly Deed[];
  /**
   * How it may stand once everything is said, and the bot has done its part: whether the period was announced before the last
   * group signed depends on when the bot looked.
   */
  readonly soon: readonly Phase[];
  /** How it stands after ten days more. */
  readonly later: readonly Phase[];
}

const says = (by: string, command: string): Deed => ({ by, says: command });
const MOTION = says("ana", "@rfcbot fcp merge");

export const STORIES: readonly BusyStory[] = [
  {
    name: "signed by all",
    deeds: [MOTION, says("cho", "@rfcbot reviewed"), says("dee", "@rfcbot reviewed")],
    soon: ["final-comment-period", "accepted"],
    later: ["accepted"],
  },
  {
    name: "accepted after ten days",
    deeds: [MOTION, says("ben", "Well done."), says("cho", "@rfcbot reviewed")],
    soon: ["final-comment-period"],
    later: ["accepted"],
  },
  {
    name: "objected to",
    deeds: [MOTION, says("cho", "@rfcbot concern cost"), says("zed", "Which cost?")],
    soon: ["blocked"],
    later: ["blocked"],
  },
  {
    name: "objected to, and resolved",
    deeds: [
      MOTION,
      says("cho", "@rfcbot reviewed"),
      says("dee", "@rfcbot concern size"),
      says("dee", "@rfcbot resolve size"),
    ],
    soon: ["final-comment-period"],
    later: ["accepted"],
  },
  {
    name: "rejected",
    deeds: [
      says("ben", "@rfcbot fcp close"),
      says("cho", "@rfcbot reviewed"),
      says("eli", "@rfcbot reviewed"),
    ],
    soon: ["final-comment-period", "rejected"],
    later: ["rejected"],
  },
  {
    name: "talked about",
    deeds: [says("ana", "Hello."), says("cho", "A good idea?"), says("zed", "@rfcbot fcp merge")],
    soon: ["discussion"],
    later: ["discussion"],
  },
  {
    name: "cancelled",
    deeds: [MOTION, says("cho", "@rfcbot concern cost"), says("ana", "@rfcbot cancel")],
    soon: ["discussion"],
    later: ["discussion"],
  },
  {
    name: "begun with a slip",
    deeds: [says("ana", "@rfcbot fcp merg"), says("ana", "@rfcbot help"), MOTION],
    soon: ["proposed"],
    later: ["proposed"],
  },
];
