/** `rfc lint --fix`. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");

/** Names that a patch has to write otherwise than as they are, and some that look like a part of one. */
const HOSTILE_NAMES = [
  "two words.md",
  "blank .md",
  " blank.md",
  "-dash.md",
  "--- a.md",
  "ünï 🎉.md",
  "1911-02-03 04:05:06 +0000.md",
  ...(process.platform === "win32"
    ? []
    : ["we\\ird.md", 'quo"te.md', "ta\tb.md", "new\nline.md", "esc\u001b[31m.md", "a -> b.md"]),
];

/** GNU's patch; others don't read names between quotation marks. */
const HAS_PATCH = /GNU patch/u.test(spawnSync("patch", ["--version"], { encoding: "utf8" }).stdout ?? "");

describe("--fix", () => {
  test("writes what is put right, keeps the file's rights, and leaves other files untouched", async () => {
    const repository = createRepository({
      "accepted/a.md": DEFECT.replaceAll("\n", "\r\n"),
      "accepted/b.md": CLEAN,
    });
    chmodSync(join(repository.root, "accepted/a.md"), 0o640);
    const before = statSync(join(repository.root, "accepted/b.md")).mtimeMs;
    const { status, out } = await repository.lint(["--fix"]);
    expect([status, out]).toEqual([0, "1 problem put right in 1 document.\n2 documents: no problems.\n"]);
    expect(repository.read("accepted/a.md")).toBe(CLEAN.replaceAll("\n", "\r\n"));
    expect(statSync(join(repository.root, "accepted/a.md")).mode & 0o777).toBe(0o640);
    expect(statSync(join(repository.root, "accepted/b.md")).mtimeMs).toBe(before);
  });

  test("--dry-run prints a patch that git takes, and writes nothing", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    repository.git("init", "-q");
    const { status, out } = await repository.lint(["--fix", "--dry-run"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^--- a\/accepted\/a\.md\n\+\+\+ b\/accepted\/a\.md\n@@/u);
    expect(repository.read("accepted/a.md")).toBe(DEFECT);
    repository.write("fix.patch", out);
    repository.git("apply", "fix.patch");
    expect(repository.read("accepted/a.md")).toBe(CLEAN);
  });

  test.each(["accepted", "accepted/old", "templates"])(
    "--dry-run in %s prints a patch that git takes",
    async (folder) => {
      const repository = createRepository({
        "accepted/a.md": DEFECT,
        "accepted/old/b.md": DEFECT,
        "templates/full.md": CLEAN,
      });
      repository.git("init", "-q");
      const { out } = await repository.lint(["--fix", "--dry-run"], { cwd: join(repository.root, folder) });
      repository.write("fix.patch", out);
      // From where it was printed, if all is below it; otherwise from the root.
      const from = folder === "accepted" ? folder : ".";
      repository.git("-C", from, "apply", join(repository.root, "fix.patch"));
      for (const name of ["a.md", "old/b.md"]) expect(repository.read(`accepted/${name}`)).toBe(CLEAN);
    },
  );

  test.each(HOSTILE_NAMES)("--dry-run names %j as git and patch read it", async (name) => {
    const repository = createRepository({ [`accepted/${name}`]: DEFECT });
    repository.git("init", "-q");
    const { out } = await repository.lint(["--fix", "--dry-run"]);
    repository.write("fix.patch", out);
    repository.git("apply", "fix.patch");
    expect(repository.read(`accepted/${name}`)).toBe(CLEAN);
    if (!HAS_PATCH) return;
    execFileSync("patch", ["-R", "-p1", "-i", "fix.patch"], { cwd: repository.root });
    expect(repository.read(`accepted/${name}`)).toBe(DEFECT);
  });

  test("through a symbolic link, which stays one", async () => {
    const repository = createRepository({ "elsewhere/a.md": DEFECT, "accepted/b.md": CLEAN });
    symlinkSync("../elsewhere/a.md", join(repository.root, "accepted/a.md"));
    await repository.lint(["--fix"]);
    expect(repository.read("elsewhere/a.md")).toBe(CLEAN);
  });
});
