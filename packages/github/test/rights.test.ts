/** What the bot may do, as far as it goes by what its installation was given. */
import type { Change } from "@rfckit/reconciler";
import { APP_PERMISSIONS, type Permissions } from "@rfckit/simulator/http";
import { expect, test } from "vitest";
import { type ServedStage, useServedStage } from "./served-stage.ts";

const openStage = useServedStage();

/** Gives the installation other permissions, as its owner does on GitHub: a delivery says so. */
function permit({ app }: ServedStage, permissions: Permissions): void {
  const [installation] = app.front.app.installations;
  if (installation !== undefined) installation.permissions = permissions;
  app.connections.forget();
}

const without = (name: string): Permissions =>
  Object.fromEntries(Object.entries(APP_PERMISSIONS).filter(([each]) => each !== name));

test("it may write where it was given the contents to write", async () => {
  const stage = await openStage();
  const rights = async () => (await stage.look()).repository.rights;
  expect(await rights()).toEqual({ write: true, workflows: true });
  permit(stage, { ...APP_PERMISSIONS, contents: "read" });
  expect(await rights()).toEqual({ write: false, workflows: true });
  permit(stage, APP_PERMISSIONS);
  expect(await rights()).toEqual({ write: true, workflows: true });
});

test.each([
  [".github/workflows/ci.yml", APP_PERMISSIONS, false],
  [".github/workflows/ci.yml", { ...APP_PERMISSIONS, workflows: "write" }, true],
  [".github/workflow.yml", APP_PERMISSIONS, true],
  ["docs/.github/workflows/ci.yml", APP_PERMISSIONS, true],
] as const)(
  "with %s changed it needs the right to workflows (%j): %s",
  async (path, permissions, workflows) => {
    const stage = await openStage();
    stage.pull.push({ by: "zed", files: { [path]: "on: push\n" } });
    permit(stage, permissions);
    expect((await stage.look()).repository.rights.workflows).toBe(workflows);
  },
);

test("without the right to checks it sees none, and everything else", async () => {
  const stage = await openStage();
  const { head } = (await stage.look()).pull;
  const run = {
    name: "x",
    digest: "d",
    conclusion: "success",
    title: "x",
    summary: "",
    annotations: [],
  } as const;
  const check: Change = { kind: "check", head, run };
  await stage.github.apply(stage.key, [check]);
  stage.pull.comment({ by: "ana", body: "hello" });
  permit(stage, without("checks"));
  const { checks, comments } = await stage.look();
  expect(comments.map(({ body }) => body)).toEqual(["hello"]);
  expect(checks.length).toBeLessThanOrEqual(1);
  await expect(stage.github.apply(stage.key, [check])).rejects.toMatchObject({
    status: 403,
    reason: "permission",
  });
});
