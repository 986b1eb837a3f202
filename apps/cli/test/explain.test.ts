/** `rfc explain`, as somebody with a token types it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe as describeStanding } from "@rfckit/core";
import { createMemoryLedger } from "@rfckit/reconciler";
import { createMemoryEngine, parseScenario, playScenario } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { momentAt } from "../src/explain/explain-at.ts";
import { DAY, HOUR, setGitHubStage } from "./github-stage.ts";

/** A motion that came to its period, was objected to, and came to another one. */
async function setStory() {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  await stage.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass(DAY);
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await stage.pass(2 * DAY);
  pull.comment({ by: "dee", body: "@rfcbot concern fuel accounting" });
  await stage.pass(HOUR);
  pull.comment({ by: "dee", body: "@rfcbot resolve fuel accounting" });
  await stage.pass(HOUR);
  return { ...stage, pull };
}

test("fact by fact and rule by rule, now and then", { timeout: 30_000 }, async () => {
  const { rfc } = await setStory();
  const { status, out, err } = await rfc(["explain", "acme/rfcs#1"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    https://github.com/acme/rfcs/pull/1
    As of Thu 8 Jan 2026 11:01 UTC.

    The motion to merge is in its final comment period, which ends in 9d 23h. [R10
    D17]

    How it came to this
      Mon 5 Jan 2026 09:01 UTC
        ana moved to merge it, for project-wasmtime. [R5 R8 D7]
        https://github.com/acme/rfcs/pull/1#issuecomment-70001
      Tue 6 Jan 2026 09:01 UTC
        The final comment period began, to end on Fri 16 Jan 2026 09:01 UTC. [R9 R10
        D17]
        https://github.com/acme/rfcs/pull/1#issuecomment-70004
      Tue 6 Jan 2026 09:01 UTC
        cho signed off. [D11]
        https://github.com/acme/rfcs/pull/1#issuecomment-70003
      Thu 8 Jan 2026 09:01 UTC
        dee objected: "fuel accounting". [R11 D22]
        https://github.com/acme/rfcs/pull/1#issuecomment-70005
      Thu 8 Jan 2026 10:01 UTC
        dee resolved "fuel accounting". [D24]
      Thu 8 Jan 2026 10:01 UTC
        Final comment period 2 began, to end on Sun 18 Jan 2026 10:01 UTC. [R9 R10
        D17]
        https://github.com/acme/rfcs/pull/1#issuecomment-70008

    What has to happen next
      • The final comment period ends on Sun 18 Jan 2026 10:01 UTC. Then the RFC is
        merged, unless a stakeholder objects before. [R10 R12 D17]
      • It is merged sooner, once every group has signed the present text. Still
        awaited: Intel (dee or eli). [R13 D15]

    The rules
      R5 Every stakeholder on the roster may make a motion to finalize, at any
        time, with a disposition. (docs/process.md#r5)
      R8 Whoever makes the motion has signed it off from the start.
        (docs/process.md#r8)
      R9 The final comment period begins as soon as a stakeholder of a group other
        than the mover's has signed off and no objection is open.
        (docs/process.md#r9)
      R10 It lasts ten calendar days. (docs/process.md#r10)
      R11 Every stakeholder may object. (docs/process.md#r11)
      R12 When the period has run out and no objection is open, the bot merges the
        RFC, or closes it. (docs/process.md#r12)
      R13 It does so at once, whatever is left of the period, when R9 holds, one
        stakeholder of each group has signed off and no objection is open.
        (docs/process.md#r13)
      D7 The roster is recorded when the motion is first counted, each person by
        numeric id and login. (docs/process.md#d7)
      D11 There are four ways to sign off: the command; ticking one's own box; an
        approving review while a motion to merge is pending \`[signOff.reviews:
        true]\`; and making the motion. (docs/process.md#d11)
      D15 A sign-off remembers the text it was given to: the digest of the pull
        request's own difference, paths and blobs against the merge base.
        (docs/process.md#d15)
      D17 It runs for ten times 24 hours, in UTC, from the moment at which its
        announcement stands \`[fcp.days: 10]\`, at least one day.
        (docs/process.md#d17)
      D22 Everybody on the roster may object, the mover and those who have signed
        too, and so may those whom D7 adds. (docs/process.md#d22)
      D24 The objector resolves it, or an admin overrules it, which is recorded in
        that word \`[objection.resolvers: objector]\`. (docs/process.md#d24)

    Note: The bot's receipts are read as they stand in its own comments. Set
    RECEIPT_SECRET, the bot's own, to have their seals verified.
    "
  `);
  const then = await rfc(["explain", "acme/rfcs#1", "--at", "2026-01-08T09:30:00Z"]);
  expect(then.out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    https://github.com/acme/rfcs/pull/1
    As of Thu 8 Jan 2026 09:30 UTC, by what had happened until then.

    The motion to merge is blocked by an open objection. [R11]

    How it came to this
      Mon 5 Jan 2026 09:01 UTC
        ana moved to merge it, for project-wasmtime. [R5 R8 D7]
        https://github.com/acme/rfcs/pull/1#issuecomment-70001
      Tue 6 Jan 2026 09:01 UTC
        cho signed off. [D11]
        https://github.com/acme/rfcs/pull/1#issuecomment-70003
      Tue 6 Jan 2026 09:01 UTC
        The final comment period began, to end on Fri 16 Jan 2026 09:01 UTC. [R9 R10
        D17]
        https://github.com/acme/rfcs/pull/1#issuecomment-70004
      Thu 8 Jan 2026 09:01 UTC
        dee objected: "fuel accounting". [R11 D22]
        https://github.com/acme/rfcs/pull/1#issuecomment-70005

    What has to happen next
      • "fuel accounting" has to be resolved by dee, or overruled by an admin. [R11
        D24]
        https://github.com/acme/rfcs/pull/1#issuecomment-70005
      • Once no objection is open, a new, whole final comment period of 10d begins.
        [D25]

    The rules
      R5 Every stakeholder on the roster may make a motion to finalize, at any
        time, with a disposition. (docs/process.md#r5)
      R8 Whoever makes the motion has signed it off from the start.
        (docs/process.md#r8)
      R9 The final comment period begins as soon as a stakeholder of a group other
        than the mover's has signed off and no objection is open.
        (docs/process.md#r9)
      R10 It lasts ten calendar days. (docs/process.md#r10)
      R11 Every stakeholder may object. (docs/process.md#r11)
      D7 The roster is recorded when the motion is first counted, each person by
        numeric id and login. (docs/process.md#d7)
      D11 There are four ways to sign off: the command; ticking one's own box; an
        approving review while a motion to merge is pending \`[signOff.reviews:
        true]\`; and making the motion. (docs/process.md#d11)
      D17 It runs for ten times 24 hours, in UTC, from the moment at which its
        announcement stands \`[fcp.days: 10]\`, at least one day.
        (docs/process.md#d17)
      D22 Everybody on the roster may object, the mover and those who have signed
        too, and so may those whom D7 adds. (docs/process.md#d22)
      D24 The objector resolves it, or an admin overrules it, which is recorded in
        that word \`[objection.resolvers: objector]\`. (docs/process.md#d24)
      D25 When the last one is resolved and R9 still holds, a new, whole period
        begins. (docs/process.md#d25)

    Note: The bot's receipts are read as they stand in its own comments. Set
    RECEIPT_SECRET, the bot's own, to have their seals verified.
    "
  `);
});

test.each([
  [
    "soon",
    /^rfc: --at is "soon", and must be a day such as 2026-01-17, or an instant with its offset such as/u,
  ],
  ["2026-02-31", /^rfc: --at is "2026-02-31", and must be a day/u],
  ["2026-01-17T09:00:00", /^rfc: --at is "2026-01-17T09:00:00", and must be/u],
  ["2036-01-17", /^rfc: --at is in the future, and nobody knows that\. It is Mon 5 Jan 2026 09:01 UTC\.\n$/u],
  [
    "2026-01-05T09:02:00Z",
    /^rfc: --at is in the future, and nobody knows that\. It is Mon 5 Jan 2026 09:01 UTC\.\n$/u,
  ],
  ["2026-01-04", /^rfc: --at is before the pull request was opened, on Mon 5 Jan 2026 09:00 UTC\.\n$/u],
])("--at %s", async (at, words) => {
  const { rfc, openPull, pass } = await setGitHubStage();
  openPull();
  await pass();
  const { status, out, err } = await rfc(["explain", "acme/rfcs#1", "--at", at]);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toMatch(words);
});

test("what GitHub holds up isn't announced for the next look", async () => {
  const { rfc, openPull, pass } = await setGitHubStage();
  const pull = openPull();
  pull.setMergeable("no");
  for (const login of ["ana", "cho", "eli"])
    pull.comment({ by: login, body: login === "ana" ? "@rfcbot fcp merge" : "@rfcbot reviewed" });
  await pass(HOUR);
  const { out } = await rfc(["explain", "acme/rfcs#1"]);
  expect(out).toContain("has conflicts with the base branch");
  expect(out).not.toContain("at its next look");
});

test("today is now", async () => {
  const { rfc, openPull, pass } = await setGitHubStage();
  openPull();
  await pass();
  expect(await rfc(["explain", "acme/rfcs#1", "--at", "2026-01-05"])).toEqual(
    await rfc(["explain", "acme/rfcs#1"]),
  );
});

test("before the first motion, and in the moment in which something is due", async () => {
  const { rfc } = await setStory();
  const phaseAt = async (at: string) => {
    const { out } = await rfc(["explain", "acme/rfcs#1", "--at", at]);
    return out.split("\n").slice(2, 5).join("\n");
  };
  expect(await phaseAt("2026-01-05T09:00:30Z")).toContain("under discussion, and no motion is on the table.");
  expect(await phaseAt("2026-01-05")).toContain("The motion to merge is proposed.");
  expect(await phaseAt("2026-01-05T09:00:59.999Z")).toContain("under discussion");
  expect(await phaseAt("2026-01-05T09:01:00Z")).toContain("The motion to merge is proposed.");
});

describe("as of then it is told as it was then", () => {
  const STORIES = ["01", "04", "05", "12", "13", "15", "16", "25", "30"];
  const folder = join(import.meta.dirname, "../../../packages/simulator/scenarios");
  const files = readdirSync(folder).filter((name) => STORIES.includes(name.slice(0, 2)) && /^\d/u.test(name));

  test.each(files)("%s", { timeout: 30_000 }, async (file) => {
    const parsed = parseScenario(readFileSync(join(folder, file), "utf8"));
    if (!parsed.ok) throw new Error(file);
    const scenario = parsed.value;
    const ledger = createMemoryLedger();
    let key = { repository: 0, number: scenario.pull.number };
    // Everybody takes a second: what happens within one is told together.
    const steps = scenario.steps.flatMap((step) => [
      step,
      { ...step, action: "advance", with: "1s" } as const,
    ]);
    const seen: { readonly at: number; readonly phase: string; readonly signedOff: readonly string[] }[] = [];
    await playScenario(
      { ...scenario, steps },
      {
        makeEngine: (surroundings) => {
          key = { ...key, repository: surroundings.repository };
          return createMemoryEngine(surroundings, { ledger });
        },
        watch: ({ step, now, actual }) => {
          if (step?.action === "advance")
            seen.push({ at: now - 1, phase: actual.phase, signedOff: actual.signedOff });
        },
      },
    );
    const rows = await ledger.read(key);
    expect(seen.length).toBeGreaterThan(3);
    for (const { at, phase, signedOff } of seen) {
      const told = describeStanding(momentAt(rows, at).standing);
      expect([at, told.phase, told.signedOff.map(({ login }) => login).sort()]).toEqual([
        at,
        phase,
        signedOff,
      ]);
    }
  });
});
