/**
 * For tests: what a store holds while a motion runs, put in through its ports. From this the rows of a schema's version are
 * made, once, when that version is new.
 */
import { DEFAULT_POLICY, type Entry, evaluate, HOUR, type Instant, type Person } from "@rfckit/core";
import { EMPTY_BOOK, type Store, type WakeUp } from "@rfckit/reconciler";
import { chainRows, NASTY_TEXTS } from "@rfckit/reconciler/store-contract";

/** When it was kept, in UTC ms. */
export const KEPT_AT: Instant = 1_790_000_000_000;

const KEY = { repository: 7_000_000_001, number: 12 };
const QUIET = { repository: 7_000_000_001, number: 7 };

const ana: Person = { id: 583_231, login: "ana" };
const ben: Person = { id: 2 ** 40, login: "ben" };
const cho: Person = { id: 3, login: "cho" };

const roster = {
  groups: [
    { name: "Fastly", members: [ana, ben] },
    { name: "Arm", members: [cho] },
  ],
};
const subject = { kind: "new", path: "accepted/streams.md" } as const;
const url = (id: number) => `https://github.com/o/r/pull/12#issuecomment-${id}`;
const said = (id: number) => ({ kind: "comment", id, url: url(id) }) as const;

function entries(): Entry[] {
  const at = (hours: number) => KEPT_AT - 100 * HOUR + hours * HOUR;
  const text = "d".repeat(64);
  const words = { version: 0, admin: false, belongs: "roster", text } as const;
  return [
    {
      kind: "pull",
      key: "opened",
      at: at(0),
      event: "opened",
      by: null,
      byBot: false,
      draft: false,
      text: null,
    },
    {
      kind: "text",
      key: "text/1",
      at: at(1),
      head: "a".repeat(40),
      digest: text,
      stampedAt: at(0),
      subject,
      missingSections: [],
    },
    {
      kind: "command",
      key: "comment/1/0/0",
      at: at(2),
      by: ana,
      source: said(1),
      ...words,
      command: {
        name: "move",
        disposition: "merge",
        reason: NASTY_TEXTS.map(([, nasty]) => nasty.slice(0, 99)).join(),
      },
      context: {
        settings: { policy: DEFAULT_POLICY, knownLabels: ["project: streams"] },
        projects: ["streams"],
        roster,
        subject,
        missingSections: [],
      },
    },
    { kind: "posted", key: "posted/2", at: at(3), about: "m1/checklist", id: 2, url: url(2) },
    { kind: "tick", key: "tick/1", at: at(4), by: cho, motion: 1, checked: true, text, url: url(2) },
    { kind: "posted", key: "posted/3", at: at(5), about: "m1/period/1", id: 3, url: url(3) },
    { kind: "period-opened", key: "period/1", at: at(5), motion: 1, id: 3, url: url(3) },
    {
      kind: "command",
      key: "comment/4/0/0",
      at: at(6),
      by: ben,
      source: said(4),
      ...words,
      command: { name: "object", objection: "it blocks the event loop" },
    },
    {
      kind: "review",
      key: "review/5",
      at: at(7),
      by: cho,
      source: { kind: "review", id: 5, url: "https://github.com/o/r/pull/12#pullrequestreview-5" },
      verdict: "approved",
      belongs: "roster",
      text,
    },
  ];
}

/** Keeps it. The clock of the store stands at `KEPT_AT`. */
export async function keepRunningMotion({ ledger, leases, wakeUps, standings }: Store): Promise<void> {
  const facts = entries();
  const rows = chainRows(undefined, facts);
  await ledger.append(KEY, rows.slice(0, 4), 1);
  await ledger.append(KEY, rows.slice(4), 3);
  await ledger.append(QUIET, chainRows(undefined, facts.slice(0, 2)), 1);
  await ledger.writeBook(KEY.repository, { ...EMPTY_BOOK, version: 1 });
  await ledger.writeBook(KEY.repository, {
    version: 2,
    inForce: { blob: "b".repeat(40), text: "projects:\n  streams: {}\n" },
    people: { ["b".repeat(40)]: { ana, nobody: null } },
    identities: { ana: ana.id },
  });
  for (const [key, hasBusiness] of [
    [KEY, true],
    [QUIET, false],
  ] as const) {
    await standings.record(
      {
        key,
        at: KEPT_AT,
        owner: "o",
        name: "r",
        private: !hasBusiness,
        title: `Streams \u{1f30a} \0 \ud800`,
        url: `https://github.com/o/r/pull/${key.number}`,
        author: hasBusiness ? "ana" : null,
        hasBusiness,
        standing: evaluate(hasBusiness ? facts : facts.slice(0, 2)),
      },
      3,
    );
  }
  const pull: WakeUp = { errand: "pull", key: KEY };
  const serve = async () => {
    const taken = await wakeUps.take(HOUR);
    if (taken === null) throw new Error("Nothing is due");
    return taken;
  };
  // One rests until its period ends, one has failed and is parked, one waits, and two are being served as the process dies.
  await wakeUps.compare([
    { ...pull, fingerprint: "a" },
    { errand: "pull", key: QUIET, fingerprint: "\ud800 b" },
  ]);
  await wakeUps.settle(await serve(), { kind: "served", dueIn: 240 * HOUR });
  await wakeUps.settle(await serve(), {
    kind: "failed",
    dueIn: HOUR,
    parked: "GitHub refused (403 forbidden)",
  });
  await wakeUps.ring([{ errand: "sweep", key: { repository: 5, number: 0 } }]);
  await serve();
  await wakeUps.ring([{ errand: "repository", key: { repository: 6, number: 0 } }]);
  await wakeUps.ring([{ errand: "issue", key: { repository: 7, number: 3 } }], 2 * HOUR);
  await leases.take({ repository: 6, number: 0 }, HOUR);
}
