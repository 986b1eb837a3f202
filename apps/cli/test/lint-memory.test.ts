/** `rfc lint` beside what was before: the base of a branch, a baseline, what an earlier run found. */
import { mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");

describe("--changed", () => {
  function createBranch() {
    const repository = createRepository({
      "accepted/old.md": DEFECT,
      "accepted/same.md": DEFECT,
      "accepted/before.png": "x",
    });
    repository.git("init", "-q", "-b", "main");
    repository.git("add", ".");
    repository.git("commit", "-qm", "begin");
    repository.git("checkout", "-qb", "idea");
    repository.write("accepted/old.md", `${DEFECT}\nMore.\n`);
    repository.write("accepted/new.md", `${DEFECT}\n![x](new-map.png)\n`);
    repository.write("accepted/new-map.png", "x");
    repository.git("add", ".");
    repository.git("commit", "-qm", "an idea");
    repository.write("accepted/loose.md", DEFECT);
    repository.write("accepted/other.png", "x");
    // It was there before; what is wrong with it is nobody's news.
    repository.write("accepted/before.png", "another");
    return repository;
  }

  test("is what the branch changed, committed or not", async () => {
    const expected = [
      "accepted/loose.md:5 section-name",
      "accepted/new.md:5 section-name",
      "accepted/old.md:5 section-name",
      "accepted/other.png:1 asset-name",
      "accepted/other.png:1 asset-unused",
    ];
    const repository = createBranch();
    expect(await repository.found(["--changed"])).toEqual(expected);
    expect(await repository.found(["--changed", "main"])).toEqual(expected);
    expect(await repository.found(["--changed", "HEAD"])).toEqual([
      "accepted/loose.md:5 section-name",
      "accepted/other.png:1 asset-name",
      "accepted/other.png:1 asset-unused",
    ]);
  });

  test("a base that there isn't is told", async () => {
    const { status, err } = await createBranch().lint(["--changed", "mian"]);
    expect([status, err]).toEqual([2, "rfc: git knows no 'mian'. Is it spelt right, and fetched?\n"]);
  });
});

describe("--baseline", () => {
  test("what it knows doesn't count, wherever it has moved; what is new does; what is gone is told", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN.replace("# Motivation", "# Weather") });
    const written = await repository.lint(["--update-baseline"]);
    expect(written).toMatchObject({ status: 0, out: "" });
    expect(written.err).toMatch(/knows 1 problem of what was linted/u);
    const args = ["--baseline", ".github/rfc-lint-baseline.json"];
    expect(await repository.lint(args)).toMatchObject({ status: 0, err: "" });
    repository.write("accepted/a.md", `Intro.\n\n${CLEAN.replace("# Motivation", "# Weather")}`);
    const moved = await repository.lint(args);
    expect(moved.status).toBe(0);
    expect(moved.out).toContain("1 problem of the baseline is not shown.");
    repository.write(
      "accepted/a.md",
      CLEAN.replace("# Motivation", "# Weather").replace("# Summary", "# Sky"),
    );
    expect((await repository.lint(args)).status).toBe(1);
    repository.write("accepted/a.md", CLEAN);
    const gone = await repository.lint(args);
    expect(gone).toMatchObject({ status: 0 });
    expect(gone.out).toContain("1 problem of the baseline is gone. Run `rfc lint --update-baseline`");
    await repository.lint(["--update-baseline"]);
    expect(JSON.parse(repository.read(".github/rfc-lint-baseline.json"))).toEqual({ version: 1, files: {} });
  });

  test("a line that a message names may be another one", async () => {
    const twice = `${CLEAN}\n# Summary\n\nAgain.\n`;
    const repository = createRepository({ "accepted/a.md": twice });
    await repository.lint(["--update-baseline"]);
    repository.write("accepted/a.md", `Intro.\n\n${twice}`);
    expect((await repository.lint(["--baseline", ".github/rfc-lint-baseline.json"])).status).toBe(0);
  });

  test("one that can't be read is told", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN, "b.json": '{"version": 7}' });
    const { status, err } = await repository.lint(["--baseline", "b.json"]);
    expect(status).toBe(2);
    expect(err).toMatch(/b\.json is none that this version of rfc can read/u);
  });
});

describe("what is remembered", () => {
  /** As if it had been written a while ago. */
  const age = (repository: ReturnType<typeof createRepository>, ...paths: string[]) => {
    const then = new Date(Date.now() - 60_000);
    for (const path of paths) utimesSync(join(repository.root, path), then, then);
  };

  test("changes nothing of what is told, whatever changes", async () => {
    const repository = createRepository({
      "accepted/a.md": `${CLEAN}\nSee [it](b.md#more), [the map](map.png).\n`,
      "accepted/b.md": `${CLEAN}\n## More\n\nText.\n`,
      "accepted/map.png": "x",
    });
    const both = async (what: string) => {
      const fresh = await repository.lint(["--no-cache", "--format", "json"]);
      expect(await repository.lint(["--format", "json"]), what).toEqual(fresh);
      expect(await repository.lint(["--format", "json"]), `${what}, again`).toEqual(fresh);
      return fresh.out;
    };
    age(repository, "accepted/a.md", "accepted/b.md");
    expect(await both("at first")).toContain("asset-name");
    repository.write("accepted/b.md", `${CLEAN}\n## Less\n\nText.\n`);
    expect(await both("an anchor that is gone")).toContain("link-anchor");
    age(repository, "accepted/b.md");
    expect(await both("the same, later")).toContain("link-anchor");
    repository.write(".github/rfcbot.yml", "lint: { rules: { link-anchor: info } }\n");
    expect(await both("another configuration")).toContain('"infos": 1');
    repository.write("templates/full.md", `${CLEAN}\n# Costs\n\nWhat does it cost?\n`);
    expect(await both("another template")).toContain("section-missing");
    repository.write("accepted/b.md", `---\ntitle: B\n---\n\n${CLEAN}\n## More\n\nText.\n`);
    expect(await both("an anchor that is back")).not.toContain("link-anchor");
  });

  test("a cache that can't be read or written is done without", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    await repository.lint();
    mkdirSync(join(repository.home, "cache/rfckit"), { recursive: true });
    for (const name of ["x"]) repository.write(`../cache/rfckit/${name}`, "no JSON");
    expect(await repository.found()).toEqual(["accepted/a.md:5 section-name"]);
  });
});
