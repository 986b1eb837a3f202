import { GitHubUnavailable } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { createLine } from "../line.ts";
import { Memory } from "../memory.ts";
import { isMissingPerson, nodeIdsOf, readPeople } from "./people.ts";

const HEADERS = { date: "Mon, 05 Jan 2026 09:00:00 GMT" };

/** A line to a GitHub that knows these accounts by number; what it was asked is kept. */
function lineTo(accounts: Readonly<Record<number, { readonly login: string; readonly node_id: string }>>) {
  const asked: number[] = [];
  let status = 404;
  const line = createLine({
    requester: {
      async request(route, parameters = {}) {
        expect(route).toBe("GET /user/{account_id}");
        const id = Number(parameters["account_id"]);
        asked.push(id);
        const found = accounts[id];
        if (found !== undefined) return { status: 200, headers: HEADERS, data: { id, ...found } };
        throw Object.assign(new Error("no"), {
          response: { status, headers: HEADERS, data: { message: "Not Found" } },
        });
      },
    },
  });
  return {
    line,
    asked,
    answerWith: (wanted: number) => {
      status = wanted;
    },
  };
}

const node = (id: number, login: string, nodeId = `U_${login}`) => ({ id: nodeId, databaseId: id, login });

describe("a person's node id", () => {
  // As GitHub's REST gives them for these numbers.
  test.each([
    [1, "U_kgDOAAAAAQ"],
    [583_231, "U_kgDOAAjmPw"],
    [4_294_967_295, "U_kgDO_____w"],
    [62 * 2 ** 18, "U_kgDOAPgAAA"],
    [0xf8_00_00_00, "U_kgDO-AAAAA"],
  ])("of %i is derived", (id, nodeId) => {
    expect(nodeIdsOf([id], new Memory())).toEqual([{ id, nodeId }]);
  });

  test("that was seen is used instead, whatever it looks like", async () => {
    const memory = new Memory();
    const { line } = lineTo({ 7: { login: "ana", node_id: "MDQ6VXNlcjc=" } });
    expect(await readPeople(line, memory, [{ id: 7 }], [null])).toEqual([{ id: 7, login: "ana" }]);
    expect(nodeIdsOf([7], memory)).toEqual([{ id: 7, nodeId: "MDQ6VXNlcjc=" }]);
  });
});

describe("people", () => {
  test("whom GraphQL knows are asked about no further, and come in the order asked for", async () => {
    const { line, asked } = lineTo({});
    const memory = new Memory();
    const nodes = [node(2, "ben"), node(1, "ana")];
    const people = await readPeople(line, memory, [{ id: 2 }, { id: 1 }], nodes);
    expect(people).toEqual([
      { id: 2, login: "ben" },
      { id: 1, login: "ana" },
    ]);
    expect(asked).toEqual([]);
    expect(nodeIdsOf([1], memory)).toEqual([{ id: 1, nodeId: "U_ana" }]);
  });

  test.each<readonly [string, Parameters<typeof readPeople>[3]]>([
    ["nothing", [null]],
    ["no entry at all", []],
    ["something that is no user", [{}]],
    ["somebody else", [node(8, "eve")]],
    ["somebody without a login", [{ id: "U_x", databaseId: 7 }]],
  ])("are asked about by number where GraphQL gives %s for their node ids", async (_, nodes) => {
    const { line, asked } = lineTo({ 7: { login: "ana", node_id: "U_other" } });
    expect(await readPeople(line, new Memory(), [{ id: 7 }], nodes)).toEqual([{ id: 7, login: "ana" }]);
    expect(asked).toEqual([7]);
  });

  test("who are gone are left out, and never asked about again", async () => {
    const { line, asked } = lineTo({ 2: { login: "ben", node_id: "U_ben" } });
    const memory = new Memory();
    const people = await readPeople(line, memory, [{ id: 1 }, { id: 2 }], [null, null]);
    expect(people).toEqual([{ id: 2, login: "ben" }]);
    expect(asked).toEqual([1, 2]);
    expect(nodeIdsOf([1, 2], memory)).toEqual([{ id: 2, nodeId: "U_ben" }]);
  });

  test.each([403, 500])("aren't gone where GitHub answers %i", async (status) => {
    const { line, answerWith } = lineTo({});
    answerWith(status);
    const memory = new Memory();
    await expect(readPeople(line, memory, [{ id: 1 }], [null])).rejects.toMatchObject({ status });
    expect(nodeIdsOf([1], memory)).toHaveLength(1);
  });

  test("aren't made up from an answer of another shape", async () => {
    const { line } = lineTo({ 1: { login: "ana" } as { login: string; node_id: string } });
    const call = readPeople(line, new Memory(), [{ id: 1 }], [null]);
    await expect(call).rejects.toBeInstanceOf(GitHubUnavailable);
  });
});

test.each([
  [{ type: "NOT_FOUND", path: ["people", 3] }, true],
  [{ type: "NOT_FOUND", path: ["repository", "pullRequest"] }, false],
  [{ type: "FORBIDDEN", path: ["people", 3] }, false],
  [{ type: "NOT_FOUND", path: [] }, false],
])("that only a person is missing: %j", (error, missing) => {
  expect(isMissingPerson({ message: "", ...error })).toBe(missing);
});
