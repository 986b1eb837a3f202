/**
 * Files that are none, names that are hostile, and more files than anybody has: nothing hangs, everything is told in a line,
 * and the rest is linted.
 *
 * The many files are made with RFCKIT_THOROUGH=1 only.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { CLEAN, createRepository, readReport } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");
const LONG = 600_000;
const isThorough = process.env["RFCKIT_THOROUGH"] === "1";
const isWindows = process.platform === "win32";

describe("what is no file to read", { timeout: LONG }, () => {
  test("what nobody may read or list", () => {
    const repository = createRepository({
      "accepted/a.md": DEFECT,
      "accepted/x.md": CLEAN,
      "accepted/deep/y.md": CLEAN,
    });
    chmodSync(join(repository.root, "accepted/x.md"), 0);
    chmodSync(join(repository.root, "accepted/deep"), 0);
    const { status, out, err } = repository.lintByProcess(["--format", "json"], { asNobody: true });
    chmodSync(join(repository.root, "accepted/deep"), 0o755);
    expect([status, readReport(out)]).toEqual([2, ["accepted/a.md:5 section-name"]]);
    expect(err).toBe(
      "rfc: accepted/deep can't be listed: you have no permission.\nrfc: accepted/x.md can't be read: you have no permission.\n",
    );
  });

  test.skipIf(isWindows)("a pipe and a socket: nobody waits for them", async () => {
    const repository = createRepository({ "accepted/a.md": `${DEFECT}\n[x](pipe.md#a)\n` });
    execFileSync("mkfifo", [join(repository.root, "accepted/pipe.md")]);
    const server = createServer().listen(join(repository.root, "accepted/s.md"));
    await new Promise((resolve) => server.once("listening", resolve));
    onTestFinished(() => void server.close());
    const all = await repository.lint(["--format", "json"]);
    expect([all.status, readReport(all.out)]).toEqual([2, ["accepted/a.md:5 section-name"]]);
    expect(all.err).toBe("rfc: accepted/pipe.md is no file.\nrfc: accepted/s.md is no file.\n");
    for (const args of [
      ["accepted/pipe.md"],
      ["accepted/pipe.md", "--fix"],
      ["--config", "accepted/pipe.md"],
      ["--baseline", "accepted/pipe.md"],
    ])
      expect(await repository.lint(args)).toMatchObject({
        status: 2,
        err: expect.stringMatching(/is no file\./u),
      });
  });

  test("a template that is a pipe or a folder, and one of 50 MB", async () => {
    const repository = createRepository({
      "accepted/a.md": DEFECT,
      "templates/draft.md": "x".repeat(50 << 20),
    });
    mkdirSync(join(repository.root, "templates/full.md"));
    const { status, err } = await repository.lint();
    expect(status).toBe(2);
    expect(err).toBe(
      "rfc: templates/draft.md is 50 MB long. A document may have 4 MB.\nrfc: templates/full.md is a folder, and a file is expected here.\n",
    );
  });

  test("one that goes while the others are linted", async () => {
    const repository = createRepository({
      "accepted/a.md": DEFECT,
      "accepted/b.md": DEFECT,
      "accepted/c.md": DEFECT,
    });
    const { io, out, err } = captureIo("", repository.root);
    const write = io.stdout.write.bind(io.stdout);
    const stdout = {
      ...io.stdout,
      // When the first patch is printed, the others have been listed.
      write: async (text: string) => {
        rmSync(join(repository.root, "accepted/b.md"), { force: true });
        await write(text);
      },
    };
    const status = await runProgram(["lint", "--fix", "--dry-run"], { ...io, stdout });
    expect([status, err()]).toEqual([2, "rfc: accepted/b.md does not exist.\n"]);
    expect(out()).toMatch(/a\.md.*c\.md/su);
  });

  test("a folder without documents", async () => {
    const repository = createRepository();
    mkdirSync(join(repository.root, "accepted"));
    expect(await repository.lint()).toEqual({ status: 0, out: "There was no document to lint.\n", err: "" });
  });
});

describe.skipIf(isWindows)("names that are hostile", () => {
  const NAMES = [
    "a\nb.md",
    "a\"b'c<d>&e.md",
    "a\u001b[31mb.md",
    "a%0A,:b.md",
    "a\u202eb.md",
    "-a.md",
    "😀 é.md",
    "a\\b.md",
  ];
  const files = Object.fromEntries(NAMES.map((name) => [`accepted/${name}`, CLEAN]));
  const paths = Object.keys(files).sort();
  /** What nothing that is printed has in it, line ends aside. */
  const ACTS = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;
  const lint = async (format: string) => createRepository(files).lint(["--format", format]);

  test("json", async () => {
    const { out } = await lint("json");
    expect(out).not.toMatch(ACTS);
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  test("sarif", async () => {
    const { out } = await lint("sarif");
    expect(out).not.toMatch(ACTS);
    const [run] = JSON.parse(out).runs as {
      results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
    }[];
    const uris = run?.results.map(
      ({ locations: [place] }) => place?.physicalLocation.artifactLocation.uri ?? "",
    );
    expect(uris?.map(decodeURIComponent)).toEqual(paths);
  });

  test("github: a line each, and what ends a property is escaped", async () => {
    const { out } = await lint("github");
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(paths.length);
    for (const line of lines) expect(line).toMatch(/^::error file=[^,:]*,line=1,/u);
    expect(out).toContain("file=accepted/a%250A%2C%3Ab.md,");
    expect(out).toContain("file=accepted/a%0Ab.md,");
  });

  test.each(["junit", "checkstyle"])("%s", async (format) => {
    const { out } = await lint(format);
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(out).toContain("accepted/a&quot;b");
    expect(out).not.toContain("<d>");
  });

  test("pretty, and in what is told of files that can't be read", async () => {
    const broken = Object.fromEntries(NAMES.map((name) => [`accepted/${name}`, new Uint8Array([0, 1])]));
    const { out, err } = await createRepository(broken).lint();
    expect(err.trimEnd().split("\n")).toHaveLength(NAMES.length);
    for (const text of [out, err, (await lint("pretty")).out]) expect(text).not.toMatch(ACTS);
  });

  test("in a patch, which git takes", async () => {
    const repository = createRepository(Object.fromEntries(paths.map((path) => [path, DEFECT])));
    repository.git("init", "-q");
    const { out } = await repository.lint(["--fix", "--dry-run", "--config", ".github/none.yml"]);
    repository.write("fix.patch", out);
    repository.git("apply", "fix.patch");
    for (const path of paths) expect(repository.read(path)).toBe(CLEAN);
  });
});

describe.skipIf(!isThorough)("100,000 files (with RFCKIT_THOROUGH=1)", { timeout: 3 * LONG }, () => {
  const COUNT = 100_000;
  /** In KiB, and in ms of the processor. */
  const MOST_MEMORY = 1_500_000;
  const MOST_TIME = 300_000;
  const TELL = `data:text/javascript,${encodeURIComponent(
    `process.on("exit", () => {
      const { maxRSS, userCPUTime } = process.resourceUsage();
      console.error("used " + maxRSS + " " + userCPUTime / 1000);
    });`,
  )}`;

  test.each([
    {
      where: "in one folder, each with a link that leads nowhere",
      text: () => `${CLEAN}\n[x](nowhere.md)\n`,
      name: (index: number) => `a-${index}`,
      errors: 0.9 * COUNT,
    },
    {
      where: "in a thousand folders, each with a link to another",
      text: (index: number) => `${CLEAN}\n[x](a-${index - (index % 1000 === index ? 0 : 1000)}.md#summary)\n`,
      name: (index: number) => `d${index % 1000}/a-${index}`,
      errors: 0,
    },
  ])("$where", ({ text, name, errors: expected }) => {
    const home = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : "/tmp", "rfc-many-"));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const accepted = join(home, "accepted");
    for (let index = 0; index < COUNT; index += 1) {
      const file = join(accepted, name(index));
      mkdirSync(join(file, ".."), { recursive: true });
      // Every tenth one is a picture.
      writeFileSync(index % 10 === 9 ? `${file}.png` : `${file}.md`, index % 10 === 9 ? "" : text(index));
    }
    const repository = createRepository();
    const args = ["--format", "json", accepted];
    const { status, out, err } = repository.lintByProcess(args, {
      env: { NODE_OPTIONS: `--import ${TELL}`, XDG_CACHE_HOME: join(home, "cache") },
    });
    expect(status).toBe(expected > 0 ? 1 : 0);
    const { files, errors } = JSON.parse(out);
    expect(files.length).toBeGreaterThanOrEqual(0.9 * COUNT);
    expect(errors).toBe(expected);
    const [, memory = "", time = ""] = /used (\d+) ([\d.]+)/u.exec(err) ?? [];
    console.log(`${Math.round(Number(memory) / 1024)} MB, ${Math.round(Number(time) / 1000)} s`);
    expect(Number(memory)).toBeLessThan(MOST_MEMORY);
    expect(Number(time)).toBeLessThan(MOST_TIME);
  });
});
