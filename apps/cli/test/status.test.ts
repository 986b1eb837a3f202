/** `rfc status`, as somebody with a token types it. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { STATUS_SHAPE } from "../src/json-shapes.ts";
import { textWidth } from "../src/simulate/text-width.ts";
import { DAY, HOUR, setGitHubStage } from "./github-stage.ts";

/** Six RFCs in all phases that something is awaited in. */
async function setRfcs() {
  const stage = await setGitHubStage();
  const pulls = Array.from({ length: 6 }, (_, index) => stage.openPull({ draft: index === 5 }));
  const [period, blocked, proposed, finalizing] = pulls;
  await stage.pass();
  for (const pull of [period, blocked, proposed, finalizing])
    pull?.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass(HOUR);
  for (const pull of [period, finalizing]) pull?.comment({ by: "cho", body: "@rfcbot reviewed" });
  blocked?.comment({ by: "dee", body: "@rfcbot concern fuel accounting" });
  await stage.pass(DAY);
  finalizing?.hinder("check");
  finalizing?.comment({ by: "eli", body: "@rfcbot reviewed" });
  await stage.pass(HOUR);
  return { ...stage, pulls };
}

test("all open RFCs, the most urgent first, in wide terminals and in narrow ones", {
  timeout: 30_000,
}, async () => {
  const { rfc } = await setRfcs();
  const { status, out, err } = await rfc(["status", "acme/rfcs"], { columns: 120 });
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs: 6 RFCs open
    #  RFC             Phase                   Awaited                      Objections             Ends
    4  RFC: example 4  decided: merge          a required check is missing
                                               or has failed
    1  RFC: example 1  final comment period:   Intel (dee, eli)                                    in 8d 23h
                       merge                                                                       Thu 15 Jan 2026 10:01 UTC
    2  RFC: example 2  blocked: merge          dee to resolve               fuel accounting (dee)
    3  RFC: example 3  proposed: merge         Arm (cho) or Intel (dee,
                                               eli)
    5  RFC: example 5  discussion              a motion
    6  RFC: example 6  draft                   zed to mark it as ready

    As of Tue 6 Jan 2026 11:01 UTC.
    "
  `);
  const narrow = await rfc(["status", "acme/rfcs"], { columns: 40 });
  expect(narrow.out).toMatchInlineSnapshot(`
    "acme/rfcs: 6 RFCs open

    #4 RFC: example 4
      decided: merge
      awaited: a required check is missing
      or has failed

    #1 RFC: example 1
      final comment period: merge
      ends in 8d 23h: Thu 15 Jan 2026 10:01
      UTC
      awaited: Intel (dee, eli)

    #2 RFC: example 2
      blocked: merge
      awaited: dee to resolve
      objections: fuel accounting (dee)

    #3 RFC: example 3
      proposed: merge
      awaited: Arm (cho) or Intel (dee, eli)

    #5 RFC: example 5
      discussion
      awaited: a motion

    #6 RFC: example 6
      draft
      awaited: zed to mark it as ready

    As of Tue 6 Jan 2026 11:01 UTC.
    "
  `);
  for (const columns of [20, 40, 60, 80, 100, 120, 200]) {
    const shown = await rfc(["status", "acme/rfcs"], { columns });
    for (const line of shown.out.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(columns);
  }
});

test("one RFC in full, with the reader's own time beside UTC", async () => {
  const { rfc } = await setRfcs();
  const one = await rfc(["status", "acme/rfcs#1"], { env: { TZ: "America/New_York" } });
  expect(one.out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    https://github.com/acme/rfcs/pull/1

    The motion to merge is in its final comment period, which ends in 8d 23h.
    It ends on Thu 15 Jan 2026 10:01 UTC · Thu 15 Jan 2026 05:01 GMT-5.

    What is awaited next
    • The final comment period ends on Thu 15 Jan 2026 10:01 UTC. Then the RFC is
      merged, unless a stakeholder objects before.
    • It is merged sooner, once every group has signed the present text. Still
      awaited: Intel (dee or eli).

    Who has signed off
      Fastly: ☑ ana ☐ ben
      Arm: ☑ cho
      Intel: ☐ dee ☐ eli

    As of Tue 6 Jan 2026 11:01 UTC.
    "
  `);
});

test("what waits for whoever asks", { timeout: 30_000 }, async () => {
  const stage = await setRfcs();
  const mine = async (login: string) => {
    const env = { GITHUB_TOKEN: stage.front.tokenOf(login), TZ: "Europe/Berlin" };
    const { out } = await stage.rfc(["status", "acme/rfcs", "--mine", "--format", "json"], { env });
    const { rfcs } = JSON.parse(out) as { rfcs: { number: number; asks: string[] }[] };
    return Object.fromEntries(rfcs.map(({ number, asks }) => [number, asks]));
  };
  expect(await mine("ana")).toEqual({});
  expect(await mine("dee")).toEqual({ 1: ["sign"], 2: ["sign", "resolve"], 3: ["sign"] });
  expect(await mine("cho")).toEqual({ 2: ["sign"], 3: ["sign"] });
  expect(await mine("zed")).toEqual({ 6: ["author"] });
  expect(await mine("nobody")).toEqual({});
  // A new text, a question, and a motion to close without a reason.
  stage.pulls[0]?.push({
    by: "zed",
    files: { "accepted/example-1.md": "# Summary\n\nBetter.\n\n# Motivation\n\nTests.\n" },
  });
  stage.pulls[2]?.comment({ by: "ana", body: "@rfcbot f? @zed" });
  stage.pulls[4]?.comment({ by: "ben", body: "@rfcbot close" });
  await stage.pass(HOUR);
  expect(await mine("cho")).toMatchObject({ 1: ["sign-again"], 5: ["sign"] });
  expect(await mine("zed")).toEqual({ 3: ["opinion"], 6: ["author"] });
  expect(await mine("ben")).toMatchObject({ 5: ["reason"] });
  const told = await stage.rfc(["status", "acme/rfcs", "--mine"], {
    columns: 100,
    env: { GITHUB_TOKEN: stage.front.tokenOf("dee"), TZ: "Europe/Berlin" },
  });
  expect(told.out).toMatchInlineSnapshot(`
    "acme/rfcs: 4 RFCs waiting for you
    #  RFC             Phase          Awaited            Objections     Ends               For you
    1  RFC: example 1  final comment  Fastly (ana,                      in 8d 22h          sign off, or
                       period: merge  ben), Arm (cho)                   Thu 15 Jan 2026    object
                                      and Intel (dee,                   10:01 UTC
                                      eli)                              Thu 15 Jan 2026
                                                                        11:01 CET
    2  RFC: example 2  blocked:       dee to resolve     fuel                              sign off, or
                       merge                             accounting                        object and
                                                         (dee)                             resolve your
                                                                                           objection
    3  RFC: example 3  proposed:      Arm (cho) or                                         sign off, or
                       merge          Intel (dee, eli)                                     object
    5  RFC: example 5  proposed:      Arm (cho) or                                         sign off, or
                       close          Intel (dee, eli)                                     object

    As of Tue 6 Jan 2026 12:01 UTC.
    "
  `);
  const none = await stage.rfc(["status", "acme/rfcs", "--mine"], {
    env: { GITHUB_TOKEN: stage.front.tokenOf("nobody") },
  });
  expect(none.out).toBe("Nothing in acme/rfcs waits for you, nobody.\n");
});

test("what is decided waits for nobody's signature, and for its author where the text has to be mended", async () => {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass(HOUR);
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await stage.pass(HOUR);
  pull.setMergeable("no");
  await stage.pass(11 * DAY);
  for (const [login, asks] of [
    ["dee", []],
    ["zed", [{ number: 1, asks: ["author"] }]],
  ] as const) {
    const env = { GITHUB_TOKEN: stage.front.tokenOf(login) };
    const { out } = await stage.rfc(["status", "acme/rfcs", "--mine", "--format", "json"], { env });
    expect(JSON.parse(out)).toMatchObject({ rfcs: asks });
  }
});

test("where no RFC is open", async () => {
  const stage = await setGitHubStage();
  stage.openPull({ files: { "README.md": "# Better\n" } });
  const { status, out } = await stage.rfc(["status", "acme/rfcs"]);
  expect([status, out]).toEqual([0, "No RFC is open in acme/rfcs.\n"]);
  const json = await stage.rfc(["status", "acme/rfcs", "--format", "json"]);
  expect(STATUS_SHAPE.parse(JSON.parse(json.out)).rfcs).toEqual([]);
});

test("what people write moves no cursor", async () => {
  const stage = await setGitHubStage();
  const pull = stage.openPull({ title: "RFC: \u001b[2Jgone \u202egnorw" });
  await stage.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  pull.comment({ by: "dee", body: "@rfcbot concern \u001b]0;owned\u0007 name" });
  await stage.pass();
  for (const args of [
    ["status", "acme/rfcs"],
    ["status", "acme/rfcs#1"],
    ["explain", "acme/rfcs#1"],
    ["reconcile", "acme/rfcs#1", "--dry-run"],
  ]) {
    const { status, out } = await stage.rfc(args);
    expect(status).toBe(0);
    // Our own line ends are the only control characters.
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  }
});

test("nothing is left on disk", { timeout: 30_000 }, async () => {
  const stage = await setRfcs();
  await stage.rfc(["status", "acme/rfcs"]);
  expect(readdirSync(stage.folder)).toEqual([]);
});
