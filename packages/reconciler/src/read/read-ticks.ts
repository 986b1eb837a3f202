/**
 * Boxes that somebody ticked or unticked in the bot's checklist.
 *
 * Each version is compared with the one before it, whoever wrote that. Only the editor's own box counts; a box
 * that is missing is no box unticked (D31).
 */
import type { Instant, Person } from "@rfckit/core";
import type { Comment } from "../ports/snapshot.ts";
import { parseBoxes } from "../wording/index.ts";

export interface Tick {
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  readonly checked: boolean;
  readonly url: string;
}

/** The changes of people's own boxes in one checklist comment. `loginOf` tells the login a box of theirs may bear. */
export function readTicks(
  comment: Comment,
  bot: number,
  loginsOf: (user: number) => readonly string[],
): Tick[] {
  const ticks: Tick[] = [];
  let before: string | null = null;
  for (const [index, revision] of comment.revisions.entries()) {
    const { by, body } = revision;
    if (body !== null && before !== null && by !== null && by.id !== bot && by.kind === "user") {
      const checked = changeOfOwnBox(before, body, [by.login, ...loginsOf(by.id)]);
      if (checked !== null) {
        const person = { id: by.id, login: by.login };
        ticks.push({
          key: `tick/${comment.id}/${index}`,
          at: revision.at,
          by: person,
          checked,
          url: comment.url,
        });
      }
    }
    if (body !== null) before = body;
  }
  return ticks;
}

function changeOfOwnBox(before: string, after: string, logins: readonly string[]): boolean | null {
  const mine = new Set(logins.map((login) => login.toLowerCase()));
  const old = parseBoxes(before).filter((box) => mine.has(box.login.toLowerCase()));
  const now = parseBoxes(after).filter((box) => mine.has(box.login.toLowerCase()));
  if (old.length === 0 || now.length === 0) return null;
  const ticked = (boxes: typeof old) => boxes.filter((box) => box.checked).length;
  // Somebody in several groups has several boxes, and any one of them counts (D12).
  if (ticked(now) > ticked(old)) return true;
  return ticked(now) < ticked(old) && now.length >= old.length ? false : null;
}
