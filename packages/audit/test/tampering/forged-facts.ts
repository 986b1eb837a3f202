/** Facts that never were, or that were and are gone from every record. */
import { type CommandEntry, DAY, decide, type Entry, evaluate, MINUTE, type Standing } from "@rfckit/core";
import type { LedgerRow } from "@rfckit/reconciler";
import { writeReceipts } from "@rfckit/reconciler/record";
import { BOT, checklistOf, SECRET } from "../stage.ts";
import {
  effective,
  entriesOf,
  insert,
  letTheBotBelieve,
  rechain,
  type Tampering,
  unchanged,
  withRows,
} from "./tampering.ts";

/** A sign-off that nobody gave, on the motion on the table or on the last one, some time before it was over. */
function forgeSignOff(
  rows: readonly LedgerRow[],
  how: (signer: { id: number; login: string }) => Partial<CommandEntry> | null,
) {
  let standing: Standing = evaluate([]);
  let found: { readonly place: number; readonly entry: CommandEntry } | null = null;
  for (const [place, { entry }] of rows.entries()) {
    standing = decide(standing, entry);
    const { motion } = standing;
    const signer = motion?.roster.groups
      .flatMap(({ members }) => members)
      .find(({ id }) => !motion.signOffs.some(({ by }) => by.id === id));
    if (motion === null || signer === undefined) continue;
    const more = how(signer);
    if (more === null) continue;
    const source = {
      kind: "comment",
      id: 6_660_001,
      url: "https://github.com/example/rfcs/pull/1#issuecomment-6660001",
    } as const;
    const forged: CommandEntry = {
      kind: "command",
      key: `command/comment/6660001/c97ace4c8fef/1`,
      at: entry.at + 1000,
      by: signer,
      source,
      version: 0,
      command: { name: "review" },
      admin: false,
      belongs: "roster",
      text: standing.text?.digest ?? null,
      ...more,
    };
    found ??= { place, entry: forged };
  }
  return found;
}

export const FORGED_FACTS: readonly Tampering[] = [
  {
    // Where nothing was written after it, its number might have been a comment's that is gone.
    name: "a sign-off in the ledger that no comment backs",
    kinds: ["unbacked", "comment-missing"],
    weight: "open",
    needs: ["rows"],
    async tamper(_, { rows }) {
      const forged = forgeSignOff(rows ?? [], () => ({}));
      if (rows === null || forged === null) return null;
      return withRows(rechain(insert(entriesOf(rows), forged.place, forged.entry)));
    },
  },
  {
    name: "a sign-off that no comment backs, and that the bot believed",
    kinds: ["unbacked"],
    weight: "contradicted",
    async tamper({ stage }, { rows }) {
      const forged = forgeSignOff(rows ?? [], () => ({}));
      if (rows === null || forged === null) return null;
      return (
        (await letTheBotBelieve(stage, insert(entriesOf(rows), forged.place, forged.entry))) && unchanged
      );
    },
  },
  {
    // Whoever deleted their own comment may have signed in it: this much GitHub leaves to forgers.
    name: "a sign-off that names a comment which was deleted",
    kinds: ["comment-missing", "unbacked"],
    weight: "open",
    async tamper({ stage }, { rows }) {
      if (rows === null || (await stage.standing()).motion === null) return null;
      const id = stage.pull.comment({ by: stage.called("zed"), body: "Hello." });
      stage.remove(id, stage.called("zed"));
      const url = `${stage.pull.view().url}#issuecomment-${id}`;
      const forged = forgeSignOff(rows, () => ({
        key: `command/comment/${id}/c97ace4c8fef/1`,
        at: stage.clock.now(),
        source: { kind: "comment", id, url },
      }));
      const entries = entriesOf(rows);
      if (
        forged === null ||
        decide(evaluate(entries), forged.entry).motion?.signOffs.at(-1)?.at !== forged.entry.at
      )
        return null;
      return (await letTheBotBelieve(stage, [...entries, forged.entry])) && unchanged;
    },
  },
  {
    name: "a sign-off in the ledger that names somebody else's comment",
    kinds: ["unbacked"],
    weight: "contradicted",
    async tamper(honest, { rows, snapshot }) {
      const forged = forgeSignOff(rows ?? [], (signer) => {
        const comment = snapshot.comments.find(
          ({ kind, author }) =>
            kind === "comment" && author !== null && author.id !== signer.id && author.kind === "user",
        );
        if (comment === undefined) return null;
        const { id, url } = comment;
        return { key: `command/comment/${id}/c97ace4c8fef/1`, source: { kind: "comment", id, url } };
      });
      if (rows === null || forged === null || rows.some(({ entry }) => entry.key === forged.entry.key))
        return null;
      return (
        (await letTheBotBelieve(honest.stage, insert(entriesOf(rows), forged.place, forged.entry))) &&
        unchanged
      );
    },
  },
  {
    name: "a tick in the ledger that another one made",
    kinds: ["unbacked"],
    weight: "contradicted",
    async tamper(honest, { rows }) {
      const checklist = checklistOf(honest.stage);
      const forged = forgeSignOff(rows ?? [], () => ({}));
      if (rows === null || checklist === undefined || forged === null) return null;
      const motion = evaluate(entriesOf(rows.slice(0, forged.place + 1))).motion?.number ?? 1;
      const index = checklist.revisions.findIndex(({ by }, each) => each > 0 && by === BOT);
      if (index < 0) return null;
      const { at, by, text } = forged.entry;
      const tick: Entry = {
        kind: "tick",
        key: `tick/${checklist.id}/${index}`,
        at,
        by,
        motion,
        checked: true,
        text,
        url: checklist.url,
      };
      return (await letTheBotBelieve(honest.stage, insert(entriesOf(rows), forged.place, tick))) && unchanged;
    },
  },
  {
    name: "an objection is dropped from the ledger and from the receipts, with the operator's key",
    kinds: ["left-out", "receipts-altered"],
    weight: "contradicted",
    async tamper({ stage, chance }, { rows }) {
      const objections = effective(rows ?? [], ["command"]).filter((place) => {
        const entry = rows?.[place]?.entry;
        if (entry?.kind !== "command" || entry.command.name !== "object") return false;
        return stage.pull
          .view()
          .comments.some(
            ({ id, kind, deleted, revisions }) =>
              id === entry.source.id && kind === entry.source.kind && !deleted && revisions.length === 0,
          );
      });
      if (rows === null || objections.length === 0) return null;
      const place = chance.pick(objections);
      const forged = entriesOf(rows).filter((_, index) => index !== place);
      const checklist = checklistOf(stage);
      // Whoever has database, token and key writes both as if it had never been there.
      const seal = { key: stage.pull.key, motion: 1, url: stage.pull.view().url, secret: SECRET };
      const block = writeReceipts(
        forged.filter(({ kind }) => kind !== "posted"),
        seal,
      );
      if (checklist === undefined) return null;
      const body = checklist.body.replace(/<!-- rfckit:receipts[\s\S]*$/, block);
      stage.pull.editComment(checklist.id, { by: BOT, body });
      return withRows(rechain(forged));
    },
  },
  {
    name: "a decision before its time is written into the ledger, and carried out",
    kinds: ["decided-too-early"],
    weight: "contradicted",
    async tamper({ stage }, { rows }) {
      const { motion, text, state, draft } = await stage.standing();
      if (
        rows === null ||
        motion?.period == null ||
        motion.disposition !== "merge" ||
        motion.decision !== null
      )
        return null;
      if (state !== "open" || draft || motion.period.endsAt <= stage.clock.now() + DAY) return null;
      stage.wait(MINUTE);
      const decided: Entry = {
        kind: "decided",
        key: `decided/${motion.number}/${motion.decisions + 1}`,
        at: stage.clock.now(),
        motion: motion.number,
        because: "period-ended",
        head: text?.head ?? "",
        text: text?.digest ?? null,
      };
      return (await letTheBotBelieve(stage, [...entriesOf(rows), decided])) && unchanged;
    },
  },
  {
    name: "the roster is changed in the ledger, and the bot believes it",
    kinds: ["roster-altered", "receipts-altered"],
    weight: "contradicted",
    async tamper({ stage }, { rows }) {
      if (checklistOf(stage) === undefined || rows === null) return null;
      const place = rows.findIndex(
        ({ entry }) =>
          entry.kind === "command" &&
          entry.command.name === "move" &&
          entry.key ===
            rows.find((row) => row.entry.kind === "command" && row.entry.command.name === "move")?.entry.key,
      );
      const entry = rows[place]?.entry;
      if (
        entry?.kind !== "command" ||
        entry.context === undefined ||
        (await stage.standing()).motion?.source.id !== entry.source.id
      )
        return null;
      const groups = entry.context.roster.groups.slice(0, 2);
      const forged = { ...entry, context: { ...entry.context, roster: { groups } } };
      return (await letTheBotBelieve(stage, entriesOf(rows).with(place, forged))) && unchanged;
    },
  },
];
