/** The ledger's rows are changed, dropped or made anew, by whoever has the database. */
import { DAY, type Entry, HOUR } from "@rfckit/core";
import type { LedgerRow } from "@rfckit/reconciler";
import { chainRows } from "@rfckit/reconciler/record";
import { checklistOf } from "../stage.ts";
import { effective, entriesOf, rechain, stated, type Tampering, withRows } from "./tampering.ts";

/** Another truth of the same shape. */
function twist(entry: Entry): Entry {
  if (entry.kind === "command" && entry.command.name === "move")
    return { ...entry, command: { ...entry.command, disposition: "close", reason: "Forged." } };
  if (entry.kind === "command") return { ...entry, by: { id: 999_999, login: "nobody" } };
  if (entry.kind === "decided") return { ...entry, at: entry.at - DAY };
  return { ...entry, at: entry.at - HOUR };
}

function changeRow(how: "bare" | "own hash" | "whole chain"): Tampering["tamper"] {
  return async (honest, { rows }) => {
    const limit = stated(honest);
    const places = effective(rows ?? [], ["command", "tick", "review", "period-opened", "decided"]).filter(
      (place) => place < limit,
    );
    if (rows === null || places.length === 0) return null;
    const place = honest.chance.pick(places);
    const entry = twist(rows[place]?.entry as Entry);
    if (how === "whole chain") return withRows(rechain(entriesOf(rows).with(place, entry)));
    const row = rows[place] as LedgerRow;
    const [forged] =
      how === "bare" ? [{ ...row, entry }] : chainRows(place === 0 ? undefined : rows[place - 1], [entry]);
    if (how === "own hash" && place === rows.length - 1) return null;
    return withRows(rows.with(place, forged as LedgerRow));
  };
}

function dropRow(how: "left out" | "renumbered" | "whole chain"): Tampering["tamper"] {
  return async (honest, { rows }) => {
    const limit = stated(honest);
    if (rows === null || limit < 3) return null;
    const place = honest.chance.between(0, Math.min(limit, rows.length) - 2);
    const left = rows.filter((_, index) => index !== place);
    if (how === "left out") return withRows(left);
    if (how === "renumbered") return withRows(left.map((row, index) => ({ ...row, seq: index + 1 })));
    return withRows(rechain(entriesOf(left)));
  };
}

export const LEDGER_ROWS: readonly Tampering[] = [
  {
    name: "a row's content is changed",
    kinds: ["row-changed"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: changeRow("bare"),
  },
  {
    name: "a row is changed, with its own hash",
    kinds: ["row-changed"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: changeRow("own hash"),
  },
  {
    name: "a row is changed, and the whole chain made anew",
    kinds: ["ledger-rewritten"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: changeRow("whole chain"),
  },
  {
    name: "a row is dropped",
    kinds: ["row-dropped"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: dropRow("left out"),
  },
  {
    name: "a row is dropped, and the rest renumbered",
    kinds: ["row-changed", "row-dropped"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: dropRow("renumbered"),
  },
  {
    name: "a row is dropped, and the whole chain made anew",
    kinds: ["ledger-rewritten", "rows-dropped-at-the-end"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: dropRow("whole chain"),
  },
  {
    name: "the last rows are dropped",
    kinds: ["rows-dropped-at-the-end"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: async (honest, { rows }) => {
      const limit = stated(honest);
      return rows === null || limit < 2 ? null : withRows(rows.slice(0, limit - 1));
    },
  },
  {
    name: "the ledger is emptied",
    kinds: ["rows-dropped-at-the-end"],
    weight: "contradicted",
    needs: ["rows"],
    tamper: async (honest) => (checklistOf(honest.stage) === undefined ? null : withRows([])),
  },
  {
    name: "the period's length is changed in the ledger",
    kinds: ["records-differ", "ledger-rewritten"],
    weight: "contradicted",
    needs: ["rows"],
    async tamper(honest, { rows }) {
      const [place] = effective(rows ?? [], ["command"]);
      const entry = rows?.[place ?? -1]?.entry;
      if (
        rows === null ||
        place === undefined ||
        entry?.kind !== "command" ||
        entry.context?.settings == null
      )
        return null;
      if (checklistOf(honest.stage) === undefined) return null;
      const { settings } = entry.context;
      const policy = { ...settings.policy, fcp: { ...settings.policy.fcp, length: DAY } };
      const forged = { ...entry, context: { ...entry.context, settings: { ...settings, policy } } };
      return withRows(rechain(entriesOf(rows).with(place, forged)));
    },
  },
];
