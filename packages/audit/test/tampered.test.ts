/** Each tampering is found and called what it is, alone and together with another, with whatever it needs for that at hand. */
import { expect, test } from "vitest";
import { type AuditInput, type AuditReport, audit } from "../src/index.ts";
import { type Honest, playHonest } from "./honest.ts";
import { OF_THE_LEDGER, PAIRS, TAMPERINGS, type Tampering } from "./tampering/index.ts";

const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
const FIRST = 7_000_000;
/** Each tampering once, or some forty times. */
const HISTORIES = THOROUGH ? 1160 : TAMPERINGS.length;
const TOGETHER = THOROUGH ? 400 : 8;
const LONG = { timeout: 900_000 };

/** What the auditor has at hand: everything, and all but what this doesn't need. */
function handsFor({ needs = [] }: Tampering): ((input: AuditInput) => AuditInput)[] {
  const without = (input: AuditInput): AuditInput => ({
    ...input,
    rows: needs.includes("rows") ? input.rows : null,
    receiptSecret: needs.includes("receiptSecret") ? input.receiptSecret : null,
  });
  return [(input) => input, without];
}

const WEIGHTS = ["noted", "open", "contradicted"] as const;

/** It is found, and weighs at least as much as it has to. */
function finds({ findings }: AuditReport, { kinds, weight }: Tampering): boolean {
  const least = WEIGHTS.indexOf(weight);
  return findings.some((finding) => kinds.includes(finding.kind) && WEIGHTS.indexOf(finding.weight) >= least);
}

function tell({ verdict, findings }: AuditReport, { told }: Honest): string {
  return `${verdict}: ${findings.map(({ kind, weight }) => `${kind} (${weight})`).join(", ")}\n  ${told.join(" · ")}`;
}

test(`${HISTORIES} histories that were tampered with: each is found and named`, LONG, async () => {
  const wrong: string[] = [];
  const done = new Map<string, number>();
  for (let index = 0; index < HISTORIES && wrong.length < 6; index += 1) {
    const tampering = TAMPERINGS[index % TAMPERINGS.length] as Tampering;
    const honest = await playHonest(FIRST + index);
    const { stage, mentions } = honest;
    const apply = await tampering.tamper(honest, await stage.input(mentions));
    if (apply === null) continue;
    done.set(tampering.name, (done.get(tampering.name) ?? 0) + 1);
    const input = apply(await stage.input(mentions));
    for (const [hand, take] of handsFor(tampering).entries()) {
      const report = audit(take(input));
      if (finds(report, tampering) && (tampering.weight === "noted" || report.verdict !== "confirmed"))
        continue;
      const hands = hand === 0 ? "everything" : "the least";
      wrong.push(`seed ${FIRST + index}, ${hands} at hand: ${tampering.name}\n  ${tell(report, honest)}`);
    }
  }
  expect(wrong).toEqual([]);
  const seldom = TAMPERINGS.filter(({ name }) => (done.get(name) ?? 0) < (THOROUGH ? 4 : 0));
  expect(seldom.map(({ name }) => name)).toEqual([]);
});

test(`${TOGETHER} that were tampered with twice: both are named`, LONG, async () => {
  const wrong: string[] = [];
  let done = 0;
  for (let index = 0; index < TOGETHER && wrong.length < 6; index += 1) {
    const honest = await playHonest(FIRST + 100_000 + index);
    const { stage, mentions, chance } = honest;
    const [group, other] = chance.pick(PAIRS);
    const [first, second] = [chance.pick(group), chance.pick(other)];
    const applyFirst = await first.tamper(honest, await stage.input(mentions));
    if (applyFirst === null) continue;
    const applySecond = await second.tamper(honest, applyFirst(await stage.input(mentions)));
    if (applySecond === null) continue;
    done += 1;
    const report = audit(applySecond(applyFirst(await stage.input(mentions))));
    // One may put back what the other did, or let the bot do so: then it is only noted.
    const named = ({ kinds }: Tampering) => {
      const any = kinds.some((kind) => OF_THE_LEDGER.includes(kind)) ? [...kinds, ...OF_THE_LEDGER] : kinds;
      return report.findings.some(({ kind }) => any.includes(kind));
    };
    if (named(first) && named(second)) continue;
    wrong.push(`seed ${FIRST + 100_000 + index}: ${first.name}; ${second.name}\n  ${tell(report, honest)}`);
  }
  expect(wrong).toEqual([]);
  expect(done).toBeGreaterThan(0);
});
