/** Wherever git keeps a work tree's history, a commit shows in its stamp. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { historyStamp } from "./history-stamp.ts";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rfc-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function git(cwd: string, ...args: string[]): void {
  const by = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "protocol.file.allow=always"];
  execFileSync("git", [...by, ...args], { cwd, stdio: "ignore" });
}

function createRepository(folder: string): string {
  const root = join(folder, "first");
  git(folder, "init", "first");
  commit(root);
  return root;
}

const commit = (root: string) => git(root, "commit", "--allow-empty", "--message=more");

test.each([
  ["in a usual one", (root: string) => root],
  [
    "beside another one",
    (root: string) => {
      git(root, "worktree", "add", "../second");
      return join(root, "../second");
    },
  ],
  [
    "in a submodule",
    (root: string) => {
      const whole = join(root, "..");
      git(whole, "init", "whole");
      git(join(whole, "whole"), "submodule", "add", root, "part");
      return join(whole, "whole/part");
    },
  ],
])("%s", (_, place) => {
  const root = place(createRepository(createFolder()));
  const before = historyStamp(root);
  expect(before).toMatch(/\d/u);
  expect(historyStamp(root)).toBe(before);
  commit(root);
  expect(historyStamp(root)).not.toBe(before);
});

test("where there is no repository, or none that can be found, there is none", () => {
  const folder = createFolder();
  expect(historyStamp(folder)).toBeNull();
  expect(historyStamp(join(folder, "nowhere"))).toBeNull();
  writeFileSync(join(folder, ".git"), "no such thing\n");
  expect(historyStamp(folder)).toBeNull();
  writeFileSync(join(folder, ".git"), "gitdir: /nowhere/at/all\n");
  expect(historyStamp(folder)).toBeNull();
});
