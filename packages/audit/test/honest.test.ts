/** No honest history is accused, whatever the auditor has at hand. */
import { expect, test } from "vitest";
import { type AuditInput, type AuditReport, audit, type FindingKind } from "../src/index.ts";
import { type Honest, playHonest } from "./honest.ts";

const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
const FIRST = 20_260_105;
const HISTORIES = THOROUGH ? 1000 : 40;

/** What an auditor may have at hand, or not. */
const HANDS: readonly [string, (input: AuditInput) => AuditInput][] = [
  ["everything", (input) => input],
  ["no key", (input) => ({ ...input, receiptSecret: null })],
  ["no ledger", (input) => ({ ...input, rows: null })],
  ["neither", (input) => ({ ...input, rows: null, receiptSecret: null })],
];

/** What may be noted of people who mean well. */
const HARMLESS: readonly FindingKind[] = [
  "foreign-tick",
  "ledger-made-anew",
  "checklist-redacted",
  "other-key",
];

function accuse({ facts, findings }: AuditReport): string[] {
  return [
    ...facts.filter(({ verdict }) => verdict === "contradicted"),
    ...findings.filter(
      ({ kind, weight }) => weight === "contradicted" || (weight === "noted" && !HARMLESS.includes(kind)),
    ),
  ].map(({ kind, text }) => `${kind}: ${text}`);
}

async function judge(
  seed: number,
  { stage, told, mentions, isObscured }: Honest,
  atHand = HANDS,
): Promise<string[]> {
  const input = await stage.input(mentions);
  return atHand.flatMap(([hands, take]) => {
    const report = audit(take(input));
    const accused = accuse(report);
    const doubted =
      !isObscured() && report.verdict !== "confirmed"
        ? report.findings
            .filter(({ weight }) => weight === "open")
            .map(({ kind, text }) => `doubted: ${kind}: ${text}`)
        : [];
    return [...accused, ...doubted].map((what) => `seed ${seed}, ${hands}: ${what}\n  ${told.join(" · ")}`);
  });
}

test(`${HISTORIES} honest histories: none is accused, and none is doubted without a reason`, async () => {
  const wrong: string[] = [];
  for (let seed = FIRST; seed < FIRST + HISTORIES && wrong.length < 6; seed += 1) {
    wrong.push(...(await judge(seed, await playHonest(seed))));
  }
  expect(wrong).toEqual([]);
}, 600_000);

test(`${HISTORIES} honest histories of a bot that begins with nothing each time, as the Action does`, async () => {
  const wrong: string[] = [];
  const noLedger = HANDS.slice(2);
  for (let seed = FIRST; seed < FIRST + HISTORIES && wrong.length < 6; seed += 1) {
    wrong.push(...(await judge(seed, await playHonest(seed, "action"), noLedger)));
  }
  expect(wrong).toEqual([]);
}, 600_000);
