/** What the bot keeps: the ledger's chain, the receipts, the queue, the configuration in force. */
import { about, DAY, type Entry, HOUR, MINUTE, SECOND } from "@rfckit/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backOff, type Failure } from "../src/back-off.ts";
import { canonicalJson } from "../src/canonical-json.ts";
import { rings } from "../src/doorbell.ts";
import {
  createMemoryLeases,
  createMemoryLedger,
  EMPTY_BOOK,
  type FileVersion,
  type GitHub,
  LeaseLost,
  type RepositoryBook,
} from "../src/index.ts";
import { LeaseGuard } from "../src/lease-guard.ts";
import { chainRows, findBreak } from "../src/ledger-chain.ts";
import { readReceipts, type Seal, writeReceipts } from "../src/receipts/receipt-codec.ts";
import { keepSettings } from "../src/settings/keep-settings.ts";
import { createSettingsCache, loadSettings } from "../src/settings/load-settings.ts";

const KEY = { repository: 1, number: 2 };
const entry = (key: string, at = 0): Entry => ({ kind: "pause", key, at, paused: true });

describe("the ledger", () => {
  const rows = chainRows(undefined, [entry("a"), entry("b"), entry("c")]);
  test("holds together, and shows where it was touched", () => {
    expect(findBreak(rows)).toBeNull();
    expect(
      findBreak(rows.map((row, index) => (index === 1 ? { ...row, entry: entry("forged") } : row))),
    ).toBe(2);
    expect(findBreak(rows.filter((_, index) => index !== 1))).toBe(2);
    expect(findBreak(rows.toReversed())).toBe(1);
  });
  test("takes only what follows the last row, and hands out copies", async () => {
    const ledger = createMemoryLedger();
    await ledger.append(KEY, rows.slice(0, 2), 1);
    await expect(ledger.append(KEY, rows.slice(0, 1), 1)).rejects.toThrow("somebody else is writing");
    await ledger.append(KEY, rows.slice(2), 1);
    ((await ledger.read(KEY)) as unknown[]).length = 0;
    expect(await ledger.read(KEY)).toEqual(rows);
    expect(await ledger.pulls()).toEqual([KEY]);
  });
  test("takes nothing from whoever had the lease before (invariant 15)", async () => {
    const ledger = createMemoryLedger();
    await ledger.append(KEY, rows.slice(0, 1), 1);
    await ledger.append(KEY, rows.slice(1, 2), 3);
    await expect(ledger.append(KEY, rows.slice(2), 2)).rejects.toThrow(LeaseLost);
    expect(await ledger.read(KEY)).toEqual(rows.slice(0, 2));
    await ledger.append(KEY, rows.slice(2), 3);
    expect(await ledger.read(KEY)).toEqual(rows);
  });
  test("the same data is the same JSON", () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { f: 1, e: undefined }], c: 3 } })).toBe(
      '{"a":{"c":3,"d":[2,{"f":1}]},"b":1}',
    );
  });
});

describe("receipts", () => {
  const seal: Seal = { key: KEY, motion: 1, url: "https://github.com/o/r/pull/2", secret: "s" };
  const nasty = fc.oneof(
    fc.constantFrom(
      "-->",
      "--!>",
      "~#issuecomment-1",
      "~",
      "^0",
      "^^1",
      "~~x",
      "a long text that is said twice",
      "<!-- rfckit:receipts 1 1 -->",
      `${seal.url}#issuecomment-5`,
      seal.url,
    ),
    fc.string(),
    fc.string({ unit: "binary" }),
  );
  const person = fc.record({ id: fc.integer({ min: 1, max: 4 }), login: nasty });
  const command: fc.Arbitrary<Entry> = fc.record({
    kind: fc.constant("command" as const),
    key: nasty,
    at: fc.nat(),
    by: person,
    source: fc.record({
      kind: fc.constantFrom("comment" as const, "review" as const),
      id: fc.nat(),
      url: nasty,
    }),
    version: fc.nat(2),
    command: fc.record({ name: fc.constant("object" as const), objection: nasty }),
    admin: fc.boolean(),
    belongs: fc.constantFrom("roster" as const, "none" as const),
    text: fc.option(nasty, { nil: null }),
  });
  test("come back as they were, whatever people wrote, and end no comment early", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 6 }), (entries) => {
        const whole = entries.map((each) => JSON.parse(JSON.stringify(each).toWellFormed()) as Entry);
        const block = writeReceipts(whole, seal);
        expect(block.indexOf("-->")).toBe(block.length - 3);
        expect(readReceipts(`checklist\n\n${block}`, seal)).toEqual({ kind: "read", entries: whole });
      }),
      { seed: 20_260_105, numRuns: 400 },
    );
  });
  test("of somebody else's making, of another pull request or with another key are broken", () => {
    const block = writeReceipts([entry("a"), entry("b")], seal);
    expect(readReceipts(block.replace('"a"', '"c"'), seal).kind).toBe("broken");
    expect(readReceipts(block.split("\n").toSpliced(1, 1).join("\n"), seal).kind).toBe("broken");
    expect(readReceipts(block, { ...seal, key: { repository: 1, number: 3 } }).kind).toBe("broken");
    expect(readReceipts(block, { ...seal, secret: "other" }).kind).toBe("broken");
    expect(readReceipts("nothing here", seal).kind).toBe("none");
  });
  test("no text makes reading them fail", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const block = `<!-- rfckit:receipts 1 1 ${"0".repeat(64)}\n${text}\n-->`;
        expect(readReceipts(block, seal).kind).not.toBe("read");
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("backing off", () => {
  const waits = (failure: Failure) =>
    Array.from({ length: 12 }, (_, index) => backOff(failure, index + 1, null).dueIn);
  test("is doubled each time, lasts an hour at most, and as long as GitHub asks", () => {
    expect(waits("passing").slice(0, 3)).toEqual([30 * SECOND, MINUTE, 2 * MINUTE]);
    expect(waits("passing").at(-1)).toBe(HOUR);
    expect(backOff("passing", 1, 2 * HOUR).dueIn).toBe(2 * HOUR);
  });
  test("parks what doesn't pass by itself, and never what GitHub's absence caused", () => {
    const parkedAt = (failure: Failure) =>
      Array.from({ length: 99 }, (_, index) => index + 1).find(
        (each) => backOff(failure, each, null).isParked,
      );
    expect([parkedAt("bug"), parkedAt("refused"), parkedAt("passing")]).toEqual([6, 6, undefined]);
    expect([waits("bug").at(-1), waits("refused").at(-1)]).toEqual([DAY, HOUR]);
  });
});

describe("the doorbell", () => {
  const said = (body: string, more = {}) =>
    ({ kind: "comment-written", comment: "comment", body, authorIsBot: false, own: false, ...more }) as const;
  test.each([
    [said("@rfcbot merge"), true],
    [said("I like it"), false],
    [said("@ana what do you think?"), false],
    [said("@rfcbot merge", { authorIsBot: true }), false],
    [{ ...said("x", { own: true, authorIsBot: true }), kind: "comment-edited" } as const, true],
    [{ ...said("x"), kind: "comment-edited" } as const, false],
    [{ ...said("@rfcbot merge"), kind: "comment-deleted" } as const, false],
    [{ ...said("x", { own: true }), kind: "comment-deleted" } as const, true],
    [{ kind: "review", body: "", verdict: true } as const, true],
    [{ kind: "review", body: "nice", verdict: false } as const, false],
    [{ kind: "pull" } as const, true],
  ])("%j", (event, expected) => expect(rings(event, ["@rfcbot"])).toBe(expected));
  test("while nobody knows who is addressed how, any mention at a line's beginning rings", () => {
    expect(rings(said("@steward merge"), null)).toBe(true);
    expect(rings(said("\u200b@steward merge"), null)).toBe(true);
    expect(rings(said("no mention, ana@example.org"), null)).toBe(false);
  });
});

describe("the configuration in force (D7, D32)", () => {
  const version = (blob: string, groups = "{ Fastly: [ana], Arm: [cho] }"): FileVersion => ({
    blob,
    text: `projects: { p: { groups: ${groups} } }`,
  });
  const broken: FileVersion = { blob: "broken", text: "projects: 12" };
  const ids = new Map([
    ["ana", 1],
    ["cho", 2],
    ["dee", 3],
  ]);
  const github = (history: (FileVersion | null)[] = []) =>
    ({
      lookUp: async (_: number, ask: { logins: readonly string[] }) => ({
        logins: new Map(
          ask.logins.map((login) => [login, ids.has(login) ? { id: ids.get(login) ?? 0, login } : null]),
        ),
        teams: new Map(),
      }),
      readHistory: async () => history,
    }) as unknown as GitHub;
  const load = (
    present: FileVersion | null,
    book: RepositoryBook = EMPTY_BOOK,
    history: (FileVersion | null)[] = [],
  ) => loadSettings(github(history), 1, present, book, createSettingsCache());
  const people = (loaded: Awaited<ReturnType<typeof load>>) =>
    loaded.settings?.projects[0]?.groups.flatMap(({ members }) => members.map(({ id }) => id));

  test("a broken one, or none, leaves the last valid one in force, and says what is wrong", async () => {
    const { book } = await load(version("v1"));
    const still = await load(broken, book);
    expect([people(still), still.problems.length > 0]).toEqual([[1, 2], true]);
    expect(people(await load(null, book))).toEqual([1, 2]);
  });
  test("two passes that write the book at once keep what both have learnt", async () => {
    const ledger = createMemoryLedger();
    const key = { repository: 1, number: 2 };
    const leases = createMemoryLeases({ now: () => 0 });
    const lease = await leases.take(key, MINUTE);
    if (lease === null) throw new Error("It is free.");
    let looked = 0;
    const slow: GitHub = {
      ...github(),
      lookUp: async (repository, ask) => {
        looked += 1;
        // Somebody else has read a version with another person meanwhile.
        if (looked === 1) await ledger.writeBook(1, { ...EMPTY_BOOK, version: 1, identities: { zoe: 9 } });
        return github().lookUp(repository, ask);
      },
    };
    const host = { github: slow, ledger, settingsCache: createSettingsCache() };
    const guard = new LeaseGuard(leases, { now: () => 0 }, lease);
    expect(people(await keepSettings(host, 1, version("v1"), guard))).toEqual([1, 2]);
    expect(await ledger.readBook(1)).toMatchObject({ version: 2, identities: { ana: 1, cho: 2, zoe: 9 } });
  });
  test("a bot that comes late finds the newest valid version in the history", async () => {
    const late = await load(broken, EMPTY_BOOK, [
      null,
      { blob: "b2", text: "nonsense: true" },
      version("v1"),
    ]);
    expect(people(late)).toEqual([1, 2]);
    expect((await load(null)).settings).toBeNull();
  });
  test("a login stands for whoever had it when that version was first read", async () => {
    const { book } = await load(version("v1"));
    ids.set("ana", 77);
    try {
      expect(people(await load(version("v1"), book))).toEqual([1, 2]);
      // In a later version it would stand for somebody else: that has to be pinned, and until then the old one holds.
      const later = await load(version("v2", "{ Fastly: [ana], Arm: [cho, dee] }"), book);
      expect([people(later), later.problems.length]).toEqual([[1, 2], 1]);
      expect(people(await load(version("v3", "{ Fastly: [ana#77], Arm: [cho, dee] }"), book))).toEqual([
        77, 2, 3,
      ]);
    } finally {
      ids.set("ana", 1);
    }
  });
});

test("what comments are about is told in letters that the hidden key takes", () => {
  const names = [
    about.checklist(1),
    about.reply("inline", 2 ** 40, 12),
    about.reminder(1, 2, 172_800_000),
    about.howToObject(9),
    about.paused(),
  ];
  for (const name of names) expect(name).toMatch(/^[a-z0-9/-]{1,80}$/);
});
