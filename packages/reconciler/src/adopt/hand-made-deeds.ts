/**
 * What people did about a motion made by hand, each for themselves: ticked their own box, or wrote a command later on.
 *
 * A box says nothing of who ticked it; the comment's edit history does. Where the version before is redacted nobody can
 * tell what an edit changed, so it signs nothing. And nothing that others did afterwards takes a sign-off back.
 */
import { type Instant, type Person, type Source, sameName, type UserId } from "@rfckit/core";
import type { Comment } from "../ports/snapshot.ts";
import type { WrittenCommand } from "../read/read-commands.ts";
import { type HandMadeBox, readHandMadeBoxes } from "./hand-made-motion.ts";

export interface HandMadeSignOff {
  readonly by: Person;
  readonly at: Instant;
  readonly how: "command" | "tick";
  readonly url: string;
}

export interface HandMadeDeed extends HandMadeSignOff {
  readonly signs: boolean;
}

/** Who had signed in the end, by the last thing that each did about it, oldest first. */
export function readSignOffs(
  comment: Comment,
  written: readonly WrittenCommand[],
  since: Instant,
  loginsOf: (user: UserId) => readonly string[],
): HandMadeSignOff[] {
  const deeds = [...readOwnTicks(comment, loginsOf), ...readSigning(written, since)];
  const last = new Map<UserId, HandMadeDeed>();
  for (const deed of deeds.sort((one, other) => one.at - other.at)) last.set(deed.by.id, deed);
  return [...last.values()]
    .filter(({ signs }) => signs)
    .map(({ by, at, how, url }) => ({ by, at, how, url }))
    .sort((one, other) => one.at - other.at);
}

function readSigning(written: readonly WrittenCommand[], since: Instant): HandMadeDeed[] {
  return written.flatMap(({ by, at, source, command }) => {
    if (at < since || (command.name !== "review" && command.name !== "unreview")) return [];
    return [{ by, at, how: "command", url: source.url, signs: command.name === "review" } as const];
  });
}

/** The changes of people's own boxes. `loginsOf` tells which logins a box of theirs may bear. */
export function readOwnTicks(
  comment: Comment,
  loginsOf: (user: UserId) => readonly string[],
): HandMadeDeed[] {
  return comment.revisions.flatMap(({ by, at, body }, index) => {
    const before = comment.revisions[index - 1]?.body ?? null;
    if (body === null || before === null || by === null || by.kind !== "user") return [];
    const signs = changeOfOwnBox(before, body, [by.login, ...loginsOf(by.id)]);
    if (signs === null) return [];
    return [{ by: { id: by.id, login: by.login }, at, how: "tick", url: comment.url, signs } as const];
  });
}

/** Somebody in several groups has several boxes; any one of them counts (D12), and a missing one is none unticked. */
function changeOfOwnBox(before: string, after: string, logins: readonly string[]): boolean | null {
  const mine = new Set(logins.map((login) => login.toLowerCase()));
  const own = (body: string) => readHandMadeBoxes(body).filter(({ login }) => mine.has(login.toLowerCase()));
  const ticked = (boxes: readonly HandMadeBox[]) => boxes.filter(({ checked }) => checked).length;
  const [old, now] = [own(before), own(after)];
  if (old.length === 0 || now.length === 0) return null;
  if (ticked(now) > ticked(old)) return true;
  return ticked(now) < ticked(old) && now.length >= old.length ? false : null;
}

export interface HandMadeObjection {
  readonly name: string;
  readonly by: Person;
  readonly at: Instant;
  readonly source: Source;
}

/** Objections by command since then that their objectors didn't resolve by command. Prose is never guessed at. */
export function readObjections(written: readonly WrittenCommand[], since: Instant): HandMadeObjection[] {
  const open: HandMadeObjection[] = [];
  const later = written.filter(({ at }) => at >= since).sort((one, other) => one.at - other.at);
  for (const { by, at, source, command } of later) {
    if (command.name === "object") {
      if (!open.some(({ name }) => sameName(name, command.objection)))
        open.push({ name: command.objection, by, at, source });
    }
    if (command.name !== "resolve") continue;
    const own = open.filter((each) => each.by.id === by.id);
    const [only] = own;
    const meant =
      command.objection.trim() === ""
        ? own.length === 1
          ? only
          : undefined
        : own.find(({ name }) => sameName(name, command.objection));
    if (meant !== undefined) open.splice(open.indexOf(meant), 1);
  }
  return open;
}
