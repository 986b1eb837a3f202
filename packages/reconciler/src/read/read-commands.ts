/**
 * Comments to commands: each command line once, when it first stands in a version that its own author wrote.
 *
 * What others put into somebody's comment does not count, not even as having been there; and nothing that
 * anybody does to a comment afterwards takes back what it did (D27).
 */
import { COMMANDS_READ, commandLineKey, type ParsedLine, scan } from "@rfckit/commands";
import type { Command, Disposition, Instant, Person, Source } from "@rfckit/core";
import { digestOf } from "../digest.ts";
import type { Comment, Snapshot } from "../ports/snapshot.ts";

/** A motion's reason is kept up to this many characters; the comment has the rest. */
const LONGEST_REASON = 2000;

/** A command as it was written, before anything is known of who wrote it. */
export interface WrittenCommand {
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  readonly source: Source;
  readonly version: number;
  readonly command:
    | Exclude<Command, { readonly name: "feedback" }>
    | { readonly name: "feedback"; readonly users: readonly string[] };
}

/** All commands in a comment, those of its author's earlier versions first. */
export function readCommands(comment: Comment, mentions: readonly string[]): WrittenCommand[] {
  const { author } = comment;
  // Bots, apps and deleted accounts say nothing that counts (D29).
  if (author === null || author.kind === "bot" || comment.viaApp) return [];
  const source: Source = { kind: comment.kind, id: comment.id, url: comment.url };
  const by: Person = { id: author.id, login: author.login };
  const written: WrittenCommand[] = [];
  const seen = new Set<string>();
  for (const [version, { at, body }] of ownVersions(comment).entries()) {
    const lines = scan(body, { mentions }).commands;
    const here = new Map<string, number>();
    for (const line of lines.slice(0, COMMANDS_READ)) {
      const lineKey = commandLineKey(line);
      const nth = (here.get(lineKey) ?? 0) + 1;
      here.set(lineKey, nth);
      if (seen.has(lineKey)) continue;
      const key = `command/${comment.kind}/${comment.id}/${digestOf(lineKey).slice(0, 12)}/${nth}`;
      written.push({ key, at, by, source, version, command: commandOf(line) });
    }
    for (const lineKey of here.keys()) seen.add(lineKey);
    const unread = lines.length - COMMANDS_READ;
    if (unread > 0 && !seen.has(`unread ${unread}`)) {
      seen.add(`unread ${unread}`);
      const key = `command/${comment.kind}/${comment.id}/unread/${unread}`;
      written.push({ key, at, by, source, version, command: { name: "unread", count: unread } });
    }
  }
  return written;
}

/** The versions that the comment's own author wrote, oldest first. */
export function ownVersions(comment: Comment): { readonly at: Instant; readonly body: string }[] {
  if (comment.revisions.length === 0) return [{ at: comment.createdAt, body: comment.body }];
  const own: { at: Instant; body: string }[] = [];
  for (const [index, revision] of comment.revisions.entries()) {
    if (revision.body === null || revision.by?.id !== comment.author?.id) continue;
    own.push({ at: index === 0 ? comment.createdAt : revision.at, body: revision.body });
  }
  return own;
}

function commandOf(line: ParsedLine): WrittenCommand["command"] {
  if ("error" in line) {
    return {
      name: "unreadable",
      problem: line.error,
      line: line.text.slice(0, 200),
      suggestion: line.suggestion ?? null,
    };
  }
  const { command, argument } = line;
  switch (command) {
    case "merge":
    case "close":
    case "postpone":
      return {
        name: "move",
        disposition: command satisfies Disposition,
        reason: cutReason(line.reason ?? ""),
      };
    case "object":
    case "second":
    case "resolve":
      return { name: command, objection: argument };
    case "poll":
      return { name: command, question: argument.slice(0, 500) };
    case "feedback":
      return { name: command, users: line.users ?? [] };
    case "cancel":
    case "review":
    case "unreview":
    case "status":
    case "explain":
    case "lint":
    case "help":
      return { name: command };
  }
}

/** A motion's reason as it is kept. */
export function cutReason(reason: string): string {
  const whole = reason.trim();
  return whole.length <= LONGEST_REASON
    ? whole
    : `${[...whole.slice(0, LONGEST_REASON)].slice(0, -1).join("")}…`;
}

/** The logins that `f?` commands name and that aren't known yet. */
export function namesAskedFor(written: readonly WrittenCommand[]): string[] {
  const names = new Set<string>();
  for (const { command } of written)
    if (command.name === "feedback") for (const user of command.users) names.add(user);
  return [...names];
}

/** The commands of all comments of a pull request. */
export function readAllCommands(snapshot: Snapshot, mentions: readonly string[]): WrittenCommand[] {
  return snapshot.comments.flatMap((comment) => readCommands(comment, mentions));
}
