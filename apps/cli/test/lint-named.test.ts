/** What people name by hand, or their shell for them. */
import { expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const FILES = {
  "accepted/a.md": `${CLEAN}\n![A map](a-map.png)\n`,
  "accepted/README.md": "# What lies here\n",
  "accepted/a-map.png": new Uint8Array([137, 80, 78, 71, 0]),
  "accepted/other.svg": "<svg/>",
};

test("all of the RFC directory, as a shell names it: documents are documents, and what is beside them is that", async () => {
  const repository = createRepository(FILES);
  const named = ["accepted/README.md", "accepted/a-map.png", "accepted/a.md", "accepted/other.svg"];
  const { status, err } = await repository.lint(named);
  expect([status, err]).toEqual([0, ""]);
  expect(await repository.found(named)).toEqual(await repository.found(["accepted"]));
  expect(await repository.found(named)).toContain("accepted/other.svg:1 asset-unused");
});

test("elsewhere it is taken for a document, and told if it is none", async () => {
  const repository = createRepository({
    ...FILES,
    "notes/map.png": new Uint8Array([0]),
    "notes/idea.txt": CLEAN,
  });
  expect((await repository.lint(["notes/map.png"])).err).toMatch(/notes\/map\.png is a binary file/u);
  expect(await repository.found(["notes/idea.txt"])).toEqual([
    "notes/idea.txt:1 file-name",
    "notes/idea.txt:1 file-location",
  ]);
});

test("a path that --changed takes for a branch", async () => {
  const repository = createRepository({ "accepted/a.md": CLEAN });
  repository.git("init", "-q");
  repository.git("add", ".");
  repository.git("commit", "-qm", "begin");
  expect(await repository.lint(["--changed", "accepted/a.md"])).toEqual({
    status: 2,
    out: "",
    err: "rfc: git knows no 'accepted/a.md'. Is it spelt right, and fetched? If accepted/a.md is what is to be linted, put --changed behind it.\n",
  });
  expect((await repository.lint(["accepted/a.md", "--changed"])).status).toBe(0);
});
