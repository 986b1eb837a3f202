/** The file in which `rfc lint` remembers: whatever is wrong with it, the run goes on without it. */
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const FILES = {
  "accepted/a.md": `${CLEAN}\nSee [it](b.md#mroe), [more](c.md).\n`,
  "accepted/b.md": `${CLEAN}\n## More\n\nText.\n`,
  "accepted/tab\there.md": CLEAN.replace("# Motivation", "# Motivaton"),
};
const FOUND = [
  "accepted/a.md:21 link-anchor",
  "accepted/a.md:21 link-relative",
  "accepted/tab\there.md:1 file-name",
  "accepted/tab\there.md:5 section-name",
];

/** A repository that was linted once, and the file that remembers it. */
async function createRemembered() {
  const repository = createRepository(FILES);
  const then = new Date(Date.now() - 60_000);
  for (const path of Object.keys(FILES)) utimesSync(join(repository.root, path), then, then);
  expect(await repository.found()).toEqual(FOUND);
  const folder = join(repository.home, "cache", "rfckit");
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return { repository, file: join(folder, name) };
}

test("what is remembered is told as it was found", async () => {
  const { repository, file } = await createRemembered();
  const before = readFileSync(file, "utf8");
  expect(await repository.found()).toEqual(FOUND);
  expect(readFileSync(file, "utf8")).toBe(before);
});

test.each<[string, (text: string) => string]>([
  ["is empty", () => ""],
  ["was cut off within a line", (text) => text.slice(0, text.length - 50)],
  ["was cut off after a line", (text) => text.split("\n").slice(0, -2).join("\n")],
  ["lacks a line", (text) => text.split("\n").toSpliced(1, 1).join("\n")],
  ["is something else", () => "no JSON\n\t\n"],
  ["is another repository's", (text) => text.replace(/"root":"[^"]*"/u, '"root":"/elsewhere"')],
  ["was written by another version", (text) => text.replace('"form":', '"form":9')],
])("a file that %s is done without, and written anew", async (_, damage) => {
  const { repository, file } = await createRemembered();
  const whole = readFileSync(file, "utf8");
  writeFileSync(file, damage(whole));
  expect(await repository.found()).toEqual(FOUND);
  expect(readFileSync(file, "utf8").length).toBe(whole.length);
});
