/** `rfc reconcile OWNER/REPO#N --dry-run`, as a person with a token types it. */
import { expect, test } from "vitest";
import { DAY, setGitHubStage } from "./github-stage.ts";

async function setMotion() {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  await stage.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass();
  return { ...stage, pull };
}

test("tells a sign-off's effects before the bot has seen it, and changes nothing", async () => {
  const { rfc, pull, clock, world } = await setMotion();
  clock.advanceTo(clock.now() + DAY);
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  const { writes } = world.requests();
  const before = pull.view();
  const { status, out, err } = await rfc(["reconcile", "acme/rfcs#1", "--dry-run"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1  RFC: example 1
    As of Tue 6 Jan 2026 09:02 UTC. Nothing is written.

    1. posts a comment: the announcement of final comment period 1
       │ ## Final comment period
       │
       │ The motion to merge by ana is now in its final comment period. It ends on
       │ Friday, 16 January 2026, 09:02:00 UTC, 10 days after this announcement.
       │
       │ Then the RFC is merged, unless a stakeholder objects before.
       │
       │ It is merged sooner, once every group has signed the present text. Still
       │ awaited:
       │
       │ • Intel: @dee, @eli
       │
       │ Until then:
       │
       │ • Stakeholders can still sign off with \`@rfcbot reviewed\`, or object with
       │   \`@rfcbot object NAME\` and their reasons. An objection ends the period.
       │ • Everybody is welcome to read the text once more and to comment.

    2. writes the checklist of motion 1 anew: https://github.com/acme/rfcs/pull/1#issuecomment-70002
         ### What is awaited next
       - • A stakeholder of another group than @ana's has to sign off: Arm (@cho)
           or Intel (@dee or @eli). Then a final comment period of 10 days begins.
       + • The final comment period ends on Friday, 16 January 2026, 09:02:00 UTC.
           Then the RFC is merged, unless a stakeholder objects before.
       + • It is merged sooner, once every group has signed the present text.
           Still awaited: Intel (@dee or @eli).
       + ### Final comment period
       + • Began: Tuesday, 6 January 2026, 09:02:00 UTC (the announcement)
       + • Ends: Friday, 16 January 2026, 09:02:00 UTC
         ### Who has signed off
       - 1 of 3 groups have signed the present text (\`f85faac\`). A group has
         signed when one of its members has.
       + 2 of 3 groups have signed the present text (\`f85faac\`). A group has
         signed when one of its members has.
         #### Fastly: signed
         …
         ☐ @ben
       - #### Arm: not signed
       + #### Arm: signed
       - ☐ @cho
       + ☑ @cho: signed by comment, 6 January 2026, 09:02:00 UTC, text \`f85faac\`
         #### Intel: not signed
         …
         • To object, write \`@rfcbot object NAME\`, with a short name for what is …
       - • To withdraw a sign-off, write \`@rfcbot unreview\`, or untick the box.
           Once the final comment period is announced, object instead.
         • To see where things stand, write \`@rfcbot status\`; for all commands, …

    3. takes off the label motion-to-finalize
    4. sets the label final-comment-period
    5. reacts with 👍 to https://github.com/acme/rfcs/pull/1#issuecomment-70003

    By itself it would look again on Fri 16 Jan 2026 09:02 UTC.

    Note: The bot's receipts are read as they stand in its own comments. Set
    RECEIPT_SECRET, the bot's own, to have their seals verified.

    Note: The bot has not answered a command yet, the first at
    https://github.com/acme/rfcs/pull/1#issuecomment-70003. It is counted here as it
    would be now. If that is more than a few minutes ago, see whether the bot runs.
    "
  `);
  expect([pull.view(), world.requests().writes]).toEqual([before, writes]);
});

test("tells that nothing is to be done, and when that changes by itself", async () => {
  const { rfc, pull, pass } = await setMotion();
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await pass();
  const env = { RECEIPT_SECRET: "a seal for tests only" };
  const { status, out } = await rfc(["reconcile", "acme/rfcs#1", "--dry-run"], { env });
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1  RFC: example 1
    As of Mon 5 Jan 2026 09:03 UTC. Nothing is written.

    The bot would do nothing: all looks as it should.

    By itself it would look again on Thu 15 Jan 2026 09:02 UTC.
    "
  `);
});

test("tells a merge last, under what GitHub may say to it", async () => {
  const { rfc, pull } = await setMotion();
  for (const by of ["cho", "eli"]) pull.comment({ by, body: "@rfcbot reviewed" });
  const { out } = await rfc(["reconcile", "acme/rfcs#1", "--dry-run"], { color: true });
  expect(out).toMatch(/merges it.*at [0-9a-f]{7} \(merge\), if GitHub lets it\n.*RFC: example 1/u);
  // What follows is told as if it had.
  expect(out).toContain("The RFC is accepted");
});

test.each([
  [
    ["acme/rfcs#1"],
    /^rfc: only the bot itself writes to acme\/rfcs#1: the App, or the Action, does so .* give --dry-run to see what it would do\.\n$/u,
  ],
  [
    ["acme/rfcs#1", "--all"],
    /^rfc: --all is everything, and a pull request is one\. Leave one of them out\.\n$/u,
  ],
  [
    ["acme/rfcs", "--dry-run"],
    /^rfc: which pull request is meant wasn't said\. Give its number too, such as acme\/rfcs#12\.\n$/u,
  ],
  [
    ["--dry-run"],
    /^rfc: what is to be reconciled wasn't said\. Give --all, .* or a pull request and --dry-run\./u,
  ],
  [["acme/rfcs#1", "acme/rfcs#2", "--dry-run"], /^rfc: too many arguments for 'reconcile'\./u],
])("rfc reconcile %j is told what is wrong", async (args, words) => {
  const { rfc } = await setGitHubStage();
  const { status, out, err } = await rfc(["reconcile", ...args]);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toMatch(words);
});
