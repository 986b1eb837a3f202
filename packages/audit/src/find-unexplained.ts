/**
 * What the bot announced, and no record explains: that a period was aborted, a decision made or undone, a motion ended.
 *
 * Honestly that takes a lost database together with a lost receipt. It also is how a fact shows that was taken out of every
 * record: the bot had told of it.
 */
import type { Comment } from "@rfckit/reconciler";
import { aboutOf, writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import { foldRecord, type JudgedRecord } from "./judged-record.ts";
import type { Finding } from "./report.ts";

const ANNOUNCED = /^m\d+\/(?:period\/\d+\/aborted|decision\/\d+(?:\/undone)?|ended)$/;

export function findUnexplained({ snapshot }: Evidence, record: JudgedRecord): Comment[] {
  const explained = new Set(foldRecord(record).notices.map(({ about }) => about));
  return snapshot.comments.filter((comment) => {
    const about = aboutOf(comment, snapshot.bot.id);
    return about !== null && ANNOUNCED.test(about) && !explained.has(about);
  });
}

export function sayUnexplained({ createdAt, url }: Comment): Finding {
  const text = `The bot announced something on ${writeMoment(createdAt)} that no record explains.`;
  return find("unexplained", "open", text, { at: createdAt, url });
}
