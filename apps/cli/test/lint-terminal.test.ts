/** `rfc lint` in front of a person: colours, links, frames, how far it is, and `--watch`. */
import { once } from "node:events";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { CLEAN, createRepository } from "./lint-stage.ts";

const DEFECT = CLEAN.replace("# Motivation", "# Motivaton");
const LONG = 60_000;
const CONFIG = ".github/rfcbot.yml";
const ESC = "\u001b";
/** A link as terminals have them, from its address on. */
const LINK = `${ESC}]8;;https://unpkg.com/rfckit/docs/rules/section-name.md${ESC}\\`;

describe("colours and links", () => {
  test("stand on a terminal", async () => {
    const { out } = await createRepository({ "accepted/a.md": DEFECT }).lint([], {
      terminal: { color: true },
    });
    expect(out).toContain(`${ESC}[33m`);
    expect(out).toContain(LINK);
    expect(out).toContain(`section-name${ESC}[22m${ESC}]8;;${ESC}\\`);
  });

  test.each([
    ["in a pipe", undefined, []],
    ["on a terminal without colours", { color: false }, []],
    ["in a file, though a terminal is there", { color: true }, ["--output", "report.txt"]],
  ])("and not %s", async (_, terminal, args) => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    const { out } = await repository.lint(args, terminal === undefined ? {} : { terminal });
    const report = args.length > 0 ? repository.read("report.txt") : out;
    expect(report).toContain("a.md:5:1 warning section-name");
    expect(report).not.toContain(ESC);
  });

  test("NO_COLOR and FORCE_COLOR reach a process", { timeout: LONG }, () => {
    const repository = createRepository({ "accepted/a.md": DEFECT });
    expect(repository.lintByProcess([], { env: { FORCE_COLOR: "1" } }).out).toContain(`${ESC}[33m`);
    expect(repository.lintByProcess([], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out).not.toContain(ESC);
  });
});

describe("the frame of the source", () => {
  const frameOf = async (text: string, columns: number) => {
    const { out } = await createRepository({ "accepted/a.md": text }).lint([], {
      terminal: { color: false, columns },
    });
    const lines = out.split("\n");
    for (const line of lines.filter((each) => each.includes("│")))
      expect([...line].length).toBeLessThanOrEqual(columns);
    return lines;
  };

  test("a long line is shown where its problem is, and no wider than the terminal", async () => {
    const long = `${CLEAN}\n${"Words and words. ".repeat(30)}[x](nowhere.md)${" and words".repeat(30)}\n`;
    const lines = await frameOf(long, 60);
    const shown = lines.findIndex((line) => line.includes("[x](nowhere.md)"));
    const at = lines[shown]?.indexOf("[x](") ?? -1;
    expect(lines[shown + 1]?.slice(at, at + 15)).toBe("~".repeat(15));
    expect(lines[shown]).toMatch(/│ ….*…$/u);
  });

  test("wide characters and tabs are counted as they show", async () => {
    const lines = await frameOf(`${CLEAN}\n\u65e5\u672c\t\u{1f600} [x](nowhere.md)\n`, 80);
    const shown = lines.find((line) => line.includes("nowhere.md)")) ?? "";
    const under = lines[lines.indexOf(shown) + 1] ?? "";
    // Two for each wide one, and two for the tab.
    expect(under.indexOf("~") - under.indexOf("│")).toBe(2 + 2 * 2 + 2 + 2 + 1);
  });

  test("of a place over many lines the first ones are shown", async () => {
    const heading = `${"Long\n".repeat(3)}title\n===\n`;
    const lines = await frameOf(
      CLEAN.replace("# Proposal", `${heading}\nText.\n\n### Deep ${"x ".repeat(40)}`),
      80,
    );
    expect(lines.join("\n")).toContain("heading-increment");
  });
});

describe("how far it is", () => {
  afterEach(() => void vi.useRealTimers());

  /** Lets so much time go by at each patch that is printed, in ms. */
  async function run(step: number, isTerminal: boolean): Promise<string> {
    vi.useFakeTimers({ toFake: ["Date"] });
    const files = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`accepted/${name}.md`, DEFECT]));
    const repository = createRepository(files);
    const { io, err } = captureIo("", repository.root, isTerminal ? { color: false } : undefined);
    const stdout = {
      ...io.stdout,
      write: async () => {
        vi.setSystemTime(Date.now() + step);
      },
    };
    await runProgram(["lint", "--fix", "--dry-run"], { ...io, stdout });
    return err();
  }

  test("is told on a terminal once a second has gone by, and taken away in the end", async () => {
    const told = await run(600, true);
    expect(told).toBe(
      `\r${ESC}[Krfc: 2 of 4 documents looked at\r${ESC}[Krfc: 3 of 4 documents looked at\r${ESC}[Krfc: 4 of 4 documents looked at\r${ESC}[K`,
    );
  });

  test("is not told of a run that is over sooner", async () => {
    expect(await run(200, true)).toBe("");
  });

  test("is told in a log every ten seconds", async () => {
    expect(await run(600, false)).toBe("");
    expect(await run(7000, false)).toBe("rfc: 3 of 4 documents looked at\n");
  });
});

describe("--watch", { timeout: LONG }, () => {
  test("lints again at each change, until Ctrl-C", async () => {
    const repository = createRepository({ "accepted/a.md": CLEAN, "accepted/b.md": CLEAN });
    const child = repository.start(["--watch", "--no-cache"]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const seen = { out: "", err: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (seen.out += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (seen.err += text));
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) {
        expect(child.exitCode, seen.err).toBeNull();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    /** Until the latest report ends so: there may be more than one of a change that takes several steps. */
    const untilSaid = (words: string) => until(() => seen.out.endsWith(`${words}\n`));
    await untilSaid("2 documents: no problems.");
    await until(() => seen.err === "rfc: watching for changes; Ctrl-C ends it.\n");
    repository.write("accepted/a.md", DEFECT);
    await untilSaid("2 documents: 1 warning. 1 can be put right by `rfc lint --fix`.");
    // As editors save: beside it, then in its place.
    repository.write("accepted/.a.md.swp", CLEAN);
    renameSync(join(repository.root, "accepted/.a.md.swp"), join(repository.root, "accepted/a.md"));
    await untilSaid("2 documents: no problems.");
    mkdirSync(join(repository.root, "accepted/deep"));
    repository.write("accepted/deep/c.md", DEFECT);
    await untilSaid("3 documents: 1 warning. 1 can be put right by `rfc lint --fix`.");
    // What is wrong with the configuration, or with all that there is, doesn't end it.
    repository.write(CONFIG, "lint: [");
    await until(() => /rfcbot\.yml:1:/u.test(seen.err));
    rmSync(join(repository.root, "accepted"), { recursive: true });
    await until(() => seen.err.includes("there is no folder accepted here"));
    repository.write(CONFIG, "lint: { rules: { section-name: error } }\n");
    repository.write("accepted/a.md", DEFECT);
    await untilSaid("1 document: 1 error. 1 can be put right by `rfc lint --fix`.");
    expect(seen.out).not.toContain(ESC);
    child.kill("SIGINT");
    const [status] = await once(child, "exit");
    expect(status).toBe(130);
  });
});
