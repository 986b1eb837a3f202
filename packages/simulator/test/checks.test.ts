// The bot's check runs: what they say of a head, and that they cost and hold up nothing.
import { DEFAULT_SHAPES, exampleDocument } from "@rfckit/lint";
import { type Change, type GitHub, GitHubRefused } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { BOT, CONFIG, setUp } from "./bench-world.ts";

const DRAFT = exampleDocument(DEFAULT_SHAPES.draft, { note: "A draft." });
const FULL = exampleDocument(DEFAULT_SHAPES.full, { note: "A full one." });
const RFC = "accepted/example.md";
const CONFIGURATION = ".github/rfcbot.yml";

/** The check of that name on the head. */
function shown({ pull }: ReturnType<typeof setUp>, name: string) {
  return pull.view().checks.find((check) => check.name === name) ?? null;
}

describe("rfc lint", () => {
  const lint = (bench: ReturnType<typeof setUp>) => shown(bench, "rfc lint");

  test("says that a full RFC has no problems", async () => {
    const bench = setUp();
    await bench.settle();
    expect(lint(bench)).toMatchObject({ conclusion: "success", title: "No problems", annotations: [] });
    expect(lint(bench)?.summary).toContain("ready for review");
  });

  test("says which problems there are, each beside its line", async () => {
    const bench = setUp();
    const lines = FULL.replace("# Motivation", "# Motivations").split("\n");
    const proposal = lines.indexOf("# Proposal");
    const text = [
      ...lines.slice(0, proposal + 1),
      ...lines.slice(lines.indexOf("# Rationale and alternatives")),
    ].join("\n");
    bench.pull.push({ by: "zed", files: { [RFC]: text } });
    await bench.settle();
    const line = (heading: string) => text.split("\n").indexOf(heading) + 1;
    expect(lint(bench)).toMatchObject({
      conclusion: "failure",
      title: "1 error, 1 warning",
      annotations: [
        { path: RFC, startLine: line("# Motivations"), level: "warning", title: "section-name" },
        { path: RFC, startLine: line("# Proposal"), level: "failure", title: "section-empty" },
      ],
    });
    for (const { title, message } of lint(bench)?.annotations ?? []) {
      expect(message).toMatch(new RegExp(`See https://\\S+/docs/rules/${title}\\.md$`, "u"));
    }
  });

  test("is neutral where there are only warnings", async () => {
    const bench = setUp();
    bench.pull.push({ by: "zed", files: { [RFC]: FULL.replace("# Motivation", "# motivation") } });
    await bench.settle();
    expect(lint(bench)).toMatchObject({ conclusion: "neutral", title: "1 warning" });
  });

  test("takes the stage from the pull request's draft flag", async () => {
    const bench = setUp();
    bench.pull.push({ by: "zed", files: { [RFC]: DRAFT } });
    bench.pull.setDraft(true, "zed");
    await bench.settle();
    expect(lint(bench)).toMatchObject({ conclusion: "success" });
    bench.pull.setDraft(false, "zed");
    await bench.settle();
    expect(lint(bench)).toMatchObject({ conclusion: "failure", title: "1 error" });
  });

  test("looks at every RFC that an amendment changes", async () => {
    const bench = setUp();
    const { repository } = bench;
    repository.commit("main", { "accepted/one.md": FULL, "accepted/two.md": FULL });
    const pull = repository.openPull({
      author: "zed",
      files: { "accepted/one.md": `${FULL}\nMore.\n`, "accepted/two.md": "# Two\n" },
      labels: ["project-wasmtime"],
    });
    bench.bot().ring(pull.key);
    await bench.run();
    const [check] = pull.view().checks;
    expect(check?.summary).toContain("`accepted/one.md`: no problems\n- `accepted/two.md`: 5 errors");
    expect(check?.annotations.every(({ path }) => path === "accepted/two.md")).toBe(true);
  });

  test("is there on each head, and made once for it", async () => {
    const bench = setUp();
    await bench.settle();
    const before = lint(bench);
    expect(await bench.asks(bench.settle)).toEqual({ reads: 1, writes: 0 });
    bench.restart();
    expect(await bench.asks(bench.settle)).toEqual({ reads: 1, writes: 0 });
    bench.repository.commit("main", { "README.md": "hello" });
    expect(await bench.asks(bench.settle)).toMatchObject({ writes: 0 });
    bench.pull.updateBranch("zed");
    expect(lint(bench)).toBeNull();
    // Observed, the documents at the new head, and the one write.
    expect(await bench.asks(bench.settle)).toEqual({ reads: 2, writes: 1 });
    expect(lint(bench)).toEqual({
      ...before,
      digest: expect.stringMatching(`^${before?.digest.split(".")[0]}`),
    });
    // A receipt for this head, and for none before it.
    expect(lint(bench)?.digest).not.toBe(before?.digest);
  });

  test.each<readonly [string, (bench: ReturnType<typeof setUp>) => void]>([
    [
      "the configuration doesn't want it",
      ({ repository }) => configure(repository, "checks: { lint: false }"),
    ],
    ["the bot is paused", ({ repository }) => configure(repository, "paused: true")],
    ["it isn't about an RFC", ({ pull }) => pull.push({ by: "zed", files: { "README.md": "hello" } })],
    ["it is closed", ({ pull }) => pull.close("zed")],
    ["the repository is archived", ({ repository }) => repository.archive(true)],
  ])("isn't made where %s", async (_, happens) => {
    const bench = setUp();
    happens(bench);
    await bench.settle();
    expect(lint(bench)).toBeNull();
  });

  test("isn't made where there never was a configuration", async () => {
    const bench = setUp();
    const bare = bench.world.addRepository({ owner: "example", name: "bare" });
    const pull = bare.openPull({ author: "zed", files: { [RFC]: FULL } });
    bench.bot().ring(pull.key);
    await bench.run();
    expect(pull.view().checks).toEqual([]);
  });

  test("is made once the pause is over", async () => {
    const bench = setUp();
    configure(bench.repository, "paused: true");
    await bench.settle();
    bench.repository.commit("main", { [CONFIGURATION]: CONFIG });
    await bench.settle();
    expect(lint(bench)).toMatchObject({ conclusion: "success" });
  });
});

describe("rfc stakeholders", () => {
  const check = (bench: ReturnType<typeof setUp>) => shown(bench, "rfc stakeholders");

  test("is off unless it is wanted", async () => {
    const bench = setUp();
    await bench.says("ana", "@rfcbot merge");
    expect(check(bench)).toBeNull();
  });

  test("says who is awaited, from the first motion to the decision", async () => {
    const bench = setUp();
    configure(bench.repository, "checks: { stakeholders: true }");
    await bench.settle();
    expect(check(bench)).toMatchObject({ conclusion: "neutral", title: "No motion is on the table" });
    await bench.says("ana", "@rfcbot merge");
    expect(check(bench)).toMatchObject({ conclusion: "neutral", title: "Awaits Arm or Intel" });
    await bench.says("dee", "@rfcbot object\tthe cost");
    expect(check(bench)).toMatchObject({ conclusion: "neutral", title: "Blocked by an objection" });
    await bench.says("dee", "@rfcbot resolve");
    await bench.says("cho", "@rfcbot reviewed");
    expect(check(bench)?.title).toBe(
      "In its final comment period until Thursday, 15 January 2026, 09:00:00 UTC; Intel may still sign off",
    );
    bench.pull.hinder("check");
    await bench.says("dee", "@rfcbot reviewed");
    expect(check(bench)).toMatchObject({ conclusion: "success", title: "Decided: to merge" });
    expect(check(bench)?.summary).not.toMatch(/@\w/u);
  });
});

describe("rfc config", () => {
  const PROPOSED =
    "projects:\n  project-wasmtime:\n    groups:\n      Fastly: [ana, ben]\n      Arm: [cho]\n";
  const propose = async (text: string | null) => {
    const bench = setUp();
    const pull = bench.repository.openPull({ author: "zed", files: { [CONFIGURATION]: text } });
    bench.bot().ring(pull.key);
    await bench.run();
    return pull.view().checks;
  };

  test("says where a pull request's version could be used as it is", async () => {
    expect(await propose(PROPOSED)).toMatchObject([
      { name: "rfc config", conclusion: "success", title: "No problems", annotations: [] },
    ]);
  });

  test("says what is wrong with it, beside its line", async () => {
    const [check] = await propose(`${PROPOSED}fpc: { days: 3 }\n`);
    expect(check).toMatchObject({ name: "rfc config", conclusion: "failure", title: "1 problem" });
    expect(check?.annotations).toMatchObject([
      { path: CONFIGURATION, startLine: 6, endLine: 6, startColumn: 1, endColumn: 3, level: "failure" },
    ]);
    expect(check?.annotations[0]?.message).toContain("Did you mean `fcp`?");
    expect(check?.summary).toContain("- Line 6, column 1: Found an unknown key");
  });

  test.each([
    ["nobody has", PROPOSED.replace("cho", "nobody-has-it"), "Found the unknown login `nobody-has-it`"],
    ["no team", PROPOSED.replace("[cho]", "{ team: example/none }"), "the unreadable team `example/none`"],
  ])("finds out whom GitHub doesn't know: %s", async (_, text, message) => {
    const [check] = await propose(text);
    expect(check).toMatchObject({ conclusion: "failure", title: "1 problem" });
    expect(check?.annotations[0]?.message).toContain(message);
  });

  test.each([
    ["gone", null, "neutral", "The configuration would be gone"],
    ["no text", "\u0000", "failure", "The configuration is no text"],
    [
      "full of names",
      PROPOSED.replace("cho", Array.from({ length: 1001 }, (_, number) => `u${number}`).join(", ")),
      "neutral",
      "Too many names to look up",
    ],
  ])("says where it would be %s", async (_, text, conclusion, title) => {
    expect(await propose(text)).toMatchObject([{ name: "rfc config", conclusion, title }]);
  });

  test("judges a login by who it was in an earlier version (D32)", async () => {
    const bench = setUp();
    await bench.settle();
    bench.world.renameUser("cho", "chodan");
    bench.world.addUser("cho");
    const pull = bench.repository.openPull({ author: "zed", files: { [CONFIGURATION]: PROPOSED } });
    bench.bot().ring(pull.key);
    await bench.run();
    expect(pull.view().checks[0]?.annotations[0]?.message).toContain("in an earlier version of this file");
  });
});

describe("a check that GitHub doesn't take", () => {
  const refusing = (because: "permission" | "invalid") => {
    let tries = 0;
    const wrap = (github: GitHub): GitHub => ({
      ...github,
      apply: async (key, changes: readonly Change[]) => {
        if (changes.some(({ kind }) => kind === "check")) {
          tries += 1;
          throw new GitHubRefused(because === "permission" ? 403 : 422, because, "not this one");
        }
        return github.apply(key, changes);
      },
    });
    return { wrap, tries: () => tries };
  };

  test.each(["permission", "invalid"] as const)("holds up nothing else: %s", async (because) => {
    const { wrap } = refusing(because);
    const bench = setUp(wrap);
    await bench.says("ana", "@rfcbot merge");
    await bench.says("cho", "@rfcbot reviewed");
    expect(bench.pull.view().labels).toContain("final-comment-period");
    await bench.says("dee", "@rfcbot reviewed");
    expect(bench.pull.view().state).toBe("merged");
    expect(bench.heard()).toContain("check-refused");
  });

  test("isn't tried again on that head", async () => {
    const { wrap, tries } = refusing("permission");
    const bench = setUp(wrap);
    await bench.settle();
    const before = tries();
    await bench.settle();
    expect([before, tries()]).toEqual([1, 1]);
    bench.pull.push({ by: "zed", files: { [RFC]: bench.text() } });
    await bench.settle();
    expect(tries()).toBe(2);
  });

  test("of several each is tried by itself", async () => {
    const bench = setUp((github) => ({
      ...github,
      apply: async (key, changes) => {
        const names = changes.flatMap((change) => (change.kind === "check" ? [change.run.name] : []));
        if (names.includes("rfc stakeholders")) throw new GitHubRefused(422, "invalid", "not this one");
        return github.apply(key, changes);
      },
    }));
    configure(bench.repository, "checks: { stakeholders: true }");
    await bench.settle();
    expect(bench.pull.view().checks.map(({ name }) => name)).toEqual(["rfc lint"]);
  });
});

test("another app's check of the same name is none of the bot's", async () => {
  const bench = setUp();
  const { head } = bench.pull.view();
  const run = {
    name: "rfc lint",
    digest: "",
    conclusion: "failure",
    title: "No",
    summary: "",
    annotations: [],
  } as const;
  await bench.world.github("other[bot]").apply(bench.pull.key, [{ kind: "check", head, run }]);
  await bench.settle();
  const { checks } = await bench.world.github(BOT).observe(bench.pull.key, []);
  expect(checks.map(({ conclusion }) => conclusion)).toEqual(["success"]);
});

function configure(repository: ReturnType<typeof setUp>["repository"], more: string): void {
  repository.commit("main", { [CONFIGURATION]: `${CONFIG}${more}\n` });
}
