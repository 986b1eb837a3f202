import type { Entry } from "@rfckit/core";
import { expect, test } from "vitest";
import type { Comment, Snapshot } from "../ports/snapshot.ts";
import { readReceipts, sealAnew, writeReceipts } from "./receipt-codec.ts";
import { unknownReceipts } from "./restore-ledger.ts";

const KEY = { repository: 501, number: 1 };
const URL = "https://github.com/acme/rfcs/pull/1";
const BOT = { id: 7, login: "rfcbot[bot]", kind: "bot" } as const;

const hindered = (circumstances: string): Entry => ({
  kind: "hindered",
  key: "hindered/1/1/5000",
  at: 5000,
  motion: 1,
  hindrance: "check",
  circumstances,
});
const body = (entries: readonly Entry[], secret: string) =>
  `<!-- rfckit:about m1/checklist -->\nhello\n\n${writeReceipts(entries, { key: KEY, motion: 1, url: URL, secret })}`;
const snapshotOf = (...bodies: readonly string[]) => {
  const comments = bodies.map(
    (text, index): Comment => ({
      kind: "comment",
      id: index,
      url: `${URL}#issuecomment-${index}`,
      author: BOT,
      viaApp: true,
      createdAt: 0,
      body: text,
      revisions: [],
      minimized: false,
      reactions: [],
    }),
  );
  return { key: KEY, bot: BOT, pull: { url: URL }, comments } as unknown as Snapshot;
};

test("two failures in one second, which share a key, are both restored, and a twin's copies are not", () => {
  const entries = [hindered("one"), hindered("two")];
  const snapshot = snapshotOf(body(entries, "secret"), body(entries, "secret"));
  expect(unknownReceipts(snapshot, "secret", [])).toEqual(entries);
  expect(unknownReceipts(snapshot, "secret", entries)).toEqual([]);
});

test("receipts that are sealed anew can be read with the new secret, and say what they said", () => {
  const text = body([hindered("one")], "secret");
  const seal = { key: KEY, url: URL, secret: "another" };
  expect(readReceipts(text, seal)).toEqual({ kind: "broken" });
  expect(readReceipts(sealAnew(text, seal), seal)).toEqual({ kind: "read", entries: [hindered("one")] });
  expect(sealAnew(text, { ...seal, secret: "secret" })).toBe(text);
  expect(sealAnew("no receipts here", seal)).toBe("no receipts here");
});
