/** Every mutation: what it does, for whom it rings, and what it takes. */
import { describe, expect, test } from "vitest";
import { DEEDS, type Stage, setStage } from "../../../test/graphql-deeds.ts";
import { servedSchema } from "./prepare.ts";

const EVERY = Object.entries(DEEDS);

test("every mutation that is served is told of here", () => {
  const served = Object.keys(servedSchema().getMutationType()?.getFields() ?? {});
  expect(Object.keys(DEEDS).sort()).toEqual(served.sort());
});

describe.each(EVERY)("%s", (name, deed) => {
  const prepare = async (): Promise<Stage> => {
    const stage = await setStage();
    deed.before?.(stage);
    stage.wakes.length = 0;
    return stage;
  };

  test("by the app does it, and rings for nothing", async () => {
    const stage = await prepare();
    const { body, deviation } = await stage.mutate("bot", name, deed.input(stage), {}, deed.wanted);
    expect([body.errors, deviation]).toEqual([undefined, null]);
    expect(body.data).toMatchObject({ [name]: deed.payload });
    if (deed.left !== undefined) expect(deed.left(stage)).toEqual(deed.expected);
    expect(stage.wakes).toEqual([]);
  });

  test("by a person rings", async () => {
    const stage = await prepare();
    const { body, deviation } = await stage.mutate("ada", name, deed.input(stage), {}, deed.wanted);
    expect(deviation).toBeNull();
    if (deed.appsOnly === true) {
      expect(body.errors).toMatchObject([{ type: "FORBIDDEN" }]);
      return;
    }
    expect(body.data).toMatchObject({ [name]: deed.payload });
    expect(stage.wakes.map(({ event }) => event)).toEqual(deed.rings);
  });

  test("takes the permission, and the repository", async () => {
    const stage = await prepare();
    const before = JSON.stringify(stage.pull.view());
    const all = ["checks", "contents", "issues", "pull_requests"].filter(
      (each) => !deed.permissions.includes(each),
    );
    const permissions = Object.fromEntries(all.map((each) => [each, "write"] as const));
    const refused = await stage.mutate("bot", name, deed.input(stage), { permissions });
    const message = "Resource not accessible by integration";
    expect(refused.body).toMatchObject({
      data: { [name]: null },
      errors: [{ type: "FORBIDDEN", path: [name], message }],
    });
    const elsewhere = await stage.mutate("bot", name, deed.input(stage), { repositories: new Set() });
    expect(elsewhere.body).toMatchObject({
      data: { [name]: null },
      errors: [{ type: "NOT_FOUND", path: [name] }],
    });
    expect(JSON.stringify(stage.pull.view())).toBe(before);
  });
});
