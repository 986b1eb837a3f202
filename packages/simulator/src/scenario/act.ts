/**
 * One step of a scenario, as somebody does it. What the bot makes of it comes afterwards.
 *
 * A step may ask for what can't be done: to tick a box that nobody has drawn. That is an answer, `impossible`,
 * and no error, as is GitHub's own "no".
 */
import type { UserId } from "@rfckit/core";
import { NotAllowed } from "../github/denial.ts";
import type { PullHandle } from "../github/pull-handle.ts";
import type { CommentView } from "../github/view.ts";
import { checklistOf, tickBox } from "./checklist-comment.ts";
import type { Actions, Step } from "./scenario.ts";
import type { Stage } from "./stage.ts";

/** The steps that somebody does to GitHub; the others are about time, the bot or the truth. */
export type Deed = Exclude<
  Step,
  { readonly action: "expect" | "advance" | "at" | "restart" | "sweep" | "faults" }
>;

export type Outcome =
  | { readonly kind: "done" }
  /** GitHub doesn't let that person do it, and says why. */
  | { readonly kind: "refused"; readonly by: string; readonly why: string }
  /** There is nothing there that it could be done to. */
  | { readonly kind: "impossible"; readonly needed: string };

export interface Scene {
  readonly stage: Stage;
  readonly pull: PullHandle;
  /** Who does what the scenario ascribes to nobody. */
  readonly author: UserId;
  /** The scenario's names for comments. */
  readonly comments: Map<string, number>;
}

/** Does one step. */
export function act(scene: Scene, deed: Deed): Outcome {
  const by = actorOf(scene, deed);
  try {
    perform(scene, deed, by);
    return { kind: "done" };
  } catch (error) {
    if (error instanceof NotAllowed) return { kind: "refused", by, why: error.message };
    if (error instanceof Missing) return { kind: "impossible", needed: error.message };
    throw error;
  }
}

/** What a step needs isn't there; the message completes "expected …". It never leaves this file. */
class Missing extends Error {}

type Performance<K extends Deed["action"]> = (scene: Scene, what: Actions[K], by: string) => void;

const DEEDS: { readonly [K in Deed["action"]]: Performance<K> } = {
  comment: ({ pull, comments }, { body, id }, by) => {
    const posted = pull.comment({ by, body });
    if (id !== undefined) comments.set(id, posted);
  },
  edit: (scene, { comment, body }, by) => scene.pull.editComment(commentNamed(scene, comment), { by, body }),
  delete: (scene, { comment }, by) => scene.pull.deleteComment(commentNamed(scene, comment), { by }),
  tick: (scene, { login, checked = true }, by) => {
    const checklist = theChecklist(scene);
    const body = tickBox(checklist.body, login, checked);
    if (body === null) throw new Missing(`a box for @${login} in the checklist`);
    scene.pull.editComment(checklist.id, { by, body });
  },
  "edit-checklist": (scene, { body }, by) => scene.pull.editComment(theChecklist(scene).id, { by, body }),
  "delete-checklist": (scene, _, by) => scene.pull.deleteComment(theChecklist(scene).id, { by }),
  review: ({ pull }, { state, body = "" }, by) => pull.review({ by, state, body }),
  inline: ({ pull }, { body }, by) => pull.inline({ by, body }),
  push: ({ pull, stage }, { files }, by) => pull.push({ by, files: stage.examples.fill(files) }),
  label: ({ pull }, { add = [], remove = [] }, by) => pull.label({ by, add, remove }),
  ready: ({ pull }, _, by) => pull.setDraft(false, by),
  draft: ({ pull }, _, by) => pull.setDraft(true, by),
  close: ({ pull }, _, by) => pull.close(by),
  reopen: ({ pull }, _, by) => pull.reopen(by),
  merge: ({ pull }, _, by) => pull.mergeByHand(by),
  mergeable: ({ pull }, possible) => pull.setMergeable(possible ? "yes" : "no"),
  hinder: ({ pull }, reason) => pull.hinder(reason),
  queue: ({ pull }, what) => {
    if (!pull.view().queued) throw new Missing("the pull request in a merge queue");
    if (what === "merges") pull.mergeByQueue();
    else pull.leaveQueue();
  },
  "update-branch": ({ pull }, _, by) => pull.updateBranch(by),
  retarget: ({ pull, stage }, branch, by) => {
    stage.ensureBranch(branch);
    pull.retarget(branch, by);
  },
  config: ({ stage }, config) => stage.configure(config),
  rename: ({ stage }, { from, to }) => {
    if (!stage.rename(from, to)) throw new Missing(`that nobody else is called ${to}`);
  },
};

function perform<K extends Deed["action"]>(
  scene: Scene,
  { action, with: what }: { readonly action: K; readonly with: Actions[K] },
  by: string,
): void {
  DEEDS[action](scene, what, by);
}

/** Who does it: the pull request's author where the step names nobody. */
function actorOf({ stage, author }: Scene, { with: what }: Deed): string {
  const named = typeof what === "object" && "by" in what && typeof what.by === "string" ? what.by : null;
  return named === null ? stage.loginOf(author) : stage.admit(named);
}

function commentNamed({ comments }: Scene, name: string): number {
  const id = comments.get(name);
  // The parser has seen to it that the comment's step comes first, but GitHub may not have taken the comment.
  if (id === undefined) throw new Missing(`a comment that was posted as \`${name}\``);
  return id;
}

function theChecklist({ pull }: Scene): CommentView {
  const checklist = checklistOf(pull.view());
  if (checklist === null) throw new Missing("a checklist on the pull request");
  return checklist;
}
