/**
 * A motion that people had run by hand, taken over by the real bot on the simulated GitHub: what it reads, what it refuses,
 * and how life goes on from there, also without its database.
 */
import { DAY, explain, MINUTE, describe as tell } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { BOT, CONFIG, setUp } from "./bench-world.ts";

type Stage = ReturnType<typeof setUp>;

const BY_HAND = `# Motion to finalize with a disposition to merge

The discussion has come to rest, so I propose that we merge this.

## Stakeholders sign-off

### Fastly
* [x] @ana
* [ ] @ben

### Arm
* [ ] @cho

### Intel
- [ ] @dee (on leave)
- [ ] @eli

### Others
- [ ] @fred
`;

const operator = { by: null, comment: null };
const adopt = (stage: Stage, wish: Parameters<ReturnType<Stage["bot"]>["adopt"]>[1] = operator) =>
  stage.bot().adopt(stage.pull.key, wish);

/** Somebody ticks somebody's box in a comment. */
function tick(stage: Stage, id: number, by: string, whose: string, checked = true): void {
  const body = stage.pull.view().comments.find((each) => each.id === id)?.body ?? "";
  const [from, to] = checked ? ["[ ]", "[x]"] : ["[x]", "[ ]"];
  stage.pull.editComment(id, { by, body: body.replace(`${from} @${whose}`, `${to} @${whose}`) });
}

/** The motion by hand, with the labels that people set, an hour ago. */
async function runByHand(stage: Stage, body = BY_HAND, by = "ana"): Promise<number> {
  const id = await stage.says(by, body);
  stage.pull.label({ by, add: ["motion-to-finalize", "disposition-merge"] });
  await stage.wait(60 * MINUTE);
  return id;
}

const own = ({ pull }: Stage) =>
  pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
const checklist = (stage: Stage) =>
  own(stage).find(({ body }) => body.includes("m1/checklist -->"))?.body ?? "";
const short = (stage: Stage) =>
  checklist(stage)
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .trim();

async function standing(stage: Stage) {
  const { phase, mover, signedOff, fcp } = tell(await stage.standing());
  return {
    phase,
    mover: mover?.login,
    signedOff: signedOff.map(({ login }) => login),
    days: fcp === null ? null : (fcp.endsAt - fcp.startedAt) / DAY,
  };
}

test("own ticks are taken over, others' are to be signed again, and the life goes on to the merge", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  tick(stage, id, "cho", "cho");
  tick(stage, id, "ana", "dee");
  await stage.wait(60 * MINUTE);
  stage.pull.label({ by: "ana", add: ["final-comment-period"], remove: ["motion-to-finalize"] });

  const { kind, ...adoption } = await adopt(stage);
  expect(kind).toBe("adopted");
  expect(adoption).toMatchObject({
    motion: 1,
    read: {
      disposition: "merge",
      reason: "The discussion has come to rest, so I propose that we merge this.",
      mover: { login: "ana" },
      signOffs: [{ by: { login: "cho" }, how: "tick" }],
      toSignAgain: [{ login: "dee" }],
      withoutBox: [],
      strangers: ["fred"],
      objections: [],
    },
  });
  expect(await standing(stage)).toEqual({
    phase: "final-comment-period",
    mover: "ana",
    signedOff: ["ana", "cho"],
    days: 10,
  });
  expect(short(stage)).toMatchInlineSnapshot(`
    "## Motion to merge

    @ana moved by hand to **merge** this RFC on Monday, 5 January 2026, 09:00:00 UTC ([the motion](https://github.com/example/rfcs/pull/1#issuecomment-70001)).

    The bot took this motion over on Monday, 5 January 2026, 11:00:00 UTC, as its operator asked it to. From then on this comment is the list that counts, and no longer [the one made by hand](https://github.com/example/rfcs/pull/1#issuecomment-70001). Who had signed there by their own hand is signed off here, as for an earlier text: that counts for the final comment period, and not for deciding sooner until they sign again.

    The reason given:

    > The discussion has come to rest, so I propose that we merge this.

    ### What is awaited next

    - The final comment period ends on Thursday, 15 January 2026, 11:00:00 UTC. Then the RFC is merged, unless a stakeholder objects before.
    - It is merged sooner, once every group has signed the present text. Still awaited: Fastly (@ana or @ben), Arm (@cho) and Intel (@dee or @eli).

    ### Final comment period

    - Began: Monday, 5 January 2026, 11:00:00 UTC ([the announcement](https://github.com/example/rfcs/pull/1#issuecomment-70003))
    - Ends: **Thursday, 15 January 2026, 11:00:00 UTC**

    ### Who has signed off

    0 of 3 groups have signed the present text (\`44f5c05\`). A group has signed when one of its members has.

    #### Fastly: signed an earlier text only

    - [x] @ana: [made the motion](https://github.com/example/rfcs/pull/1#issuecomment-70001), 5 January 2026, 09:00:00 UTC; **signed an earlier text**, which the bot did not see
    - [ ] @ben

    #### Arm: signed an earlier text only

    - [x] @cho: [ticked the box](https://github.com/example/rfcs/pull/1#issuecomment-70001), 5 January 2026, 10:00:00 UTC; **signed an earlier text**, which the bot did not see

    #### Intel: not signed

    - [ ] @dee: ticked by somebody else in the list made by hand, to be signed again
    - [ ] @eli

    ### How to take part

    - To sign off, write a comment with the line \`@rfcbot reviewed\`. This takes no write access. Who has write access can also tick their own box above, and an approving review signs off too.
    - To object, write \`@rfcbot object NAME\`, with a short name for what is wrong; \`@rfcbot resolve NAME\` resolves it.
    - To see where things stand, write \`@rfcbot status\`; for all commands, \`@rfcbot help\`."
  `);
  expect(stage.pull.view().labels).toEqual(["disposition-merge", "final-comment-period", "project-wasmtime"]);
  expect(own(stage).at(-1)?.body).toContain("10 days after this announcement");

  // Nobody's sign-off from before cuts it short; an objection ends it, and a whole new period follows.
  await stage.wait(9 * DAY);
  await stage.says("eli", "@rfcbot reviewed");
  expect((await standing(stage)).phase).toBe("final-comment-period");
  await stage.says("dee", "@rfcbot concern cost");
  expect((await standing(stage)).phase).toBe("blocked");
  await stage.wait(DAY);
  await stage.says("dee", "@rfcbot resolve");
  expect(await standing(stage)).toMatchObject({ phase: "final-comment-period", days: 10 });
  await stage.wait(10 * DAY - MINUTE);
  expect(stage.pull.view().state).toBe("open");
  await stage.wait(MINUTE);
  expect(stage.pull.view().state).toBe("merged");
  expect((await standing(stage)).phase).toBe("accepted");
  expect(stage.pull.view().merge?.message).toContain("Motion to merge by ana, 5 January 2026, 09:00:00 UTC");
});

test("everybody's own ticks decide nothing at once, whoever has signed (R13, D15)", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  for (const login of ["cho", "dee", "eli", "ben"]) tick(stage, id, login, login);
  await stage.wait(MINUTE);
  await adopt(stage);
  expect(await standing(stage)).toMatchObject({ phase: "final-comment-period", days: 10 });
  await stage.wait(10 * DAY - MINUTE);
  expect(stage.pull.view().state).toBe("open");
});

test("given again by each group they do, as always (R13)", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  tick(stage, id, "cho", "cho");
  await adopt(stage);
  await stage.wait(MINUTE);
  for (const login of ["cho", "dee"]) await stage.says(login, "@rfcbot reviewed");
  expect((await standing(stage)).phase).toBe("final-comment-period");
  await stage.says("ana", "@rfcbot reviewed");
  expect((await standing(stage)).phase).toBe("accepted");
});

test("commands written since count as their authors' own; prose doesn't", async () => {
  const stage = setUp();
  await stage.says("eli", "@rfcbot reviewed");
  await stage.wait(MINUTE);
  await runByHand(stage);
  await stage.says("cho", "@rfcbot reviewed");
  await stage.says("ben", "+1, I have a concern: the cost");
  await stage.says("dee", "@rfcbot concern scope");
  await stage.says("zed", "@rfcbot concern noise");
  await stage.wait(MINUTE);
  expect(await adopt(stage)).toMatchObject({
    kind: "adopted",
    read: {
      signOffs: [{ by: { login: "cho" }, how: "command" }],
      objections: [{ name: "scope", by: { login: "dee" } }],
    },
  });
  expect(await standing(stage)).toMatchObject({ phase: "blocked", signedOff: ["ana", "cho"] });
  await stage.says("dee", "@rfcbot resolve scope");
  expect(await standing(stage)).toMatchObject({ phase: "final-comment-period", days: 10 });
});

test("a tick that was taken back, or that a redaction hides, signs nothing", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  tick(stage, id, "cho", "cho");
  tick(stage, id, "cho", "cho", false);
  tick(stage, id, "ana", "eli");
  tick(stage, id, "dee", "dee");
  // Now nobody can tell whether it was Dee who ticked it, for what stood before is gone.
  stage.pull.redactRevision(id, 3, { by: "ana" });
  expect(await adopt(stage)).toMatchObject({
    read: { signOffs: [], toSignAgain: [{ login: "dee" }, { login: "eli" }] },
  });
  expect(await standing(stage)).toMatchObject({ phase: "proposed", signedOff: ["ana"] });
});

test("another's box signs for nobody, and the mover signs once (invariant 8)", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  tick(stage, id, "cho", "dee");
  tick(stage, id, "eli", "ben");
  await stage.says("ana", "@rfcbot reviewed");
  expect(await adopt(stage)).toMatchObject({
    read: { signOffs: [], toSignAgain: [{ login: "ben" }, { login: "dee" }] },
  });
  expect(await standing(stage)).toMatchObject({ phase: "proposed", signedOff: ["ana"] });
});

test("an objection from before the motion isn't one to it", async () => {
  const stage = setUp();
  await stage.says("dee", "@rfcbot concern early");
  await stage.wait(MINUTE);
  await runByHand(stage);
  expect(await adopt(stage)).toMatchObject({ kind: "adopted", read: { objections: [] } });
});

test("it looks again by itself, also where the process died at once", async () => {
  for (const crashAfter of [null, 1]) {
    const stage = setUp();
    const id = await runByHand(stage);
    tick(stage, id, "cho", "cho");
    if (crashAfter === null) await adopt(stage);
    else {
      const died = stage.world.died();
      stage.world.setFaults({ crashAfter });
      await Promise.race([adopt(stage), died]);
      stage.world.setFaults("none");
      stage.restart();
    }
    // Nobody rings: no delivery, no sweep.
    for (const days of [1, 10]) {
      stage.clock.advanceTo(stage.clock.now() + days * DAY);
      await stage.run();
      expect((await standing(stage)).days, `${crashAfter}`).toBe(10);
    }
    stage.clock.advanceTo(stage.clock.now() + DAY);
    await stage.run();
    expect(stage.pull.view().state).toBe("merged");
  }
});

test("asked again, it changes nothing", async () => {
  const stage = setUp();
  await runByHand(stage);
  await adopt(stage);
  const before = stage.pull.view();
  expect(await stage.asks(() => adopt(stage))).toMatchObject({ writes: 0 });
  expect(await adopt(stage)).toMatchObject({ kind: "already", onTable: true });
  expect(stage.pull.view()).toEqual(before);
  await stage.says("ana", "@rfcbot cancel");
  expect(await adopt(stage)).toMatchObject({ kind: "already", onTable: false });
});

test("it is explained, and the explanation survives the database (invariants 17, 18)", async () => {
  const stage = setUp();
  const id = await runByHand(stage);
  tick(stage, id, "cho", "cho");
  await stage.wait(MINUTE);
  await adopt(stage, { by: { id: 1, login: "ada" }, comment: id });
  const voice = {
    person: ({ login }: { login: string }) => login,
    title: (name: string) => name,
    quote: (words: string) => words,
    time: (at: number) => new Date(at).toISOString(),
    duration: (length: number) => `${length / DAY} days`,
  };
  const told = async () =>
    explain(await stage.standing(), stage.clock.now(), voice).facts.map(({ text }) => text);
  const before = await told();
  expect(before.slice(0, 3)).toEqual([
    "ana moved by hand to merge it, for project-wasmtime.",
    "cho signed off by ticking a box, an earlier text.",
    "The bot took this motion over, as ada asked it to. What was signed before counts for the final comment period, and not for deciding sooner.",
  ]);
  const shown = stage.pull.view();
  stage.loseLedger();
  await stage.settle();
  expect(await told()).toEqual(before);
  expect(stage.pull.view()).toEqual(shown);
  expect(await adopt(stage)).toMatchObject({ kind: "already", onTable: true });
  await stage.wait(10 * DAY);
  expect(stage.pull.view().state).toBe("merged");
});

test("a crash after any write leaves each comment once, and it goes on (invariant 12)", async () => {
  const play = async (crashAfter: number | null) => {
    const stage = setUp();
    const id = await runByHand(stage);
    tick(stage, id, "cho", "cho");
    await stage.wait(MINUTE);
    if (crashAfter === null) await adopt(stage);
    else {
      const died = stage.world.died();
      stage.world.setFaults({ crashAfter });
      await Promise.race([adopt(stage), died]);
      stage.world.setFaults("none");
      stage.restart();
      // The motion was in the ledger before anything was written.
      await stage.wait(2 * MINUTE);
    }
    await stage.wait(DAY);
    const { fcp, ...rest } = tell(await stage.standing());
    return {
      ...rest,
      days: fcp === null ? null : (fcp.endsAt - fcp.startedAt) / DAY,
      own: own(stage).map(({ body }) => body.split("\n")[0]),
      labels: stage.pull.view().labels,
    };
  };
  const plain = await play(null);
  expect(plain).toMatchObject({ phase: "final-comment-period", days: 10 });
  for (const crashAfter of [1, 2, 3])
    expect({ crashAfter, ...(await play(crashAfter)) }).toEqual({ crashAfter, ...plain });
});

describe("it refuses, and writes nothing", () => {
  const cases: [string, (stage: Stage) => Promise<unknown>, object][] = [
    [
      "where nobody moved by hand",
      async (stage) => stage.says("ana", "I move to finalize this."),
      { kind: "none" },
    ],
    [
      "a heading in a quote, in code, or in somebody else's edit",
      async (stage) => {
        await stage.says("ana", `> ${BY_HAND.split("\n")[0]}`);
        await stage.says("ana", `Like so:\n\n\`\`\`\n${BY_HAND}\n\`\`\``);
        const id = await stage.says("zed", "Hello.");
        stage.pull.editComment(id, { by: "ana", body: BY_HAND });
      },
      { kind: "none" },
    ],
    [
      "one that its author took back",
      async (stage) => {
        const id = await runByHand(stage);
        stage.pull.editComment(id, { by: "ana", body: "Never mind." });
      },
      { kind: "none" },
    ],
    ["a machine's", async (stage) => stage.pull.comment({ by: BOT, body: BY_HAND }), { kind: "none" }],
    [
      "a mover who is not on the roster (R5)",
      async (stage) => runByHand(stage, BY_HAND, "zed"),
      { kind: "refused", refusal: { kind: "not-stakeholder" }, read: { mover: { login: "zed" } } },
    ],
    [
      "while a motion is on the table (D5)",
      async (stage) => {
        await runByHand(stage);
        await stage.says("cho", "@rfcbot merge");
      },
      { kind: "refused", refusal: { kind: "already-moved" } },
    ],
    [
      "a closed pull request",
      async (stage) => {
        await runByHand(stage);
        stage.pull.close("zed");
      },
      { kind: "refused", refusal: { kind: "not-open" } },
    ],
    [
      "a draft (R6)",
      async (stage) => {
        await runByHand(stage);
        stage.pull.setDraft(true, "zed");
      },
      { kind: "refused", refusal: { kind: "not-full", draft: true } },
    ],
    [
      "a document without its sections (R6)",
      async (stage) => {
        await runByHand(stage);
        stage.pull.push({ by: "zed", files: { "accepted/example.md": "# Summary\n\nShort.\n" } });
      },
      { kind: "refused", refusal: { kind: "not-full", draft: false } },
    ],
    [
      "what was closed and opened again since (D10)",
      async (stage) => {
        await runByHand(stage);
        stage.pull.close("zed");
        await stage.wait(MINUTE);
        stage.pull.reopen("zed");
      },
      { kind: "over", because: "reopened" },
    ],
    [
      "what was moved and ended by command since",
      async (stage) => {
        await runByHand(stage);
        await stage.says("cho", "@rfcbot merge");
        await stage.wait(MINUTE);
        await stage.says("cho", "@rfcbot cancel");
      },
      { kind: "over", because: "moved-since" },
    ],
    [
      "another comment than the one that was agreed to",
      async (stage) => runByHand(stage),
      { kind: "another" },
    ],
    [
      "while it is paused (D34)",
      async (stage) => {
        await runByHand(stage);
        stage.repository.commit("main", { ".github/rfcbot.yml": `${CONFIG}paused: true\n` });
      },
      { kind: "paused" },
    ],
  ];
  test.each(cases)("%s", async (name, happen, expected) => {
    const stage = setUp();
    await happen(stage);
    await stage.settle();
    const before = stage.pull.view();
    const wish = name.startsWith("another") ? { by: null, comment: 1 } : operator;
    let adoption: unknown;
    expect(await stage.asks(async () => (adoption = await adopt(stage, wish)))).toMatchObject({ writes: 0 });
    expect(adoption).toMatchObject(expected);
    expect(stage.pull.view()).toEqual(before);
  });

  test("while somebody else works on the pull request", async () => {
    const stage = setUp(undefined, (leases) => ({ ...leases, take: async () => null }));
    expect(await adopt(stage)).toEqual({ kind: "busy" });
  });
});

test("ready again, what was refused as a draft is taken over", async () => {
  const stage = setUp();
  await runByHand(stage);
  stage.pull.setDraft(true, "zed");
  expect((await adopt(stage)).kind).toBe("refused");
  stage.pull.setDraft(false, "zed");
  expect((await adopt(stage)).kind).toBe("adopted");
});

test("a motion to close by hand quotes its reason in the end (D4, R15)", async () => {
  const stage = setUp();
  const body =
    "**Motion to finalize**\n\n**Disposition: close**\n\nIt has stalled.\n\n- [x] @ana\n- [ ] @cho\n";
  const id = await runByHand(stage, body);
  tick(stage, id, "cho", "cho");
  expect(await adopt(stage)).toMatchObject({
    kind: "adopted",
    read: { disposition: "close", reason: "It has stalled." },
  });
  await stage.wait(10 * DAY);
  expect(stage.pull.view().state).toBe("closed");
  expect(own(stage).at(-1)?.body).toContain("> It has stalled.");
});
