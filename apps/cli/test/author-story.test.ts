/** From an empty folder to a full RFC: `init`, `new`, `lint`, `promote`, `lint`, as somebody would type it. */
import { expect, test } from "vitest";
import { createFolder } from "./folder.ts";

const FILE = "accepted/a-tunnel.md";

test("init, new, lint, promote, lint, preview", async () => {
  const { rfc, read, write, commit } = createFolder();
  const statusOf = async (...args: string[]) => (await rfc(args)).status;
  const rulesIn = async (...args: string[]) => {
    const { out } = await rfc(["lint", "--format", "json", "--no-cache", ...args]);
    const { files } = JSON.parse(out) as { files: { problems: { rule: string }[] }[] };
    return files.flatMap(({ problems }) => problems.map(({ rule }) => rule));
  };

  const who = ["--project", "project-tunnel", "--group", "North: ana", "--group", "South: cho"];
  expect(await statusOf("init", "--yes", ...who)).toBe(0);
  expect(await statusOf("config", "check")).toBe(0);
  expect(await statusOf("lint")).toBe(0);
  commit();

  expect((await rfc(["new", "A tunnel"])).out).toBe(`${FILE}\n`);
  expect(await statusOf("lint")).toBe(0);
  expect(await rulesIn(FILE)).toEqual(Array(4).fill("template-hint"));
  expect(await statusOf("preview", FILE)).toBe(1);

  // Somebody writes: each guiding text makes way for a text of their own.
  const written = (text: string) => text.replaceAll(/^(?![#[\n<]).+$/gmu, "My own words.");
  write(FILE, written(read(FILE)));
  expect(await rulesIn(FILE)).toEqual([]);

  expect(await statusOf("promote", FILE)).toBe(0);
  expect(await rulesIn("--stage", "full", FILE)).toEqual([
    "stage-mismatch",
    "template-hint",
    "template-hint",
  ]);
  expect(await statusOf("promote", FILE)).toBe(0);

  // And again, and the sketch has become the proposal.
  const sketch = /# Proposal sketch\n\n\[proposal-sketch\]: #proposal-sketch\n\n.*\n\n/u;
  write(FILE, written(read(FILE)).replace(sketch, ""));
  expect(await rulesIn(FILE)).toEqual([]);
  expect(await statusOf("promote", FILE)).toBe(2);
  const { status, out } = await rfc(["preview", "--label", "project-tunnel", FILE]);
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "accepted/a-tunnel.md, as the bot will see it

      Subject   a new RFC
      Stage     full: nothing says that it is a draft
      rfc lint  as a full RFC no problems

    Ready for a motion to merge.

    project-tunnel
      North  ana
      South  cho

      - The period starts when somebody of another group than the mover's signs off.
      - With two groups that sign-off is the last one that is needed: the RFC is
        merged at once.

      Period    10 days; over at once when each group has signed off
    "
  `);
});
