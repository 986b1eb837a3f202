/** What isn't there to be looked at: a checklist that was deleted, or any record at all. */
import type { Standing } from "@rfckit/core";
import { aboutOf, writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import { isLost, type JudgedRecord } from "./judged-record.ts";
import { isRecovered } from "./replay.ts";
import type { Finding } from "./report.ts";

export function checkLacking(record: JudgedRecord, end: Standing, evidence: Evidence): Finding[] {
  const lacking =
    record.basis === "none"
      ? checkNoRecord(evidence)
      : [...checkRecovered(record, evidence), ...checkDeleted(end, evidence)];
  return [...checkUnreadable(evidence), ...lacking];
}

/** What no version of the bot wrote so, or a newer one than this. */
function checkUnreadable({ unreadable, snapshot }: Evidence): Finding[] {
  const { rows, receipts } = unreadable;
  const more = { url: snapshot.pull.url };
  const say = (count: number, what: string) =>
    find(
      "unreadable",
      "contradicted",
      `${count === 1 ? `1 ${what} holds` : `${count} ${what}s hold`} what no entry can be: somebody wrote it there, or a newer version of the bot did.`,
      more,
    );
  return [...(rows > 0 ? [say(rows, "row")] : []), ...(receipts > 0 ? [say(receipts, "receipt")] : [])];
}

/** A motion that was found again in the thread had another record before, of which nothing is left. */
function checkRecovered({ entries }: JudgedRecord, { snapshot }: Evidence): Finding[] {
  return entries.filter(isRecovered).map(({ motion, at }) => {
    const text = `The checklist of motion ${motion} was deleted, and with it what was recorded of it: since ${writeMoment(at)} it goes on with what the thread shows.`;
    return find("checklist-deleted", "open", text, { at, url: snapshot.pull.url });
  });
}

/** The ledger knows motions whose checklists GitHub doesn't show, or the receipts begin with a later one. */
function checkDeleted({ ended, motion }: Standing, { checklists, snapshot }: Evidence): Finding[] {
  const there = new Set(checklists.map((checklist) => checklist.motion));
  const numbers = ended.map(({ motion: each }, index) =>
    isLost(each) ? { number: index + 1, isLost: true } : { number: each.number, isLost: false },
  );
  if (motion !== null) numbers.push({ number: motion.number, isLost: false });
  return numbers
    .filter(({ number }) => !there.has(number))
    .map(({ number, isLost }) => {
      const left = isLost
        ? "and with it all that is recorded of it here"
        : "so its receipts can't be compared with the ledger";
      const text = `The checklist of motion ${number} is no longer there, ${left}.`;
      return find("checklist-deleted", "open", text, { url: snapshot.pull.url });
    });
}

/** Without any record nothing can be compared. Where nothing happened there is nothing to be doubted either. */
function checkNoRecord({ snapshot, checklists }: Evidence): Finding[] {
  const { bot, comments, timeline, pull } = snapshot;
  const spoke = comments.some((comment) => /^m\d+\//.test(aboutOf(comment, bot.id) ?? ""));
  const acted = timeline.some(
    ({ actor, what }) => actor?.id === bot.id && (what.kind === "merged" || what.kind === "closed"),
  );
  if (!spoke && !acted && checklists.length === 0) return [];
  const text =
    "The bot was at work here, and there is neither a ledger nor a readable receipt of what it did: nothing can be compared.";
  return [find("no-record", "open", text, { url: pull.url })];
}
