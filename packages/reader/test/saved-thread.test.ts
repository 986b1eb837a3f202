/**
 * A saved thread is read again as it was read the first time, without GitHub: at the end of every scenario.
 *
 * By default a part of the scenarios is told; all of them where `RFCKIT_THOROUGH=1` is set.
 */
import { describe, expect, test } from "vitest";
import { type Reading, readSavedThread, readThread, saveThread, writeSavedThread } from "../src/index.ts";
import { readScenario, SCENARIOS, SECRET, watchScenario } from "./reading-stage.ts";
import { CONFIGURATION, setWorld } from "./reading-world.ts";

const thorough = process.env["RFCKIT_THOROUGH"] === "1";

/** What matters of a reading. */
const plain = ({
  rows,
  standing,
  answered,
  remarks,
  bot,
  viewer,
  mentions,
  missingSections,
  snapshot,
}: Reading) => ({
  rows,
  standing,
  answered,
  remarks,
  bot,
  viewer,
  mentions,
  missingSections,
  snapshot,
});

describe("read again it is the same", () => {
  test.each(thorough ? SCENARIOS : SCENARIOS.filter((_, index) => index % 13 === 5))(
    "%s",
    { timeout: 30_000 },
    async (name) => {
      let pending: (() => Promise<void>) | null = null;
      await watchScenario(readScenario(name), {
        async onStep({ key, surroundings: { world, clock } }) {
          pending = async () => {
            const { thread, reading } = await saveThread({ sight: world.onlooker("somebody"), clock }, key);
            const read = readSavedThread(writeSavedThread(thread));
            if (!read.ok) throw new Error(read.why);
            expect(read.value).toEqual(thread);
            expect(plain(await readThread(read.value))).toEqual(plain(reading));
            // With the secret its seals can be verified as well.
            const verified = await readThread(read.value, { receiptSecret: SECRET });
            expect(verified.standing.motion).toEqual(reading.standing.motion);
            expect(verified.remarks.map(({ kind }) => kind)).not.toContain("seal-broken");
          };
        },
      });
      await (pending as unknown as () => Promise<void>)();
    },
  );
});

async function setSaved() {
  const world = setWorld({ configuration: CONFIGURATION });
  const pull = world.openPull();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await world.pass();
  const { thread } = await saveThread(
    { sight: world.world.onlooker("somebody"), clock: world.clock },
    pull.key,
  );
  return { thread, text: writeSavedThread(thread) };
}

test("the documents that a motion's gate takes are in it, and the configuration's history", async () => {
  const world = setWorld();
  const pull = world.openPull();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await world.pass();
  world.repository.commit("main", { ".github/rfcbot.yml": `${CONFIGURATION}fcp: { days: 5 }\n` });
  await world.pass();
  const { thread } = await saveThread(
    { sight: world.world.onlooker("somebody"), clock: world.clock },
    pull.key,
  );
  expect(thread.files.map(({ path, file }) => [path, file !== null])).toEqual([
    ["templates/draft.md", true],
    ["templates/full.md", true],
    ["accepted/example-1.md", true],
  ]);
  expect(thread.history.map((version) => version?.text)).toEqual([CONFIGURATION]);
  expect(Object.keys(thread.logins).sort()).toEqual(["ada", "ana", "ben", "cho", "dee", "eli"]);
});

describe("what can't be read says why", () => {
  test.each<[string, (text: string) => string, string]>([
    ["no JSON", () => "thread", "is no JSON"],
    ["something else", () => "{}", "is no saved thread. `rfc snapshot` saves one"],
    ["a list", () => "[]", "is no saved thread."],
    [
      "a newer version",
      (text) => text.replace('"version": 1', '"version": 2'),
      "was saved by a newer version of rfc (its format is 2, and 1 is the newest known here). Bring rfc up to date",
    ],
    [
      "a changed one",
      (text) => text.replace('"createdAt": ', '"createdAt": "x", "was": '),
      "was changed: at snapshot.pull.createdAt, Invalid input: expected number, received string. Save it again",
    ],
    ["a cut one", (text) => text.slice(0, text.length / 2), "is no JSON"],
  ])("%s", { timeout: 30_000 }, async (_, change, why) => {
    const { text } = await setSaved();
    const read = readSavedThread(change(text));
    expect(read.ok ? "" : read.why.slice(0, why.length)).toBe(why);
  });

  test("a file that lacks what is asked for", async () => {
    const { thread } = await setSaved();
    const comments = thread.snapshot.comments.map((comment) => ({ ...comment, reactions: [] }));
    const bare = {
      ...thread,
      files: [],
      bot: null,
      snapshot: { ...thread.snapshot, comments: comments.slice(0, 1) },
    };
    await expect(readThread(bare)).rejects.toThrow(/lacks templates\/draft\.md at main\. Save it again\./u);
  });

  test("a byte order mark is no matter", async () => {
    const { text } = await setSaved();
    expect(readSavedThread(`\uFEFF${text}`).ok).toBe(true);
  });
});
