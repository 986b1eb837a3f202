/** Every change in a tree of folders rings, however it comes about. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchTree } from "./watch-tree.ts";

const LONG = 60_000;

function createTree() {
  const root = mkdtempSync(join(tmpdir(), "rfc-watch-"));
  mkdirSync(join(root, "accepted"));
  writeFileSync(join(root, "accepted/a.md"), "a");
  let rings = 0;
  const watcher = watchTree(
    root,
    () => {
      rings += 1;
    },
    (error) => {
      throw error;
    },
  );
  onTestFinished(() => {
    watcher.close();
    rmSync(root, { recursive: true, force: true });
  });
  return {
    write: (path: string, text: string) => writeFileSync(join(root, path), text),
    path: (path: string) => join(root, path),
    /** Does something, and waits until it has rung, and rung out. */
    async rings(act: () => void): Promise<void> {
      await calm();
      const before = rings;
      act();
      while (rings === before) await pause(5);
      await calm();
    },
    async isQuiet(act: () => void): Promise<void> {
      await calm();
      const before = rings;
      act();
      await pause(100);
      expect(rings).toBe(before);
    },
  };
  async function calm(): Promise<void> {
    for (let last = -1; last !== rings; ) {
      last = rings;
      await pause(20);
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a file that is replaced again and again, and written to after that", { timeout: LONG }, async () => {
  const tree = createTree();
  for (const text of ["1", "22", "333"])
    await tree.rings(() => {
      tree.write("accepted/.tmp", text);
      renameSync(tree.path("accepted/.tmp"), tree.path("accepted/a.md"));
    });
  await tree.rings(() => tree.write("accepted/a.md", "4444"));
  await tree.rings(() => rmSync(tree.path("accepted/a.md")));
  await tree.rings(() => tree.write("accepted/a.md", "5"));
  await tree.rings(() => tree.write("accepted/a.md", "66"));
});

test("folders that come, go and come again", { timeout: LONG }, async () => {
  const tree = createTree();
  for (let round = 0; round < 3; round += 1) {
    await tree.rings(() => mkdirSync(tree.path("accepted/deep/deeper"), { recursive: true }));
    await tree.rings(() => tree.write("accepted/deep/deeper/b.md", "b"));
    await tree.rings(() => tree.write("accepted/deep/deeper/b.md", "bb"));
    await tree.rings(() => rmSync(tree.path("accepted"), { recursive: true }));
    await tree.rings(() => mkdirSync(tree.path("accepted")));
    await tree.rings(() => tree.write("accepted/a.md", "a"));
  }
  await tree.rings(() => renameSync(tree.path("accepted"), tree.path("text")));
  await tree.rings(() => tree.write("text/a.md", "aaa"));
});

test("what git and package managers do is nobody's concern", { timeout: LONG }, async () => {
  const tree = createTree();
  await tree.isQuiet(() => {
    for (const folder of [".git", "node_modules"]) {
      mkdirSync(tree.path(folder));
      tree.write(`${folder}/x`, "x");
    }
  });
});
