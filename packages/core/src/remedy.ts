/**
 * What keeps a decision from being carried out, and what would help (D20). One row for each hindrance.
 */
import type { Hindrance } from "./entry.ts";
import type { Disposition } from "./policy.ts";
import { enumerate } from "./voice.ts";

export interface Help {
  /** Follows a colon. */
  readonly why: string;
  /** A sentence: who can do what. */
  readonly help: string;
}

const HELP: Readonly<Record<Exclude<Hindrance, "form">, Help>> = {
  conflict: {
    why: "its branch has conflicts with the base branch",
    help: "The author, or somebody with write access, has to resolve the conflicts by merging the base branch.",
  },
  check: {
    why: "a required check is missing or has failed",
    help: "The check has to pass; somebody with write access can run it again.",
  },
  review: {
    why: "the branch's protection asks for an approving review",
    help: "Somebody whose approval GitHub counts has to approve the pull request.",
  },
  draft: {
    why: "the pull request is a draft",
    help: "The author has to mark it as ready for review.",
  },
  "merge-queue": {
    why: "it waits in the base branch's merge queue",
    help: "The queue has to let it through; if the queue gives it back, somebody should look why.",
  },
  "base-moved": {
    why: "the base branch moved at the same moment",
    help: "Nobody has to do anything.",
  },
  "head-moved": {
    why: "a new commit was pushed at the same moment",
    help: "Nobody has to do anything: the bot reads the new commit first.",
  },
  permission: {
    why: "GitHub does not give the bot the permission",
    help: "A repository administrator has to give it write access, or somebody with write access has to do it by hand.",
  },
  workflows: {
    why: "it changes workflow files, which the bot may not touch",
    help: "Somebody with write access has to do it by hand.",
  },
  locked: {
    why: "the conversation is locked",
    help: "Somebody with write access has to unlock the conversation.",
  },
  archived: {
    why: "the repository is archived",
    help: "A repository administrator has to take it out of the archive.",
  },
  "merging-off": {
    why: "the bot is configured not to do it itself",
    help: "Somebody with write access has to do it by hand.",
  },
  unknown: {
    why: "GitHub refused without saying why",
    help: "Somebody with write access should look what GitHub says beside the pull request's button.",
  },
};

/** Why it is held up, and who can help; `missing` names the sections that a full RFC would have (R6). */
export function sayHelp(what: Hindrance, disposition: Disposition, missing: readonly string[]): Help {
  if (what === "form") {
    const lacks =
      missing.length > 0
        ? `it lacks ${enumerate(missing, "and")}`
        : "it no longer has the form of a full RFC";
    return {
      why: `only a full RFC can be merged, and ${lacks}`,
      help: "The author has to complete it. That changes the text: the decision then lapses, and the sign-offs stay.",
    };
  }
  const { why, help } = HELP[what];
  const byHand = disposition === "merge" ? "merge it" : "close it";
  return { why, help: help.replace("do it by hand", `${byHand} by hand`) };
}
