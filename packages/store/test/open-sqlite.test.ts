/** A SQLite file: one process writes, others read beside it, and what hinders is told in words. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readFile, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { StoreUnavailable } from "@rfckit/reconciler";
import { rowsOf } from "@rfckit/reconciler/store-contract";
import { describe, expect, onTestFinished, test } from "vitest";
import { CannotOpenStore, type OpenStoreOptions, openStore, openStoreToRead } from "../src/index.ts";
import { runOn, testFile } from "./databases.ts";

const KEY = { repository: 1, number: 2 };
const clock = { now: () => Date.UTC(2026, 8, 21, 12) };

const open = async (url: string, more: Partial<OpenStoreOptions> = {}) => {
  const store = await openStore({ url, clock, patience: 0, ...more });
  onTestFinished(() => store.close());
  return store;
};

/** Why it can't be opened. */
async function whyNot(opening: Promise<unknown>): Promise<CannotOpenStore> {
  const error = await opening.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CannotOpenStore) return error;
  throw new Error(`It should have said why not: ${String(error)}`);
}

/** Another process on the file, and the first line that it says. */
async function startWriting(
  path: string,
  ...more: string[]
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "writing-process.ts"), path, ...more], {
    stdio: ["ignore", "pipe", "inherit"],
    // Root may write anywhere, so for once it is somebody else.
    ...(more.length > 0 && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  if (child.stdout === null) throw new Error("It has no voice");
  const [said] = await once(createInterface(child.stdout), "line");
  return { child, said: String(said) };
}

describe("one process writes", () => {
  test("a second one hears who does, waits, and gives up in words", async () => {
    const path = await testFile();
    await open(path);
    const heard: string[] = [];
    const error = await whyNot(open(path, { patience: 300, onWait: (holder) => heard.push(holder) }));
    const holder = new RegExp(`^process ${process.pid} on \\S+, since 2026-09-21T12:00:00.000Z$`);
    expect(heard).toEqual([expect.stringMatching(holder)]);
    expect(error.why).toBe("held");
    expect(error.message).toContain(`${path} is being written to by process ${process.pid} on`);
    expect(error.message).toContain("stop that one first");
  });

  test("one that waits goes on as soon as the other has ended", async () => {
    const path = await testFile();
    const first = await open(path);
    await first.wakeUps.ring([{ errand: "pull", key: KEY }]);
    const second = await open(path, { patience: 60_000, onWait: () => void first.close() });
    expect((await second.wakeUps.take(1000))?.key).toEqual(KEY);
  });

  test("a process that is killed frees the file, keeps what it stored, and its leases with it", async () => {
    const path = await testFile();
    const { child, said } = await startWriting(path);
    expect(said).toBe("rung");
    const error = await whyNot(open(path));
    expect(error.message).toContain(`process ${child.pid} on`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const reader = await openStoreToRead({ url: path });
    expect(await reader.ledger.pulls()).toEqual([]);
    await reader.close();
    const store = await open(path);
    // It was being served for ten minutes.
    expect(await store.wakeUps.nextDueIn()).toBe(0);
    expect((await store.wakeUps.take(1000))?.lease.token).toBe(2);
  });

  test("a file has one name, however it is written", async () => {
    const path = await testFile();
    const other = join(dirname(path), "other.db");
    const folder = join(dirname(path), "folder");
    await symlink(path, other);
    await symlink(dirname(path), folder);
    await open(path);
    for (const name of [other, join(folder, "rfcbot.db"), `file:${path}`, `sqlite://${path}`]) {
      expect([name, (await whyNot(open(name))).why]).toEqual([name, "held"]);
    }
  });

  test("nobody else on the host can read the files, nor the folder that was made for them", async () => {
    const path = join(dirname(await testFile()), "new", "folder", "rfcbot.db");
    const store = await open(path);
    await store.wakeUps.ring([{ errand: "pull", key: KEY }]);
    const modeOf = async (name: string) => ((await stat(name)).mode & 0o777).toString(8);
    const endings = ["", "-wal", "-writer", "-writer.json"];
    expect(await Promise.all(endings.map((ending) => modeOf(`${path}${ending}`)))).toEqual(
      endings.map(() => "600"),
    );
    expect([await modeOf(dirname(path)), await modeOf(dirname(dirname(path)))]).toEqual(["700", "700"]);
  });

  test("it is written through to the disk before anybody is told so", async () => {
    const path = await testFile();
    const store = await open(path);
    const [mode] = await runOn(path, "pragma journal_mode");
    expect(mode).toEqual({ journal_mode: "wal" });
    await store.close();
    // Nothing is left for the next one to find but the database itself.
    await expect(readFile(`${path}-wal`)).rejects.toThrow("ENOENT");
    await expect(readFile(`${path}-writer.json`)).rejects.toThrow("ENOENT");
  });
});

describe("others read beside it", () => {
  test("they see what is stored meanwhile, and can change nothing", async () => {
    const path = await testFile();
    const rows = rowsOf(["one", "two"]);
    const writer = await open(path);
    await writer.ledger.append(KEY, rows.slice(0, 1), 1);
    const reader = await openStoreToRead({ url: path });
    onTestFinished(() => reader.close());
    expect([reader.kind, reader.place]).toEqual(["sqlite", path]);
    expect(await reader.ledger.read(KEY)).toEqual(rows.slice(0, 1));
    await writer.ledger.append(KEY, rows.slice(1), 1);
    expect(await reader.ledger.read(KEY)).toEqual(rows);
    await reader.ping();
    const words = "opened to read, and this writes";
    await expect(reader.ledger.append(KEY, [], 1)).rejects.toThrow(words);
    await expect(reader.ledger.writeBook(1, await reader.ledger.readBook(1))).rejects.toThrow(words);
    for (const record of await writer.standings.list()) {
      await expect(reader.standings.record(record, 1)).rejects.toThrow(words);
    }
  });

  test("also where nobody writes", async () => {
    const path = await testFile();
    const writer = await open(path);
    await writer.ledger.append(KEY, rowsOf(["one"]), 1);
    await writer.close();
    const reader = await openStoreToRead({ url: path });
    expect(await reader.ledger.pulls()).toEqual([KEY]);
    await reader.close();
    await open(path);
  });

  test("where there is none they don't make one", async () => {
    const path = await testFile();
    const error = await whyNot(openStoreToRead({ url: path }));
    expect([error.why, error.message]).toEqual(["empty", `There is no database at ${path}.`]);
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });
});

describe("what can't be opened is told in words", () => {
  const files: readonly (readonly [string, (path: string) => Promise<unknown>, RegExp])[] = [
    [
      "a text",
      (path) => writeFile(path, "This is no database. ".repeat(99)),
      /content: .* is damaged, or no SQLite/,
    ],
    [
      "the database of another program",
      (path) => runOn(path, "create table photos (name text)"),
      /content: .* is the database of another program\. Name a file/,
    ],
    [
      "a folder",
      (path) => mkdir(path),
      /unsuitable: .* is a folder, and a file is needed: for example .*rfcbot\.db/,
    ],
    [
      "a file that was cut off",
      async (path) => {
        const store = await openStore({ url: path, clock });
        await store.ledger.append(KEY, rowsOf(Array.from({ length: 200 }, (_, index) => `row ${index}`)), 1);
        await store.close();
        await truncate(path, 5000);
      },
      /content: .* is damaged.*Put a backup back/,
    ],
  ];
  test.each(files)("%s", async (_, make, words) => {
    const path = await testFile();
    await make(path);
    for (const opening of [open(path), openStoreToRead({ url: path })]) {
      const { why, message } = await whyNot(opening);
      expect(`${why}: ${message}`).toMatch(words);
    }
  });

  test("a folder that is a file", async () => {
    const path = await testFile();
    await writeFile(path, "");
    const { why, message } = await whyNot(open(join(path, "rfcbot.db")));
    expect(`${why}: ${message}`).toMatch(/^unsuitable: No database can be at .* \((EEXIST|ENOTDIR)\)/);
  });

  test.skipIf(process.platform === "win32")("a folder that one may not write to", async () => {
    const path = await testFile();
    await chmod(dirname(path), 0o555);
    onTestFinished(() => chmod(dirname(path), 0o755));
    const { said } = await startWriting(path, "once");
    expect(said).toMatch(
      /^CannotOpenStore: This user may not write to .*rfcbot\.db or its folder \(EACCES\)/,
    );
  });

  test.skipIf(process.platform === "win32")("a file that one may not write to", async () => {
    const path = await testFile();
    await (await openStore({ url: path, clock })).close();
    await chmod(dirname(path), 0o777);
    await chmod(path, 0o444);
    if (process.getuid?.() === 0) await chown(`${path}-writer`, 65_534, 65_534);
    const { said } = await startWriting(path, "once");
    expect(said).toMatch(/^CannotOpenStore: This user may not .*rfcbot\.db/);
  });

  test("an address that is none", async () => {
    const { why, message } = await whyNot(open("mysql://u:secret@h/d"));
    expect([why, message]).toEqual(["unsuitable", expect.stringContaining(`It begins with "mysql:"`)]);
    expect(message).not.toContain("secret");
  });
});

test("it may be closed twice, and what is asked afterwards is refused as if it were away", async () => {
  const store = await open(await testFile());
  await Promise.all([store.close(), store.close()]);
  await expect(store.ping()).rejects.toThrow(StoreUnavailable);
});
