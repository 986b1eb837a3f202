/** A file in another's place. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { replaceFile, writeWhole } from "./replace-file.ts";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rfc-replace-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function createFile(name = "a.md", text = "old"): string {
  const file = join(createFolder(), name);
  writeFileSync(file, text);
  return file;
}

test.each([0o664, 0o600, 0o755, 0o444])("keeps its rights: %o", (mode) => {
  const file = createFile();
  chmodSync(file, mode);
  expect(replaceFile(file, "old", "new")).toBeNull();
  expect(statSync(file).mode & 0o7777).toBe(mode);
  expect(readFileSync(file, "utf8")).toBe("new");
});

test.skipIf(process.getuid?.() !== 0)("keeps its owner (tried as root, who alone may give it away)", () => {
  const file = createFile();
  chownSync(file, 1234, 2345);
  expect(replaceFile(file, "old", "new")).toBeNull();
  expect(statSync(file)).toMatchObject({ uid: 1234, gid: 2345 });
});

test("of whatever length its name is", () => {
  const file = createFile(`${"a".repeat(252)}.md`);
  expect(replaceFile(file, "old", "new")).toBeNull();
  expect(readFileSync(file, "utf8")).toBe("new");
});

test("what somebody else has changed, or taken away, is left alone", () => {
  const file = createFile("a.md", "theirs");
  expect(replaceFile(file, "old", "new")).toMatch(/^was changed by somebody else/u);
  expect(readFileSync(file, "utf8")).toBe("theirs");
  rmSync(file);
  expect(replaceFile(file, "theirs", "new")).toBe("is gone meanwhile.");
  expect(readdirSync(join(file, ".."))).toEqual([]);
});

test("a folder can't be replaced, and nothing is left beside it", () => {
  const folder = createFolder();
  mkdirSync(join(folder, "a"));
  expect(writeWhole(join(folder, "a"), "new")).toBe("can't be written: it is a folder.");
  expect(writeWhole(join(folder, "b", "c"), "new")).toBe("can't be written: there is no such folder.");
  expect(readdirSync(folder)).toEqual(["a"]);
});

test("a new file has the rights that files have here, and a link's target is what is written", () => {
  const folder = createFolder();
  expect(writeWhole(join(folder, "a"), "new")).toBeNull();
  expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o666 & ~process.umask());
  symlinkSync("a", join(folder, "b"));
  expect(writeWhole(join(folder, "b"), "newer")).toBeNull();
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("newer");
  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
});
