/** The bot's checklist comment as people find it on the pull request, and the boxes in it. */
import type { CommentView, PullView } from "../github/view.ts";

/** The account that the bot acts as. */
export const BOT = "rfcbot[bot]";

/** The one that it acts as in a workflow, with the workflow's own token. */
export const WORKFLOWS = "github-actions[bot]";

/** Whether the bot has this login, in whatever way it is run. */
export function isBot(login: string | null): boolean {
  return login === BOT || login === WORKFLOWS;
}

/** The hidden key that the bot puts on the first line of each checklist, with its seal where it bears one. */
const CHECKLIST = /^<!-- rfckit:about m\d+\/checklist(?: [0-9a-f]{32})? -->/u;

/** Whether a comment is one of the bot's checklists, whatever became of its text. */
export function isChecklist(comment: CommentView): boolean {
  const original = comment.revisions[0]?.body ?? comment.body;
  return isBot(comment.author) && CHECKLIST.test(original);
}

/** The checklists that are neither deleted nor folded away, oldest first. */
export function standingChecklists(view: PullView): CommentView[] {
  return view.comments.filter((comment) => isChecklist(comment) && !comment.deleted && !comment.minimized);
}

/** The checklist that people see; of several the newest; `null` where there is none. */
export function checklistOf(view: PullView): CommentView | null {
  return standingChecklists(view).at(-1) ?? null;
}

/** The text with somebody's boxes ticked, or unticked; `null` where they have none. */
export function tickBox(body: string, login: string, checked: boolean): string | null {
  const box = new RegExp(`\\[[ xX]\\](?= @${login.replaceAll(/[[\]]/gu, "\\$&")}(?![A-Za-z0-9-]))`, "giu");
  return box.test(body) ? body.replaceAll(box, checked ? "[x]" : "[ ]") : null;
}
