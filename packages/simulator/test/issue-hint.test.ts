// A command on a plain issue is answered with a hint, once (D28).
import { HOUR } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { CONFIG, setUp } from "./bench-world.ts";

type Bench = ReturnType<typeof setUp>;

function issueOn({ repository }: Bench) {
  return repository.openIssue({ by: "ana", title: "A question", body: "Is this the place?" });
}

/** Rings for the issue, as a webhook would, and lets the bot work. */
async function look({ bot, run }: Bench, issue: ReturnType<typeof issueOn>): Promise<void> {
  bot().ringIssue(issue.key);
  await run();
}

const hints = (issue: ReturnType<typeof issueOn>) =>
  issue.view().comments.filter(({ author, deleted }) => author === "rfcbot[bot]" && !deleted);

test("a command on a plain issue is answered with a hint, once", async () => {
  const bench = setUp();
  const issue = issueOn(bench);
  issue.comment({ by: "zed", body: "@rfcbot merge" });
  await look(bench, issue);
  expect(hints(issue).map(({ body }) => body)).toEqual([
    "<!-- rfckit:about issue/hint -->\nCommands work on pull requests only: an RFC is discussed and decided in the pull request that adds its file. On an issue they do nothing, and this is said once.\n\nOn the RFC's pull request, `@rfcbot help` lists what there is.",
  ]);
  issue.comment({ by: "ana", body: "@rfcbot status" });
  await look(bench, issue);
  bench.restart();
  await look(bench, issue);
  expect(hints(issue)).toHaveLength(1);
});

test("it says what people call the bot there", async () => {
  const bench = setUp();
  bench.repository.commit("main", { ".github/rfcbot.yml": `${CONFIG}mentions: ["@steward"]\n` });
  const issue = issueOn(bench);
  issue.comment({ by: "ana", body: "@steward merge" });
  await look(bench, issue);
  expect(hints(issue)[0]?.body).toContain("`@steward help`");
  expect(bench.bot().mentionsOf(bench.repository.id)).toEqual(["@steward", "@rfcbot"]);
});

test("a misspelt command is one too", async () => {
  const bench = setUp();
  const issue = issueOn(bench);
  issue.comment({ by: "ana", body: "@rfcbot mrege" });
  await look(bench, issue);
  expect(hints(issue)).toHaveLength(1);
});

test("in a repository without a configuration it is given as well", async () => {
  const bench = setUp();
  const bare = bench.world.addRepository({ owner: "example", name: "bare" });
  const issue = bare.openIssue({ by: "ana", title: "A question" });
  issue.comment({ by: "ana", body: "@rfcbot help" });
  await look(bench, issue);
  expect(hints(issue)).toHaveLength(1);
});

describe("no other hint follows", () => {
  test.each<readonly [string, (bench: Bench, hint: number, issue: ReturnType<typeof issueOn>) => void]>([
    ["somebody deleted it", (_, hint, issue) => issue.deleteComment(hint, { by: "ada" })],
    ["the ledger was lost", ({ loseLedger }) => loseLedger()],
    [
      "a hundred comments stand after it",
      (_, __, issue) => {
        for (let count = 0; count < 120; count += 1) issue.comment({ by: "ana", body: "and another thing" });
      },
    ],
  ])("though %s", async (_, happens) => {
    const bench = setUp();
    const issue = issueOn(bench);
    issue.comment({ by: "ana", body: "@rfcbot merge" });
    await look(bench, issue);
    const posted = issue.view().comments.length;
    happens(bench, hints(issue)[0]?.id ?? 0, issue);
    issue.comment({ by: "ana", body: "@rfcbot merge" });
    await look(bench, issue);
    expect(
      issue
        .view()
        .comments.slice(posted)
        .filter(({ author }) => author !== "ana"),
    ).toEqual([]);
  });

  test("though GitHub's answer was lost", async () => {
    const bench = setUp();
    const issue = issueOn(bench);
    issue.comment({ by: "ana", body: "@rfcbot merge" });
    bench.world.setFaults({ failAfter: { status: 502, times: 1 } });
    await look(bench, issue);
    await bench.wait(HOUR);
    expect(hints(issue)).toHaveLength(1);
  });
});

describe("no hint", () => {
  test.each<readonly [string, (bench: Bench, issue: ReturnType<typeof issueOn>) => void]>([
    ["to talk", (_, issue) => issue.comment({ by: "ana", body: "What does @rfcbot say? I would merge." })],
    ["to a machine", (_, issue) => issue.comment({ by: "dependabot[bot]", body: "@rfcbot merge" })],
    ["to an app", (_, issue) => issue.comment({ by: "ana", body: "@rfcbot merge", viaApp: true })],
    [
      "where the conversation is locked",
      (_, issue) => {
        issue.comment({ by: "ana", body: "@rfcbot merge" });
        issue.lock(true);
      },
    ],
    [
      "where the repository is archived",
      ({ repository }, issue) => {
        issue.comment({ by: "ana", body: "@rfcbot merge" });
        repository.archive(true);
      },
    ],
    [
      "while the bot is paused",
      ({ repository }, issue) => {
        issue.comment({ by: "ana", body: "@rfcbot merge" });
        repository.commit("main", { ".github/rfcbot.yml": `${CONFIG}paused: true\n` });
      },
    ],
  ])("%s", async (_, happens) => {
    const bench = setUp();
    const issue = issueOn(bench);
    happens(bench, issue);
    await look(bench, issue);
    expect(issue.view().comments.filter(({ author }) => author === "rfcbot[bot]")).toEqual([]);
  });

  test("on a pull request's number, and on nobody's", async () => {
    const bench = setUp();
    bench.pull.comment({ by: "ana", body: "@rfcbot help" });
    bench.bot().ringIssue(bench.pull.key);
    bench.bot().ringIssue({ ...bench.pull.key, number: 99 });
    await bench.run();
    expect(bench.pull.view().comments).toHaveLength(1);
  });
});
