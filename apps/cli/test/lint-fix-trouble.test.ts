/**
 * `--fix` where writing fails, and where it is killed: each file is as it was or as it should be, and nothing that is left
 * behind is taken for a document.
 *
 * By default the process is killed a few times; with RFCKIT_THOROUGH=1 at many moments.
 */
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");
const LONG = 600_000;
const KILLS = process.env["RFCKIT_THOROUGH"] === "1" ? 60 : 2;

type Repository = ReturnType<typeof createRepository>;

/** What is in a folder that isn't a document. */
const leftIn = ({ root }: Repository, folder: string) =>
  readdirSync(join(root, folder)).filter((name) => !name.endsWith(".md"));

describe("where writing fails, the file is as it was, and the others are fixed", { timeout: LONG }, () => {
  test("no right to write in the folder", () => {
    const repository = createRepository({ "accepted/a/x.md": DEFECT, "accepted/b/y.md": DEFECT });
    const [closed, open] = ["accepted/a", "accepted/b"].map((folder) => join(repository.root, folder));
    chmodSync(closed ?? "", 0o555);
    chmodSync(open ?? "", 0o777);
    chmodSync(join(open ?? "", "y.md"), 0o666);
    const { status, err } = repository.lintByProcess(["--fix"], { asNobody: true });
    chmodSync(closed ?? "", 0o755);
    expect([status, err]).toEqual([2, "rfc: accepted/a/x.md can't be written: you have no permission.\n"]);
    expect(repository.read("accepted/a/x.md")).toBe(DEFECT);
    expect(repository.read("accepted/b/y.md")).toBe(CLEAN);
    expect([leftIn(repository, "accepted/a"), leftIn(repository, "accepted/b")]).toEqual([[], []]);
  });

  test("no more than so much may be written", () => {
    const text = `${DEFECT}\n${"More.\n\n".repeat(10_000)}`;
    const repository = createRepository({ "accepted/a.md": text, "accepted/b.md": DEFECT });
    const { status, err } = repository.lintByProcess(["--fix"], { mostFile: 16 });
    expect([status, err]).toEqual([
      2,
      "rfc: accepted/a.md can't be written: files may not be that long here.\n",
    ]);
    expect(repository.read("accepted/a.md")).toBe(text);
    expect(repository.read("accepted/b.md")).toBe(CLEAN);
    expect(leftIn(repository, "accepted")).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "no right to put it in the other's place (tried as root, who owns the other)",
    () => {
      const repository = createRepository({ "accepted/a.md": DEFECT, "accepted/b.md": DEFECT });
      const folder = join(repository.root, "accepted");
      // Where only the owner of a file may take it away, as in /tmp.
      chmodSync(folder, 0o1777);
      chmodSync(join(folder, "a.md"), 0o666);
      chownSync(join(folder, "b.md"), 65_534, 65_534);
      const { status, err } = repository.lintByProcess(["--fix"], { asNobody: true });
      expect([status, err]).toEqual([2, "rfc: accepted/a.md can't be written: you have no permission.\n"]);
      expect(repository.read("accepted/a.md")).toBe(DEFECT);
      expect(repository.read("accepted/b.md")).toBe(CLEAN);
      expect(leftIn(repository, "accepted")).toEqual([]);
    },
  );
});

test(`killed ${KILLS} times, each file is as it was or as it should be`, { timeout: LONG }, async () => {
  const filler = "A line of text that goes on for a while, with [a link](a0.md) in it.\n\n".repeat(300);
  const names = Array.from({ length: 40 }, (_, index) => `accepted/a${index}.md`);
  const repository = createRepository(Object.fromEntries(names.map((name) => [name, DEFECT + filler])));
  let killed = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const before = countFixed(repository, names, filler);
    const child = repository.start(["--fix", "--no-cache"]);
    const ended = once(child, "exit");
    // From the first file that is written on, a little later each time.
    while (child.exitCode === null && countFixed(repository, names, filler) === before) await pause(1);
    await pause(round % 12);
    child.kill("SIGKILL");
    await ended;
    if (child.signalCode === "SIGKILL") killed += 1;
    for (const name of names) expect([DEFECT + filler, CLEAN + filler]).toContain(repository.read(name));
    for (const name of leftIn(repository, "accepted")) expect(name).toMatch(/^\.rfc-lint-.*\.tmp$/u);
    // Begun anew before all of them are done.
    if (countFixed(repository, names, filler) > names.length / 2)
      for (const name of names) repository.write(name, DEFECT + filler);
  }
  expect(killed).toBeGreaterThan(KILLS / 2);
  // What was left behind is no document, and in nobody's way.
  mkdirSync(join(repository.root, "accepted/.rfc-lint-1-a.tmp"));
  repository.write("accepted/.rfc-lint-2-a.tmp", "# Half a docu");
  expect(await repository.lint(["--fix"])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/(?:^|\n)40 documents: no problems\.\n$/u),
    err: "",
  });
  for (const name of names) expect(repository.read(name)).toBe(CLEAN + filler);
});

function countFixed(repository: Repository, names: readonly string[], filler: string): number {
  const length = (CLEAN + filler).length;
  return names.filter((name) => statSync(join(repository.root, name)).size === length).length;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
