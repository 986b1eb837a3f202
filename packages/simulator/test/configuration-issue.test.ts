// The one issue about a broken configuration: opened, kept up to date, closed, and nobody's nuisance.
import { DAY } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { BOT, CONFIG, setUp } from "./bench-world.ts";

const CONFIGURATION = ".github/rfcbot.yml";
const BROKEN = `${CONFIG}fpc: { days: 3 }\n`;

type Bench = ReturnType<typeof setUp>;

/** Puts a version on the default branch, which rings, and lets the bot work. */
async function commit({ repository, bot, run }: Bench, text: string | null): Promise<void> {
  repository.commit("main", { [CONFIGURATION]: text });
  await bot().ringRepository(repository.id);
  await run();
}

const issues = ({ repository }: Bench) => repository.issues().map((issue) => issue.view());
const states = (bench: Bench) => issues(bench).map(({ state }) => state);

describe("a broken configuration", () => {
  test("is told of in one issue, with every problem and what stays in force", async () => {
    const bench = setUp();
    await bench.sweep();
    await commit(bench, BROKEN.replace("[cho]", "[]"));
    expect(issues(bench)).toHaveLength(1);
    expect(issues(bench)[0]).toMatchObject({
      author: BOT,
      title: "The RFC bot's configuration is broken",
      state: "open",
      comments: [],
    });
    expect(issues(bench)[0]?.body).toMatchInlineSnapshot(`
      "<!-- rfckit:about configuration -->
      \`.github/rfcbot.yml\` on \`main\` has 2 problems. Please mend them:

      - Line 5, column 12: Found an empty list at \`projects.project-wasmtime.groups.Arm\`, expected a list of one or more logins, or \`{ team: organisation/team }\`.
      - Line 8, column 1: Found an unknown key at \`fpc\`, expected \`version\`, \`mentions\`, \`projects\`, \`admins\`, \`rfcs\`, \`fcp\`, \`signOff\`, \`objection\`, \`merge\`, \`labels\`, \`checks\`, \`lint\`, \`paused\` or \`public\`. Did you mean \`fcp\`?

      Until then the newest version without problems stays in force; \`git show 9778d93aca78\` shows it.

      On a pull request that changes the file the check \`rfc config\` shows whether all is well, before it is merged. This issue is kept up to date, and closed once the file is mended."
    `);
  });

  test("leaves the last good version in force, and a quiet sweep costs one request", async () => {
    const bench = setUp();
    await bench.sweep();
    await commit(bench, BROKEN);
    await bench.says("ana", "@rfcbot merge");
    await bench.sweep();
    expect(bench.pull.view().labels).toContain("motion-to-finalize");
    expect(await bench.asks(bench.sweep)).toEqual({ reads: 1, writes: 0 });
  });

  test("has its issue updated in place, closed when it is mended, and opened again", async () => {
    const bench = setUp();
    await bench.sweep();
    await commit(bench, BROKEN);
    const first = issues(bench)[0]?.body;
    await commit(bench, `${CONFIG}surprise: true\n`);
    expect(states(bench)).toEqual(["open"]);
    expect(issues(bench)[0]?.body).toContain("surprise");
    await commit(bench, CONFIG);
    expect(states(bench)).toEqual(["closed"]);
    expect(issues(bench)[0]?.body).toContain("is mended, and in force");
    await commit(bench, BROKEN);
    expect(states(bench)).toEqual(["open"]);
    expect(issues(bench)[0]?.body).toBe(first);
    expect(issues(bench)[0]?.comments).toEqual([]);
  });

  test("is noticed by a sweep where no webhook told of it, and after a restart", async () => {
    const bench = setUp();
    bench.repository.commit("main", { [CONFIGURATION]: BROKEN });
    await bench.sweep();
    expect(states(bench)).toEqual(["open"]);
    bench.restart();
    bench.repository.commit("main", { [CONFIGURATION]: CONFIG });
    await bench.sweep();
    expect(states(bench)).toEqual(["closed"]);
  });

  test("is also one that is gone", async () => {
    const bench = setUp();
    await bench.sweep();
    await commit(bench, null);
    expect(issues(bench)[0]?.body).toContain("is gone, or is no text that can be read");
    await commit(bench, CONFIG);
    expect(states(bench)).toEqual(["closed"]);
  });

  test("that never was a good one has nothing in force", async () => {
    const bench = setUp();
    const bare = bench.world.addRepository({
      owner: "example",
      name: "bare",
      files: { [CONFIGURATION]: "x" },
    });
    await bench.bot().ringRepository(bare.id);
    await bench.run();
    expect(bare.issues()[0]?.view().body).toContain("there never was a version without problems");
  });

  test("is looked at again after a day, for GitHub may know by then whom it names", async () => {
    const bench = setUp();
    await bench.sweep();
    await commit(bench, CONFIG.replace("cho", "newcomer"));
    expect(issues(bench)[0]?.body).toContain("Found the unknown login `newcomer`");
    bench.world.addUser("newcomer");
    await bench.run();
    expect(states(bench)).toEqual(["open"]);
    bench.clock.advanceTo(bench.clock.now() + DAY);
    await bench.run();
    expect(states(bench)).toEqual(["closed"]);
  });

  test("may break without any change of the file, when a team can no longer be read", async () => {
    const bench = setUp();
    bench.world.addTeam("example/arm", ["cho"]);
    await commit(bench, CONFIG.replace("[cho]", "{ team: example/arm }"));
    await bench.settle();
    expect(states(bench)).toEqual([]);
    bench.world.removeTeam("example/arm");
    // Teams are read when a motion is made (D7), and then after every push to the default branch.
    await bench.bot().ringRepository(bench.repository.id);
    await bench.settle();
    expect(issues(bench)[0]?.body).toContain("the unreadable team `example/arm`");
  });
});

describe("no issue", () => {
  test("where there never was a configuration", async () => {
    const bench = setUp();
    const bare = bench.world.addRepository({ owner: "example", name: "bare" });
    await bench.bot().ringRepository(bare.id);
    await bench.run();
    expect(bare.issues()).toEqual([]);
  });

  test("where all is well", async () => {
    const bench = setUp();
    await bench.sweep();
    expect(issues(bench)).toEqual([]);
  });

  test("while the bot is paused", async () => {
    const bench = setUp();
    await commit(bench, `${CONFIG}paused: true\n`);
    await commit(bench, BROKEN);
    expect(issues(bench)).toEqual([]);
    expect(bench.heard()).toContain("configuration-broken");
  });

  test("in an archived repository", async () => {
    const bench = setUp();
    bench.repository.commit("main", { [CONFIGURATION]: BROKEN });
    bench.repository.archive(true);
    await bench.sweep();
    expect(issues(bench)).toEqual([]);
  });

  test("where a repository takes none; the log tells of it", async () => {
    const bench = setUp();
    const quiet = bench.world.addRepository({
      owner: "example",
      name: "quiet",
      issues: false,
      files: { [CONFIGURATION]: BROKEN },
    });
    await bench.bot().ringRepository(quiet.id);
    await bench.run();
    expect(quiet.issues()).toEqual([]);
    expect(bench.heard()).toContain("configuration-broken");
  });
});

describe("what others do to the issue", () => {
  test("closed by somebody, it stays closed until the file breaks anew", async () => {
    const bench = setUp();
    await commit(bench, BROKEN);
    bench.repository.issues()[0]?.close("ada");
    bench.restart();
    await bench.sweep();
    expect(states(bench)).toEqual(["closed"]);
    await commit(bench, CONFIG);
    await commit(bench, BROKEN);
    expect(states(bench)).toEqual(["open"]);
  });

  test("edited by somebody, it says again what it should", async () => {
    const bench = setUp();
    await commit(bench, BROKEN);
    const before = issues(bench)[0]?.body ?? "";
    bench.repository.issues()[0]?.edit({ by: "ada", body: `${before}\n\nI'm on it.` });
    bench.restart();
    await bench.sweep();
    expect(issues(bench)[0]?.body).toBe(before);
  });

  test("somebody else's issue with the same words is left alone", async () => {
    const bench = setUp();
    await commit(bench, BROKEN);
    const { title, body } = issues(bench)[0] ?? { title: "", body: "" };
    bench.repository.openIssue({ by: "zed", title, body });
    await commit(bench, CONFIG);
    expect(states(bench)).toEqual(["closed", "open"]);
  });

  test("a twin that another process opened is closed by the next pass", async () => {
    const bench = setUp();
    await commit(bench, BROKEN);
    const { title, body } = issues(bench)[0] ?? { title: "", body: "" };
    await bench.world.github(BOT).openIssue(bench.repository.id, { title, body });
    expect(states(bench)).toEqual(["open", "open"]);
    bench.restart();
    await bench.sweep();
    expect(states(bench)).toEqual(["open", "closed"]);
  });

  test("an answer that was lost opens no second one", async () => {
    const bench = setUp();
    await bench.sweep();
    bench.world.setFaults({ failAfter: { status: 502, times: 1 } });
    await commit(bench, BROKEN);
    await bench.wait(DAY);
    expect(states(bench)).toEqual(["open"]);
  });
});
