/** What somebody with a token for one repository can ask beside the port: to the last page, and for how many requests. */
import { Octokit } from "@octokit/rest";
import { createVirtualClock, createWorld } from "@rfckit/simulator";
import { createFront, type Front } from "@rfckit/simulator/http";
import { afterEach, expect, test } from "vitest";
import { type Answer, connectWithToken, type Requester } from "../src/index.ts";
import { SILENT_LOG } from "./app-on-the-simulator.ts";

const DAY = 86_400_000;
const fronts: Front[] = [];
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close();
});

async function open(files: Readonly<Record<string, string>> = { "README.md": "# RFCs\n" }) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const world = createWorld({ clock, onWake: () => {} });
  const repository = world.addRepository({ owner: "acme", name: "rfcs", files });
  repository.grant("zed", "write");
  const deviations: string[] = [];
  const front = await createFront(world, { onDeviation: (each) => deviations.push(JSON.stringify(each)) });
  fronts.push(front);
  const { baseUrl } = front;
  const octokit = new Octokit({ auth: front.tokenOf("zed"), baseUrl, log: SILENT_LOG });
  let count = 0;
  const requester: Requester = {
    request(route, parameters) {
      count += 1;
      return octokit.request(route, parameters) as Promise<Answer>;
    },
  };
  const connection = await connectWithToken({ requester, owner: "acme", name: "rfcs", baseUrl });
  const asks = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const before = count;
    const done = await work();
    expect(deviations).toEqual([]);
    return [done, count - before];
  };
  const openPull = (name: string, changed: Readonly<Record<string, string>> = { [`${name}.md`]: name }) =>
    repository.openPull({ author: "ana", files: changed });
  return { clock, repository, connection, asks, openPull };
}

test("a glance shows all that is open, and of what ended what changed last or bears a label that it shouldn't", async () => {
  const { clock, connection, asks, openPull } = await open();
  const pulls = Array.from({ length: 140 }, (_, number) => openPull(`idea-${number}`));
  const [labelled] = pulls;
  labelled?.label({ by: "zed", add: ["final-comment-period"] });
  labelled?.close("zed");
  clock.advanceTo(clock.now() + DAY);
  for (const pull of pulls.slice(1, 31)) pull.close("zed");
  clock.advanceTo(clock.now() + DAY);
  pulls.at(-1)?.comment({ by: "zed", body: "hello" });
  const [{ at, pulls: seen }, requests] = await asks(() => connection.glance(["final-comment-period"]));
  expect(requests).toBe(2);
  expect(at).toBe(clock.now());
  expect(seen.filter((pull) => pull.open)).toHaveLength(109);
  expect(seen.filter((pull) => !pull.open)).toHaveLength(21);
  expect(seen[0]).toMatchObject({ number: pulls.at(-1)?.key.number, open: true, changedAt: clock.now() });
  expect(seen.find(({ number }) => number === labelled?.key.number)?.labels).toContain(
    "final-comment-period",
  );
});

test("one's own comments are shown as they stand, without those of others and what is folded away", async () => {
  const { connection, asks, openPull } = await open();
  const pulls = Array.from({ length: 12 }, (_, number) => openPull(`idea-${number}`));
  for (const pull of pulls) {
    pull.comment({ by: "zed", body: `mine ${pull.key.number}` });
    pull.comment({ by: "ana", body: "hers" });
  }
  const numbers = pulls.map(({ key }) => key.number);
  const [texts, requests] = await asks(() => connection.readOwnComments([...numbers, 999]));
  expect(requests).toBe(2);
  expect(numbers.map((number) => texts.get(number))).toEqual(numbers.map((number) => [`mine ${number}`]));
  expect(texts.get(999)).toEqual([]);
});

test("a pull request's files are listed to the last page", async () => {
  const { connection, asks, openPull } = await open({ "gone.md": "gone\n" });
  const files = Object.fromEntries(Array.from({ length: 230 }, (_, number) => [`f/${number}.md`, "text\n"]));
  const pull = openPull("many", files);
  const [{ files: listed, complete }, requests] = await asks(() =>
    connection.listChangedFiles(pull.key.number),
  );
  expect([listed.length, complete, requests]).toEqual([230, true, 3]);
});

test("folders are read many at once; what is none has no entry", async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`d${number}/a.md`, "text\n"]));
  const { connection, asks } = await open({ ...files, "README.md": "# RFCs\n" });
  const paths = ["", "README.md", "none", ...Array.from({ length: 60 }, (_, number) => `d${number}`)];
  const [folders, requests] = await asks(() => connection.readFolders("refs/heads/main", paths));
  expect(requests).toBe(2);
  expect(folders.size).toBe(61);
  expect(folders.get("")).toContainEqual(expect.objectContaining({ name: "README.md", kind: "file" }));
  expect(folders.get("")).toContainEqual(expect.objectContaining({ name: "d7", kind: "folder" }));
  expect(folders.get("d7")).toEqual([expect.objectContaining({ name: "a.md", kind: "file" })]);
});
