/** What a batch does where GitHub has forgotten what is remembered of it here. */
import type { Change } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { apply } from "./apply.ts";
import type { Connection } from "./connection.ts";
import { createLine } from "./line.ts";
import { Memory } from "./memory.ts";

const KEY = { repository: 501, number: 7 };
const HEADERS = { date: "Mon, 05 Jan 2026 09:00:00 GMT" };

interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Labels {
  /** Name -> node id. */
  readonly there: Map<string, string>;
  readonly worn: Set<string>;
}

/** A GitHub that knows labels: those of one repository, and those that its pull request bears. */
function answerOf({ there, worn }: Labels, { query, variables }: Operation) {
  const name = /(?:query|mutation) (\w+)/u.exec(query)?.[1];
  const inputs = Object.keys(variables).filter((key) => /^i\d/u.test(key));
  const input = (value: unknown) => value as { readonly name: string; readonly labelIds: readonly string[] };
  if (name === "FindLabels") {
    const asked = Object.entries(variables).filter(([key]) => /^l\d/u.test(key));
    const found = asked.map(([key, label]) => [key, there.get(String(label).toLowerCase())] as const);
    const repository = found.map(([key, id]) => [key, id === undefined ? null : { id }]);
    return { data: { repository: Object.fromEntries(repository) } };
  }
  const errors: object[] = [];
  const data = inputs.map((key, number) => {
    const value = variables[key];
    const alias = `m${number}`;
    if (name === "Labels") {
      const label = input(value).name.toLowerCase();
      if (there.has(label)) {
        errors.push({ type: "UNPROCESSABLE", path: [alias], message: "Name has already been taken" });
        return [alias, null];
      }
      there.set(label, `L_${label}_${there.size}`);
      return [alias, { label: { id: there.get(label) } }];
    }
    const missing = input(value).labelIds.find((id) => ![...there.values()].includes(id));
    if (missing !== undefined) {
      const message = `Could not resolve to a node with the global id of '${missing}'.`;
      errors.push({ type: "NOT_FOUND", path: [alias], message });
      return [alias, null];
    }
    const removes = query.includes(`m${number}: removeLabels`);
    for (const id of input(value).labelIds) removes ? worn.delete(id) : worn.add(id);
    return [alias, { clientMutationId: null }];
  });
  return { data: Object.fromEntries(data), ...(errors.length === 0 ? {} : { errors }) };
}

function setUp() {
  const labels: Labels = { there: new Map(), worn: new Set() };
  const asked: string[] = [];
  const line = createLine({
    requester: {
      async request(_, parameters = {}) {
        const operation = parameters as unknown as Operation;
        asked.push(/(?:query|mutation) (\w+)/u.exec(operation.query)?.[1] ?? "");
        return { status: 200, headers: HEADERS, data: answerOf(labels, operation) };
      },
    },
  });
  const connection: Connection = {
    line,
    permissions: null,
    app: 1,
    onlooker: false,
    repository: { id: 501, nodeId: "R_501", owner: "acme", name: "rfcs" },
  };
  const memory = new Memory();
  memory.pulls.set("501/7", "PR_7");
  return {
    labels,
    memory,
    /** What making the changes asks for, and what it comes to. */
    async make(...changes: readonly Change[]) {
      const outcome = await apply(connection, memory, KEY, changes).then(
        () => "done",
        (error: { readonly status?: number; readonly reason?: string }) => [error.status, error.reason],
      );
      return [asked.splice(0), outcome];
    },
  };
}

const add = (...labels: readonly string[]): Change => ({
  kind: "add-labels",
  labels,
  kin: ["one", "two", "three"],
});
const remove = (...labels: readonly string[]): Change => ({ kind: "remove-labels", labels });

describe("a label that was deleted on GitHub", () => {
  test("is refused once, and made again", async () => {
    const { labels, make } = setUp();
    expect(await make(add("one"))).toEqual([["FindLabels", "Labels", "Apply"], "done"]);
    labels.there.delete("one");
    expect(await make(add("one"))).toEqual([["Apply"], [404, "gone"]]);
    expect(await make(add("one"))).toEqual([["FindLabels", "Labels", "Apply"], "done"]);
    expect([...labels.worn]).toContain(labels.there.get("one"));
    expect(await make(add("two", "three"))).toEqual([["Apply"], "done"]);
  });

  test("is refused once, and then needn't be taken off", async () => {
    const { labels, memory, make } = setUp();
    await make(add("one"));
    labels.there.delete("one");
    memory.allLabels.set("501", true);
    expect(await make(remove("one"))).toEqual([["Apply"], [404, "gone"]]);
    expect(await make(remove("one"))).toEqual([[], "done"]);
    // Others of the repository's are as they were.
    expect(await make(remove("two"))).toEqual([["Apply"], "done"]);
  });

  test("and made anew by somebody has another id, which is found", async () => {
    const { labels, memory, make } = setUp();
    await make(add("one"));
    labels.there.set("one", "L_new");
    memory.allLabels.set("501", true);
    expect(await make(add("one"))).toEqual([["Apply"], [404, "gone"]]);
    // All labels were known: the bot makes it, learns better, and looks.
    expect(await make(add("one"))).toEqual([["Labels"], [422, "invalid"]]);
    expect(await make(add("one"))).toEqual([["FindLabels", "Apply"], "done"]);
    expect([...labels.worn]).toContain("L_new");
  });
});

test("labels are one whatever their case, also among those to be made", async () => {
  const { labels, make } = setUp();
  labels.there.set("one", "L_one");
  expect(await make(add("ONE"), remove("One"))).toEqual([["FindLabels", "Apply"], "done"]);
  expect(await make(add("One"))).toEqual([["Apply"], "done"]);
  expect([...labels.there.keys()]).toEqual(["one"]);
});

test("a label named twice in different case is made once", async () => {
  const { labels, make } = setUp();
  expect(await make(add("Four"), add("four"))).toEqual([["FindLabels", "Labels", "Apply"], "done"]);
  expect([...labels.there.keys()]).toEqual(["four", "one", "two", "three"]);
});
