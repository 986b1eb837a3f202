import { describe, expect, test } from "vitest";
import { DAY, DEFAULT_POLICY, HOUR, type Policy } from "../src/index.ts";
import { roster, Story } from "./story.ts";

function policy(change: { fcp?: Partial<Policy["fcp"]>; objection?: Partial<Policy["objection"]> }): Policy {
  return {
    ...DEFAULT_POLICY,
    fcp: { ...DEFAULT_POLICY.fcp, ...change.fcp },
    objection: { ...DEFAULT_POLICY.objection, ...change.objection },
  };
}

const running = () => new Story().moves("ana").signs("cho").bot();
const finalizing = () => running().signs("dee").bot(true);

describe("the life of a motion", () => {
  test("(R8, R9, R10, R12) mover signed, second group starts ten days, then it merges", () => {
    const story = new Story().moves("ana");
    expect([story.phase, story.signed, story.awaiting]).toEqual(["proposed", "ana", "Arm Intel"]);
    story
      .wait(2 * DAY)
      .signs("cho")
      .bot();
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
    story.wait(10 * DAY - 1).bot();
    expect(story.phase).toBe("final-comment-period");
    story.wait(1).bot();
    expect(story.phase).toBe("accepted");
  });

  test("(R9, D12) another of the mover's own groups starts nothing, a second hat does", () => {
    expect(new Story().moves("ana").signs("ben").due()).toBeNull();
    const hats = roster({ Fastly: ["ana", "ben"], Arm: ["ben"], Intel: ["dee"] });
    expect(new Story({ roster: hats }).moves("ana").signs("ben").due()).toBe("open-period");
    // The mover's own second hat is no other person.
    const own = roster({ Fastly: ["ana", "ben"], Arm: ["ana"], Intel: ["dee"] });
    expect(new Story({ roster: own }).moves("ana").signs("ben").due()).toBeNull();
  });

  test("(R13, R14) one signature of each group ends the waiting", () => {
    expect(running().signs("eli").bot().phase).toBe("accepted");
  });

  test("(R13, D12) one person in every group but the mover's covers them all, yet two people it takes", () => {
    const hats = roster({ Fastly: ["ana"], Arm: ["ben", "ana"], Intel: ["ben"] });
    const story = new Story({ roster: hats }).moves("ana");
    expect(story.due()).toBeNull();
    expect(story.signs("ben").due()).toBe("decide");
  });

  test("(R13, D19) in a project of two groups the first outside sign-off decides at once", () => {
    const two = roster({ Fastly: ["ana"], Arm: ["cho"] });
    expect(new Story({ roster: two }).moves("ana").signs("cho").bot().phase).toBe("accepted");
    const slow = new Story({ roster: two, policy: policy({ fcp: { minimum: 3 * DAY } }) })
      .moves("ana")
      .signs("cho")
      .bot();
    expect(slow.phase).toBe("final-comment-period");
    expect(slow.wait(3 * DAY - 1).due()).toBeNull();
    expect(slow.wait(1).bot().phase).toBe("accepted");
  });

  test("(R13) nothing is decided between two commands of one comment: judging comes after counting", () => {
    const story = running().signs("dee").objects("dee", "cost");
    expect(story.bot().phase).toBe("blocked");
  });

  test.each([
    ["close", "rejected"],
    ["postpone", "rejected"],
  ] as const)("(R12, D3) a motion to %s ends as %s", (disposition, phase) => {
    expect(
      new Story({ draft: true })
        .moves("ana", disposition, "why")
        .signs("cho")
        .bot()
        .wait(10 * DAY)
        .bot().phase,
    ).toBe(phase);
  });
});

describe("who may move", () => {
  test("(R5) nobody but a stakeholder", () =>
    expect(new Story().moves("zed").refusal).toBe("not-stakeholder"));
  test("(R6, D8) no motion to merge a draft, or a file that lacks a section; one to close has no such condition", () => {
    expect(new Story({ draft: true }).moves("ana").answer).toEqual({
      kind: "not-full",
      draft: true,
      missing: [],
    });
    const short = { missingSections: ["Proposal"] };
    expect(new Story(short).moves("ana").answer).toEqual({
      kind: "not-full",
      draft: false,
      missing: ["Proposal"],
    });
    expect(new Story({ ...short, draft: true }).moves("ana", "close").answer).toBe("done");
  });
  test("(D1) nothing but an RFC takes motions", () => {
    const story = new Story({ subject: { kind: "upkeep", because: { kind: "no-rfc" } } });
    expect(story.moves("ana").refusal).toBe("upkeep");
    expect(story.signs("ana").refusal).toBe("upkeep");
  });
  test("(D1) nor does a closed pull request", () =>
    expect(new Story().happens("closed").moves("ana").refusal).toBe("not-open"));
  test("(D2) a roster in which nobody could be of another group takes no motion", () => {
    expect(new Story({ roster: roster({ Fastly: ["ana", "ben"] }) }).moves("ana").refusal).toBe(
      "roster-too-small",
    );
    expect(
      new Story({ roster: roster({ Fastly: ["ana", "ben"], Arm: ["ben", "ana"] }) }).moves("ana").refusal,
    ).toBe("roster-too-small");
  });
  test("(D2) somebody in every group can't move; the answer names who can", () => {
    const story = new Story({ roster: roster({ Fastly: ["ana", "ben"], Arm: ["ana"] }) }).moves("ana");
    expect(story.answer).toMatchObject({ kind: "in-every-group", canMove: [{ login: "ben" }] });
  });
  test("(D5) one motion at a time", () => {
    expect(new Story().moves("ana").moves("cho").refusal).toBe("already-moved");
    expect(new Story().moves("ana").moves("cho", "close").refusal).toBe("other-motion");
  });
  test("(D6) the mover or an admin cancels", () => {
    expect(new Story().moves("ana").says("cho", { name: "cancel" }).refusal).toBe("not-mover");
    expect(new Story().moves("ana").says("ana", { name: "cancel" }).phase).toBe("discussion");
    expect(new Story().moves("ana").says("ada", { name: "cancel" }).phase).toBe("discussion");
  });
  test("(D5) a new motion starts with no sign-off but the mover's", () => {
    expect(running().says("ana", { name: "cancel" }).moves("dee").signed).toBe("dee");
  });
});

describe("sign-offs", () => {
  test("(D13) by a stranger, twice, without a motion", () => {
    expect(new Story().moves("ana").signs("zed").refusal).toBe("not-stakeholder");
    expect(new Story().moves("ana").signs("cho", "cho").answer).toBe("done");
    expect(new Story().signs("cho").refusal).toBe("no-motion");
  });
  test("(D11, D31) one's own box, and no one else's", () => {
    expect(new Story().moves("ana").tick("cho").signed).toBe("ana cho");
    expect(new Story().moves("ana").tick("zed").signed).toBe("ana");
    expect(new Story().moves("ana").tick("cho").tick("cho", false).signed).toBe("ana");
  });
  test("(D11) an approving review signs a motion to merge, and no other", () => {
    expect(new Story().moves("ana").reviews("cho").signed).toBe("ana cho");
    expect(new Story().moves("ana", "close").reviews("cho").signed).toBe("ana");
    expect(new Story().reviews("cho").moves("ana").standing.motion?.approvedBefore).toMatchObject([
      { login: "cho" },
    ]);
    const off = new Story({ policy: { ...DEFAULT_POLICY, signOffByReview: false } })
      .moves("ana")
      .reviews("cho");
    expect(off.signed).toBe("ana");
  });
  test("(D11) a review from before the motion, seen after it, doesn't count", () => {
    const story = new Story().wait(DAY).moves("ana");
    expect(story.reviews("cho", "approved", story.now - 1).signed).toBe("ana");
  });
  test("(D14) withdrawn while proposed or blocked, not during the period, and never by the mover", () => {
    const unreview = { name: "unreview" } as const;
    expect(new Story().moves("ana").signs("ben").says("ben", unreview).signed).toBe("ana");
    expect(new Story().moves("ana").objects("dee", "x").signs("cho").says("cho", unreview).signed).toBe(
      "ana",
    );
    expect(running().says("cho", unreview).refusal).toBe("period-announced");
    expect(new Story().moves("ana").says("ana", unreview).refusal).toBe("mover-cancels");
    expect(new Story().moves("ana").says("cho", unreview).refusal).toBe("nothing-signed");
  });
  test("(D14) withdrawn before the announcement and seen after it, it takes the period's ground", () => {
    const story = new Story().moves("ana").signs("cho");
    const written = story.now;
    story.wait(HOUR).bot();
    story.says("cho", { name: "unreview" }, { at: written });
    expect([story.phase, story.notices]).toEqual(["proposed", "period-aborted"]);
  });
  test("(D15) a change of text keeps R9 and takes older signatures out of the short-cut", () => {
    const story = running().push("text-2").signs("dee");
    expect([story.phase, story.awaiting]).toEqual(["final-comment-period", "Fastly Arm"]);
    expect(story.signs("cho", "ben").bot().phase).toBe("accepted");
  });
  test("(D15) a signature to a text that was never seen doesn't count for the short-cut", () => {
    const story = running().says("dee", { name: "review" }, { text: null });
    expect([story.signed, story.awaiting]).toEqual(["ana cho dee", "Intel"]);
  });
});

describe("changes of text", () => {
  test("(D16) in the last day the end moves to 24 hours after, by seven days at most", () => {
    const story = running()
      .wait(9 * DAY + 20 * HOUR)
      .push("text-2");
    expect([story.hoursLeft, story.notices]).toEqual([24, "end-moved"]);
    for (let day = 0; day < 6; day += 1) story.wait(23 * HOUR).push(`text-${day + 3}`);
    expect(story.phase).toBe("final-comment-period");
    story.wait(23 * HOUR).push("one-too-many");
    expect(story.phase).toBe("discussion");
    expect(story.standing.ended.at(-1)?.end).toEqual({ kind: "lapsed", because: "kept-changing" });
  });
  test("(D16) only for merge", () => {
    const story = new Story()
      .moves("ana", "close")
      .signs("cho")
      .bot()
      .wait(9 * DAY + 20 * HOUR)
      .push("text-2");
    expect(story.hoursLeft).toBe(4);
  });
  test("(D15) onChange: restart begins a whole new period", () => {
    const story = new Story({ policy: policy({ fcp: { onChange: "restart" } }) })
      .moves("ana")
      .signs("cho")
      .bot();
    story
      .wait(5 * DAY)
      .push("text-2")
      .bot();
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
  });
  test("(D1) a head that leaves the RFC makes a motion to merge lapse, not one to close", () => {
    const upkeep = {
      subject: { kind: "upkeep", because: { kind: "other-files", paths: [".github/rfcbot.yml"] } },
    } as const;
    expect(running().push("text-2", upkeep).phase).toBe("discussion");
    expect(new Story().moves("ana", "close").push("text-2", upkeep).phase).toBe("proposed");
    expect(running().happens("left-base").phase).toBe("discussion");
  });
  test("(D9) a draft again: a motion to merge lapses, one to close doesn't", () => {
    expect(running().happens("draft").phase).toBe("draft");
    expect(running().happens("draft").notices).toBe("motion-ended");
    expect(new Story().moves("ana", "close").happens("draft").phase).toBe("proposed");
  });
});

describe("decided, but hindered", () => {
  test("(D20) it stands, is tried again when something changes or after a day, and then carried out", () => {
    const story = finalizing();
    expect([story.phase, story.due("hindered"), story.due("free")]).toEqual([
      "finalizing",
      null,
      "carry-out",
    ]);
    expect(story.wait(DAY).due("hindered")).toBe("carry-out");
    expect(story.bot().phase).toBe("accepted");
  });
  test("(D20) the same difference at a new head renews it; another one makes it lapse, sign-offs stay", () => {
    const renewed = finalizing().push("text-1", { head: "head-2" });
    expect([renewed.phase, renewed.standing.motion?.decision?.head]).toEqual(["finalizing", "head-2"]);
    const lapsed = finalizing().wait(DAY).push("text-2");
    expect([lapsed.phase, lapsed.hoursLeft, lapsed.signed]).toEqual([
      "final-comment-period",
      216,
      "ana cho dee",
    ]);
    expect(lapsed.notices).toBe("decision decision-lapsed");
  });
  test("(D20) with no period before, a whole one is announced", () => {
    const story = new Story().moves("ana").signs("cho", "dee").bot(true).push("text-2").bot();
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
  });
  test("(D20) after the period's end it goes on for 24 hours after the change", () => {
    const story = running()
      .wait(10 * DAY)
      .bot(true)
      .wait(20 * DAY)
      .push("text-2");
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 24]);
  });
  test("(D21, D25) an objection revokes it; resolved, a new whole period begins, or R13 decides", () => {
    const story = finalizing().objects("eli", "late");
    expect([story.phase, story.notices]).toEqual(["blocked", "decision decision-revoked"]);
    expect(story.resolves("eli").bot().phase).toBe("accepted");
    const slow = running()
      .wait(10 * DAY)
      .bot(true)
      .objects("eli", "late")
      .resolves("eli")
      .bot();
    expect([slow.phase, slow.hoursLeft]).toEqual(["final-comment-period", 240]);
  });
  test("(D10) what a person does in the sense of the decision carries it out", () => {
    expect(finalizing().happens("merged").phase).toBe("accepted");
    expect(running().happens("merged").phase).toBe("merged-by-hand");
    expect(finalizing().happens("closed").phase).toBe("withdrawn");
  });
  test("(D9) from the decision on a draft hinders, and lapses nothing", () => {
    expect(finalizing().happens("draft").phase).toBe("finalizing");
  });
});

describe("objections", () => {
  test("(R11, D25) one ends the period; resolved, a whole new one begins", () => {
    const story = running()
      .wait(9 * DAY)
      .objects("dee", "cost");
    expect([story.phase, story.hoursLeft, story.notices]).toEqual(["blocked", null, "period-aborted"]);
    story
      .wait(20 * DAY)
      .resolves("dee", "COST")
      .bot();
    expect([story.phase, story.hoursLeft]).toEqual(["final-comment-period", 240]);
  });
  test("(D22) the mover may object, and everyone's signature doesn't outweigh it", () => {
    expect(new Story().moves("ana").objects("ana", "wait").signs("cho", "dee").bot().phase).toBe("blocked");
  });
  test("(D23) a name is unique among the open ones, without case", () => {
    expect(new Story().moves("ana").objects("dee", "Cost").objects("cho", "cost").refusal).toBe("name-taken");
    expect(
      new Story().moves("ana").objects("dee", "Cost").resolves("dee").objects("cho", "cost").answer,
    ).toBe("done");
  });
  test("(D24) who resolves: the objector, by policy the objector's group, an admin who overrules", () => {
    const objected = () => new Story().moves("ana").objects("dee", "cost");
    expect(objected().resolves("eli").refusal).toBe("not-objector");
    expect(objected().resolves("ada").standing.motion?.objections[0]?.resolution?.how).toBe("overruled");
    const group = new Story({ policy: policy({ objection: { resolvers: "group" } }) })
      .moves("ana")
      .objects("dee", "cost");
    expect(group.resolves("eli").answer).toBe("done");
  });
  test("(D24) which one: the only one, the nearest name, or the list", () => {
    const two = () => new Story().moves("ana").objects("dee", "cost").objects("dee", "size");
    expect(two().resolves("dee").answer).toEqual({ kind: "several-objections", names: ["cost", "size"] });
    expect(two().resolves("dee", "cots").answer).toMatchObject({
      kind: "unknown-objection",
      nearest: "cost",
    });
    expect(new Story().moves("ana").resolves("dee").refusal).toBe("no-objection-open");
  });
  test("(D21) those open when a motion ends stand against the next of its disposition", () => {
    const cancelled = () => new Story().moves("ana").objects("dee", "cost").says("ana", { name: "cancel" });
    expect(cancelled().moves("cho").phase).toBe("blocked");
    expect(cancelled().moves("cho", "close").phase).toBe("proposed");
    expect(cancelled().moves("cho").resolves("dee").phase).toBe("proposed");
    // ... and again, until it is resolved.
    expect(cancelled().moves("cho").says("cho", { name: "cancel" }).moves("ana").phase).toBe("blocked");
  });
  test("(D21) without a motion: a hint", () =>
    expect(new Story().objects("dee", "cost").refusal).toBe("no-motion"));
  test("(D18) an objection written before the announcement and seen after it counts", () => {
    const story = new Story().moves("ana").signs("cho");
    const written = story.now;
    expect(story.wait(HOUR).bot().objects("dee", "cost", written).phase).toBe("blocked");
  });
  test("(D26) unseconded it lapses after its time, announced seven days ahead", () => {
    const story = new Story({ policy: policy({ objection: { secondAfter: 30 * DAY } }) })
      .moves("ana")
      .signs("cho")
      .objects("dee", "cost");
    expect(story.wait(40 * DAY).due()).toBeNull();
    story.posted("m1/objection/1/warned");
    expect(story.wait(7 * DAY - 1).due()).toBeNull();
    expect(story.wait(1).bot().phase).toBe("final-comment-period");
    expect(story.notices).toContain("objection-lapsed");
    const seconded = new Story({ policy: policy({ objection: { secondAfter: 30 * DAY } }) })
      .moves("ana")
      .objects("dee", "cost");
    seconded
      .says("cho", { name: "second", objection: "cost" })
      .posted("m1/objection/1/warned")
      .wait(60 * DAY);
    expect([seconded.due(), seconded.says("dee", { name: "second", objection: "cost" }).refusal]).toEqual([
      null,
      "own-objection",
    ]);
  });
  test("(D22) requesting changes is no objection; how to object is told once", () => {
    const story = new Story()
      .moves("ana")
      .reviews("dee", "changes-requested")
      .reviews("dee", "changes-requested");
    expect([story.phase, story.notices]).toEqual(["proposed", "how-to-object"]);
  });
});

describe("by hand, paused, reopened", () => {
  test("(D10) closed by hand it is withdrawn, and a reopened one needs a new motion", () => {
    const story = running().happens("closed");
    expect(story.phase).toBe("withdrawn");
    expect(
      story
        .happens("reopened")
        .wait(11 * DAY)
        .bot().phase,
    ).toBe("discussion");
  });
  test("(D10) reopened after the bot itself closed it", () => {
    const story = new Story().moves("ana", "close").signs("cho", "dee").bot();
    expect([story.phase, story.happens("reopened").phase]).toEqual(["rejected", "discussion"]);
  });
  test("(D34) paused nothing falls due; afterwards no wait ends sooner than in 24 hours", () => {
    const story = running()
      .wait(9 * DAY + 23 * HOUR)
      .pause(true)
      .wait(3 * DAY);
    expect(story.due()).toBeNull();
    story.pause(false);
    expect([story.hoursLeft, story.notices]).toEqual([24, "end-moved"]);
  });
  test("(D30) a stranger is answered in words once in 24 hours", () => {
    const story = new Story().moves("zed");
    const silent = () => story.standing.answers.at(-1)?.outcome;
    expect(silent()).toMatchObject({ silent: false });
    story.wait(HOUR).signs("zed");
    expect(silent()).toMatchObject({ silent: true });
    story.wait(DAY).says("zed", { name: "status" });
    expect(silent()).toMatchObject({ kind: "answered" });
  });
});
