import type { Refusal } from "@rfckit/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsIn, nasty } from "../../test/nasty.ts";
import { AT, ana, cho, dee, nameOf, urlOf } from "../../test/told.ts";
import { wordRefusal } from "./refusals.ts";

const context = { name: nameOf, mention: AT };

/** Every reason at least once, with the words of others as `said`. */
function refusals(said: string): Refusal[] {
  const url = urlOf(9);
  return [
    { kind: "unreadable", problem: "missing-command", line: said, suggestion: null },
    { kind: "unreadable", problem: "unknown", line: said, suggestion: "reviewed" },
    { kind: "unreadable", problem: "unknown", line: said, suggestion: null },
    { kind: "unreadable", problem: "prose", line: said, suggestion: null },
    { kind: "unreadable", problem: "missing-name", line: said, suggestion: null },
    { kind: "unreadable", problem: "missing-question", line: said, suggestion: null },
    { kind: "unreadable", problem: "missing-user", line: said, suggestion: null },
    { kind: "unreadable", problem: "hidden-characters", line: said, suggestion: null },
    { kind: "unread", count: 1 },
    { kind: "unread", count: 7 },
    { kind: "not-open" },
    { kind: "upkeep", because: { kind: "no-rfc" } },
    { kind: "upkeep", because: { kind: "several-rfcs", paths: [said, "accepted/b.md"] } },
    { kind: "upkeep", because: { kind: "other-files", paths: [said] } },
    { kind: "upkeep", because: { kind: "other-base", base: said, expected: "main" } },
    { kind: "upkeep", because: { kind: "too-many-files" } },
    { kind: "no-configuration" },
    { kind: "no-project", known: ["project-wasmtime", said] },
    { kind: "no-project", known: [] },
    { kind: "roster-too-small", projects: [said] },
    { kind: "roster-too-large", boxes: 240, limit: 200 },
    { kind: "in-every-group", canMove: [ana, cho] },
    { kind: "not-stakeholder", projects: [said], stakeholders: [ana, cho, dee] },
    { kind: "not-stakeholder", projects: [], stakeholders: [] },
    { kind: "not-full", draft: true, missing: ["Summary", "Rationale and alternatives"] },
    { kind: "not-full", draft: false, missing: [said] },
    { kind: "not-full", draft: true, missing: [] },
    { kind: "already-moved", disposition: "merge", mover: ana, url },
    { kind: "other-motion", disposition: "merge", mover: ana, url },
    { kind: "no-motion", command: "cancel" },
    { kind: "no-motion", command: "review" },
    { kind: "no-motion", command: "unreview" },
    { kind: "no-motion", command: "object" },
    { kind: "no-motion", command: "resolve" },
    { kind: "no-motion", command: "second" },
    { kind: "no-motion", command: "feedback" },
    { kind: "not-mover", mover: ana },
    { kind: "nothing-signed" },
    { kind: "mover-cancels" },
    { kind: "period-announced" },
    { kind: "name-taken", name: said, by: dee, url },
    { kind: "no-objection-open" },
    { kind: "several-objections", names: [said, "size"] },
    { kind: "unknown-objection", name: said, names: ["cost", "size"], nearest: null },
    { kind: "unknown-objection", name: "cots", names: ["cost"], nearest: said },
    { kind: "not-objector", name: said, by: dee, groups: null },
    { kind: "not-objector", name: said, by: dee, groups: ["Intel", said] },
    { kind: "seconding-off" },
    { kind: "own-objection", name: said },
    { kind: "nobody-known", unknown: [said] },
    { kind: "motion-full", limit: 120 },
    { kind: "motion-full", limit: 20 },
  ];
}

test("each reason in words", () => {
  expect(
    refusals("what @cho said")
      .map((refusal) => `${refusal.kind}: ${wordRefusal(refusal, context)}`)
      .join("\n"),
  ).toMatchInlineSnapshot(`
    "unreadable: \`what @cho said\`: no command follows the mention. Write one behind it on the same line, as in \`@rfcbot status\`; \`@rfcbot help\` lists them all.
    unreadable: \`what @cho said\`: this is no command. Did you mean \`@rfcbot reviewed\`?
    unreadable: \`what @cho said\`: this is no command. \`@rfcbot help\` lists them all.
    unreadable: \`what @cho said\`: this reads like a sentence to GitHub that closes an issue, so it was not taken as a command. A motion is made with the bare word, as in \`@rfcbot close\`, and a reason on the next line.
    unreadable: \`what @cho said\`: an objection needs a name. Write it on the same line, as in \`@rfcbot object unclear limits\`, and the reasons below.
    unreadable: \`what @cho said\`: a poll needs a question. Write it on the same line, as in \`@rfcbot poll Shall we split this RFC?\`
    unreadable: \`what @cho said\`: nobody is named whose opinion is asked for. Write logins on the same line, as in \`@rfcbot f? octocat\`.
    unreadable: \`what @cho said\`: this line holds characters that nobody can see, or that change the reading direction, so it was not taken as a command. Please type it again by hand instead of pasting it.
    unread: Only the first twenty commands of a comment are read: one more was left unread. Please write it in another comment.
    unread: Only the first twenty commands of a comment are read: 7 more were left unread. Please write them in another comment.
    not-open: This pull request is closed, so there is nothing to decide here. If it is opened again, it is under discussion again and takes a new motion.
    upkeep: Motions are only for pull requests that are about an RFC, and this one neither adds a markdown file to the RFCs nor changes one. It can be merged like any other pull request.
    upkeep: Motions are only for pull requests that are about an RFC, and this one adds several: \`what @cho said\` and \`accepted/b.md\`. Please propose each in a pull request of its own.
    upkeep: Motions are only for pull requests that are about an RFC and nothing else, and this one also touches \`what @cho said\`. Please move that to another pull request. Pictures and other assets may stay where their name begins with the RFC's own.
    upkeep: Motions are only for pull requests that are about an RFC on the branch \`main\`, and this one would be merged into \`what @cho said\`. Please change its base branch.
    upkeep: Motions are only for pull requests that are about an RFC, and this one touches more files than GitHub lists, so nobody can say that nothing else is in there. Please split it.
    no-configuration: This repository has no configuration that could be read, so nobody knows who the stakeholders are. A maintainer has to add or mend \`.github/rfcbot.yml\` on the default branch; then please write the command again.
    no-project: This pull request has no project label, so nobody knows who its stakeholders are. Please add one of the labels project-wasmtime or what \`@cho\` said, and write the command again.
    no-project: This pull request has no project label, and the configuration names no project. A maintainer has to add one to \`.github/rfcbot.yml\`.
    roster-too-small: The stakeholders of what \`@cho\` said can't decide a motion: it takes two groups, and somebody who isn't in all of them. A maintainer has to mend the project in \`.github/rfcbot.yml\`, or another project label has to be added. Then please write the command again.
    roster-too-large: The stakeholders of these projects would need 240 boxes, and a checklist holds 200. Please take off a project label that isn't needed, or ask a maintainer to make the groups smaller.
    in-every-group: You are in every group of this motion's stakeholders, so nobody could sign off for another group than yours. The motion can be made by ana or cho.
    not-stakeholder: Thank you for taking part. This command is only for the stakeholders of what \`@cho\` said: ana, cho and dee. The discussion is open to everybody: please write what you think in a comment, and a stakeholder can take it up.
    not-stakeholder: Thank you for taking part. This command is only for the stakeholders of this RFC. The discussion is open to everybody: please write what you think in a comment, and a stakeholder can take it up.
    not-full: Only a full RFC can be merged, but the pull request is a draft, and its file lacks the sections Summary and Rationale and alternatives. Please mark it as ready for review and add those sections; then \`@rfcbot merge\` can be tried again. A motion to close takes none of this.
    not-full: Only a full RFC can be merged, but its file lacks the section what \`@cho\` said. Please add that section; then \`@rfcbot merge\` can be tried again. A motion to close takes none of this.
    not-full: Only a full RFC can be merged, but the pull request is a draft. Please mark it as ready for review; then \`@rfcbot merge\` can be tried again. A motion to close takes none of this.
    already-moved: A motion to merge is already on the table: ana [made it](https://github.example/org/rfcs/pull/1#issuecomment-9). To sign it off, write \`@rfcbot reviewed\`.
    other-motion: There is [another motion](https://github.example/org/rfcs/pull/1#issuecomment-9) on the table: ana moved to merge the RFC. Only one motion at a time can be decided. ana or an admin can take it back with \`@rfcbot cancel\`; then please move again.
    no-motion: There is no motion on the table, so there is nothing to cancel. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table to sign off. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table, so there is no sign-off to withdraw. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table to object to. Concerns can simply be written in the discussion until there is one. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table, so no objection blocks anything. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table, so no objection has to be seconded. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    no-motion: There is no motion on the table for which an opinion could be asked. A comment that mentions people reaches them just as well. A stakeholder can make one with \`@rfcbot merge\`, \`@rfcbot close\` or \`@rfcbot postpone\`.
    not-mover: Only ana, who made the motion, or an admin can cancel it. If you can't agree to it, object with \`@rfcbot object NAME\`.
    nothing-signed: You have not signed this motion off, so there is nothing to withdraw. To object to it, write \`@rfcbot object NAME\`.
    mover-cancels: You made this motion, so you can't withdraw your sign-off alone. To take the motion back, write \`@rfcbot cancel\`.
    period-announced: The final comment period has been announced, and from then on no sign-off is withdrawn. If you no longer agree, object with \`@rfcbot object NAME\`.
    name-taken: An open objection is called \`what @cho said\` already: dee [raised it](https://github.example/org/rfcs/pull/1#issuecomment-9). Please give yours another name.
    no-objection-open: No objection is open, so there is nothing to resolve or to second.
    several-objections: Several objections are open. Please name the one you mean, as in \`@rfcbot resolve NAME\`: \`what @cho said\` and \`size\`.
    unknown-objection: No open objection is called \`what @cho said\`. Open: \`cost\` and \`size\`.
    unknown-objection: No open objection is called \`cots\`. Did you mean \`what @cho said\`?
    not-objector: \`what @cho said\` is an objection of dee. It can be resolved by dee, or overruled by an admin.
    not-objector: \`what @cho said\` is an objection of dee. It can be resolved by dee or another stakeholder of Intel or what \`@cho\` said, or overruled by an admin.
    seconding-off: Objections do not lapse here, so none has to be seconded. Each of them stands until it is resolved.
    own-objection: \`what @cho said\` is your own objection. It has to be seconded by another stakeholder.
    nobody-known: GitHub knows nobody called \`what @cho said\`. Please check the spelling, as in \`@rfcbot f? octocat\`.
    motion-full: This motion has seen as much as its checklist can hold (120). Open objections can still be resolved. For anything else the mover or an admin has to cancel it, and a new one has to be made.
    motion-full: The opinions of at most 20 people can be awaited at one time. Please wait until some of them have commented."
  `);
});

test("none mentions anybody, whatever was written", () => {
  fc.assert(
    fc.property(nasty(), (said) => {
      for (const refusal of refusals(said)) {
        const words = wordRefusal(refusal, context);
        expect(mentionsIn(words)).toEqual([]);
        expect(words).not.toContain("<!--");
        expect(words).not.toMatch(/[\r\n]/);
      }
    }),
    { seed: 5, numRuns: 80 },
  );
});

test("long lists are counted", () => {
  const stakeholders = Array.from({ length: 200 }, (_, id) => ({ id, login: `p${id}` }));
  const words = wordRefusal({ kind: "not-stakeholder", projects: ["a"], stakeholders }, context);
  expect(words).toContain("p19 and 180 more");
  expect(words).not.toContain("p20");
});
