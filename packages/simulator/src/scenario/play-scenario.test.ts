import { describe, expect, test } from "vitest";
import { parseScenario } from "./parse-scenario.ts";
import { type Moment, playScenario, type Result } from "./play-scenario.ts";
import type { Scenario } from "./scenario.ts";

function scenario(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join("\n"));
  return parsed.value;
}

const tell = (...steps: readonly string[]) =>
  scenario(["name: a", `steps:${steps.length === 0 ? " []" : ""}`, ...steps].join("\n"));
const play = (...steps: readonly string[]): Promise<Result> => playScenario(tell(...steps));

const MOTION = '  - comment: { by: ana, body: "@rfcbot merge", id: m }';
const SIGNED = '  - comment: { by: cho, body: "@rfcbot reviewed" }';

describe("a result", () => {
  test("names the step, the line and the key of what did not hold, and goes on", async () => {
    const result = await play(
      MOTION,
      "  - expect: { phase: blocked, mover: ana }",
      "  - expect: { signedOff: [] }",
    );
    expect(result.ok).toBe(false);
    expect(result.failures).toEqual([
      { step: 2, line: 4, key: "phase", expected: "blocked", actual: "proposed" },
      { step: 3, line: 5, key: "signedOff", expected: [], actual: ["ana"] },
    ]);
  });

  test("has every key of `expect`, as an expectation that holds", async () => {
    const steps = [MOTION, SIGNED, '  - comment: { by: dee, body: "@rfcbot concern cost", id: c }'];
    const { final } = await play(...steps);
    expect(Object.keys(final)).toEqual([
      "phase",
      "disposition",
      "mover",
      "signedOff",
      "signedGroups",
      "awaitingGroups",
      "objections",
      "fcp",
      "labels",
      "pull",
      "checks",
      "checklist",
      "replies",
      "reactions",
      "writes",
      "requests",
    ]);
    expect((await play(...steps, `  - expect: ${JSON.stringify(final)}`)).failures).toEqual([]);
  });

  test("is the same each time, to the byte", async () => {
    const steps = [
      MOTION,
      "  - faults: { crash-after: 1 }",
      SIGNED,
      "  - advance: 9d 20h",
      "  - push: { files: { accepted/example.md: full } }",
      "  - advance: 2d",
    ];
    expect(JSON.stringify(await play(...steps))).toBe(JSON.stringify(await play(...steps)));
  });

  test("has the thread, without what rendering hides and without deleted comments", async () => {
    const { thread } = await play(
      '  - comment: { by: ben, body: "gone", id: g }',
      "  - delete: { comment: g, by: ben }",
      "  - review: { by: dee, state: approved }",
      '  - inline: { by: eli, body: "here" }',
      "  - draft:",
      "  - ready:",
      "  - retarget: stable",
      MOTION,
    );
    expect(thread.map(({ by, kind, body }) => [by, kind, body.split("\n")[0]])).toEqual([
      ["zed", "opened", "RFC: example"],
      ["example", "labeled", "project-wasmtime"],
      ["dee", "approved", ""],
      ["eli", "inline", "here"],
      ["zed", "draft", ""],
      ["zed", "ready", ""],
      ["zed", "base-changed", "main → stable"],
      ["ana", "comment", "@rfcbot merge"],
      ["rfcbot[bot]", "comment", expect.stringContaining("`stable`")],
    ]);
    expect(thread.every((entry) => entry.at === Date.UTC(2026, 0, 5, 9))).toBe(true);
  });

  test("counts requests from the end of the opening, the sweeps' too", async () => {
    expect((await play()).requests).toEqual({ reads: 0, writes: 0 });
    // Twelve looks at the list of pull requests.
    expect((await play("  - advance: 1h")).requests).toEqual({ reads: 12, writes: 0 });
    expect((await play("  - advance: 2h")).requests).toEqual({ reads: 24, writes: 0 });
  });
});

describe("what can't be done", () => {
  test("is a failure of its step where there is nothing to do it to", async () => {
    const result = await play(
      "  - tick: { by: cho, login: cho }",
      "  - delete-checklist: { by: cho }",
      MOTION,
      "  - tick: { by: cho, login: zed }",
    );
    expect(result.failures).toEqual([
      { step: 1, line: 3, key: "tick", expected: "a checklist on the pull request", actual: null },
      {
        step: 2,
        line: 4,
        key: "delete-checklist",
        expected: "a checklist on the pull request",
        actual: null,
      },
      { step: 4, line: 6, key: "tick", expected: "a box for @zed in the checklist", actual: null },
    ]);
  });

  test("is a failure where a login is taken", async () => {
    const result = await play("  - rename: { from: ana, to: ben }");
    expect(result.failures).toEqual([
      { step: 1, line: 3, key: "rename", expected: "that nobody else is called ben", actual: null },
    ]);
  });

  test("is a line of the thread where GitHub says no", async () => {
    const result = await play(
      "  - mergeable: false",
      "  - merge: { by: ada }",
      "  - expect: { pull: { state: open } }",
    );
    expect(result.failures).toEqual([]);
    expect(result.thread.at(-1)).toMatchObject({
      by: "ada",
      kind: "refused",
      body: "#1 is in conflict with main.",
    });
  });
});

describe("people", () => {
  test("whom nobody names are the pull request's author, whatever they are called by then", async () => {
    const { thread } = await play("  - draft:", "  - rename: { from: zed, to: zoe }", "  - ready:");
    expect(thread.filter(({ kind }) => kind === "draft" || kind === "ready").map(({ by }) => by)).toEqual([
      "zoe",
      "zoe",
    ]);
  });

  test("who act under a login that changed hands are somebody new", async () => {
    const { final } = await play(
      MOTION,
      "  - rename: { from: cho, to: choi }",
      SIGNED,
      '  - comment: { by: choi, body: "@rfcbot reviewed" }',
    );
    expect(final.signedOff).toEqual(["ana", "choi"]);
  });

  test("who are pinned in the configuration have that id", async () => {
    const pinned = scenario(
      [
        "name: a",
        "config: { projects: { project-wasmtime: { groups: { A: [ana#77], B: [cho] } } } }",
        "steps:",
        MOTION,
        SIGNED,
      ].join("\n"),
    );
    expect((await playScenario(pinned)).final.phase).toBe("accepted");
  });
});

describe("time", () => {
  test("stops wherever something is due on the way", async () => {
    const moments: Moment[] = [];
    await playScenario(tell(MOTION, SIGNED, "  - advance: 30d"), { watch: (moment) => moments.push(moment) });
    const merged = moments.at(-1)?.thread.find(({ kind }) => kind === "merged");
    expect(merged?.at).toBe(Date.UTC(2026, 0, 15, 9));
    expect(moments.at(-1)?.now).toBe(Date.UTC(2026, 1, 4, 9));
  });

  test("sweeps every five minutes, counted from the start", async () => {
    const lost = ["  - faults: { lose: true }", "  - advance: 2m", MOTION];
    expect((await play(...lost, "  - advance: 2m 59s")).final.phase).toBe("discussion");
    expect((await play(...lost, "  - advance: 3m")).final.phase).toBe("proposed");
    expect((await play(...lost, "  - at: 2026-01-05T09:05:00Z")).final.phase).toBe("proposed");
  });
});

test("who looks on sees every step with its note, and hears of each failure once", async () => {
  const moments: Moment[] = [];
  const story = tell(
    "  # First",
    "  #   they move.",
    MOTION,
    "  - expect: { phase: draft }",
    "  - sweep: true",
  );
  await playScenario(story, { watch: (moment) => moments.push(moment) });
  expect(moments.map(({ step, failures }) => [step?.action, step?.note, failures.length])).toEqual([
    [undefined, undefined, 0],
    ["comment", "First they move.", 0],
    ["expect", "", 1],
    ["sweep", "", 0],
  ]);
});
