/**
 * What was done to the bot's checklists: GitHub keeps who wrote each version.
 *
 * The bot's own last version is what counts, so what people write into it changes nothing once the bot has put it back. It
 * is told all the same. Receipts that the bot's own account wrote, and that the operator's key doesn't fit, are forged.
 */

import type { Entry, Instant } from "@rfckit/core";
import type { Account } from "@rfckit/reconciler";
import { withoutHead, writeMoment } from "@rfckit/reconciler/record";
import { isEntry } from "./entry-schema.ts";
import type { Checklist, ChecklistVersion, Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import { readBoxes } from "./read-boxes.ts";
import type { Finding } from "./report.ts";
import { isSameFact, REPLACED } from "./same-fact.ts";

export function checkChecklists(evidence: Evidence): Finding[] {
  return evidence.checklists.flatMap((checklist) => [
    ...checkEdits(checklist, evidence),
    ...checkSeals(checklist),
    ...checkRedactions(checklist),
    ...checkConstancy(checklist),
  ]);
}

/** What people changed, compared with what stood there before. */
function checkEdits(checklist: Checklist, evidence: Evidence): Finding[] {
  const { versions, comment } = checklist;
  return versions.flatMap((version, index) => {
    const before = versions.slice(0, index).findLast(({ body }) => body !== null);
    if (version.isBots || version.body === null || before === undefined || before.body === null) return [];
    const putBack = versions.slice(index + 1).find(({ isBots }) => isBots);
    const weight = putBack === undefined ? "contradicted" : "noted";
    const since =
      putBack === undefined ? "and it stands so" : `and the bot put it back on ${writeMoment(putBack.at)}`;
    const who = version.by === null ? "Somebody whose account is gone" : version.by.login;
    const more = { at: version.at, by: personOf(version.by), url: comment.url };
    const did = (what: string) => `${who} ${what} in the checklist on ${writeMoment(version.at)}, ${since}.`;
    const found: Finding[] = [];
    if (receiptsOf(before.body) !== receiptsOf(version.body)) {
      found.push(find("receipts-altered", weight, did("changed the receipts, out of sight,"), more));
    }
    if (wordsOf(before.body) !== wordsOf(version.body)) {
      found.push(find("checklist-forged", weight, did("changed what the bot had written"), more));
    }
    const others = foreignBoxes(before.body, version, evidence);
    if (others.length > 0) {
      const text = `${who} changed the box of ${others.join(", ")} on ${writeMoment(version.at)}. That signs nothing: only one's own box counts.`;
      found.push(find("foreign-tick", "noted", text, more));
    }
    return found;
  });
}

function personOf(account: Account | null): Finding["by"] {
  return account === null ? null : { id: account.id, login: account.login };
}

/** Line ends and blanks at their ends are no change: GitHub's editor makes its own. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

const RECEIPTS = /<!-- rfckit:receipts[\s\S]*?\n-->/g;

/** All that is out of sight and isn't the hidden key: receipts, and the ledger's last hash. */
function receiptsOf(body: string): string {
  const tidied = `\n${tidy(body)}`;
  return JSON.stringify([tidied.match(RECEIPTS) ?? [], tidied === withoutHead(tidied) ? "" : headIn(tidied)]);
}

function headIn(body: string): string {
  return /<!-- rfckit:ledger .*-->/.exec(body)?.[0] ?? "";
}

/** What people read, but for the boxes' ticks. */
function wordsOf(body: string): string {
  const visible = withoutHead(`\n${tidy(body)}`).replace(RECEIPTS, "");
  return tidy(visible.replace(/^( {0,3}[-*+] {1,4})\[[ xX]\]/gm, "$1[ ]"));
}

function foreignBoxes(before: string, version: ChecklistVersion, { loginsOf }: Evidence): string[] {
  const old = readBoxes(before);
  const { by } = version;
  // They may have been called otherwise then.
  const own = by === null ? [] : [by.login, ...loginsOf(by.id)].map((login) => login.toLowerCase());
  return [...readBoxes(version.body ?? "")]
    .filter(
      ([login, checked]) =>
        old.has(login) && old.get(login) !== checked && !own.includes(login.toLowerCase()),
    )
    .map(([login]) => login);
}

/**
 * What the operator's key doesn't fit: all of it where another key is at hand, the older versions where the key was changed
 * since, and otherwise what somebody without it wrote in the bot's name.
 */
function checkSeals({ versions, comment }: Checklist): Finding[] {
  const own = versions.filter(({ isBots, receipts }) => isBots && receipts !== null);
  const broken = own.filter(({ receipts, head }) => receipts?.sealed === false || head?.sealed === false);
  const [first] = broken;
  if (first === undefined) return [];
  const more = { at: first.at, url: comment.url };
  if (own.length === broken.length) {
    const text = `No version of the checklist bears the seal of the operator's key that is at hand: it was sealed with another one, or in the bot's name by somebody without it.`;
    return [find("other-key", "open", text, more)];
  }
  if (own.slice(0, broken.length).every((version) => broken.includes(version))) {
    const text = `The checklist's older versions, up to ${writeMoment(broken.at(-1)?.at ?? 0)}, bear the seal of another key than the later ones: the operator's key was changed.`;
    return [find("other-key", "noted", text, more)];
  }
  return broken.map(({ at }) => {
    const mended = own.some((each) => each.at > at && !broken.includes(each));
    const since = mended ? " The bot has written it anew since." : "";
    const text = `What the checklist of ${writeMoment(at)} has out of sight doesn't bear the operator's seal: somebody wrote it in the bot's name.${since}`;
    return find("receipts-altered", mended ? "noted" : "contradicted", text, { at, url: comment.url });
  });
}

/** A redaction hides nothing that matters where the bot has written it all again since. */
function checkRedactions({ versions, comment, own }: Checklist): Finding[] {
  const redacted = versions.filter(({ body }) => body === null);
  const [first] = redacted;
  if (first === undefined) return [];
  const many = redacted.length === 1 ? "A version" : `${redacted.length} versions`;
  const text = `${many} of the checklist, of ${writeMoment(first.at)}, ${redacted.length === 1 ? "was" : "were"} redacted from its history.`;
  const isOpen = own === null || redacted.some(({ isBots }) => isBots);
  return [find("checklist-redacted", isOpen ? "open" : "noted", text, { at: first.at, url: comment.url })];
}

/** What a receipt once said it says for good, and it stays. */
function checkConstancy({ versions, comment }: Checklist): Finding[] {
  const known = new Map<string, { readonly entry: Entry; readonly at: Instant }>();
  const findings: Finding[] = [];
  const isWhole = versions.every(({ body }) => body !== null);
  for (const { isBots, receipts, at } of versions) {
    if (!isBots || receipts === null || receipts.sealed === false || receipts.entries === null) continue;
    const entries = receipts.entries.filter(isEntry);
    const here = new Set(entries.map(({ key }) => key));
    for (const entry of entries) {
      const before = known.get(entry.key);
      if (before !== undefined && !isSameFact(before.entry, entry)) {
        const text = `The bot's checklists of ${writeMoment(before.at)} and of ${writeMoment(at)} have the same receipt with different contents (\`${entry.key}\`).`;
        findings.push(
          find("receipts-altered", "contradicted", text, { at, url: comment.url, about: entry.key }),
        );
      }
      known.set(entry.key, { entry, at });
    }
    for (const [key, { entry, at: since }] of known) {
      if (here.has(key) || REPLACED.has(entry.kind)) continue;
      known.delete(key);
      const text = `The checklist of ${writeMoment(since)} had a receipt (\`${key}\`) that the one of ${writeMoment(at)} lacks.`;
      // After a redaction a bot that lost its database knows only what older versions tell.
      const weight = isWhole ? "contradicted" : "open";
      findings.push(find("receipts-altered", weight, text, { at, url: comment.url, about: key }));
    }
  }
  return findings;
}
