import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Io, Output } from "../io.ts";
import { run, type SimulateOptions } from "./run.ts";

const GOOD = `name: a motion
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - expect: { phase: proposed, signedOff: [ana] }
`;
const FAILING = `name: a motion that blocks
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - advance: 1d
  - expect: { phase: blocked, fcp: { endsAt: 2026-01-15T09:00:00Z } }
`;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rfc-simulate-"));
  mkdirSync(join(folder, "many"));
  mkdirSync(join(folder, "none"));
  writeFileSync(join(folder, "good.yml"), GOOD);
  writeFileSync(join(folder, "failing.yml"), FAILING);
  writeFileSync(
    join(folder, "broken.yml"),
    "name: b\nsteps:\n  - advanse: 1d\n  - expect: { fase: draft }\n",
  );
  writeFileSync(join(folder, "picture.yml"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
  writeFileSync(join(folder, "many", "b.yml"), FAILING);
  writeFileSync(join(folder, "many", "a.yml"), GOOD);
  writeFileSync(join(folder, "many", "notes.txt"), "no scenario");
});

afterAll(() => rmSync(folder, { recursive: true }));

async function simulate(
  paths: readonly string[],
  format: SimulateOptions["format"] = "pretty",
  color = false,
) {
  const texts = { stdout: "", stderr: "" };
  const output = (name: keyof typeof texts): Output => ({
    write: async (text) => {
      texts[name] += text;
    },
    isTerminal: false,
    color,
    columns: 80,
  });
  const stdin = (async function* () {})();
  const io: Io = { stdin, stdout: output("stdout"), stderr: output("stderr"), env: {}, cwd: folder };
  return { status: await run(paths, { format, http: false }, io), ...texts };
}

describe("the exit status", () => {
  test.each([
    [0, ["good.yml"]],
    [1, ["failing.yml"]],
    [1, ["good.yml", "failing.yml"]],
    [2, ["broken.yml"]],
    [2, ["nothing.yml"]],
    [2, ["failing.yml", "broken.yml"]],
  ])("is %d for %j, in both formats", async (status, paths) => {
    expect((await simulate(paths)).status).toBe(status);
    expect((await simulate(paths, "json")).status).toBe(status);
  });
});

describe("what can't be played is named on standard error", () => {
  test.each([
    ["nothing.yml", "rfc: nothing.yml: there is no such file or folder.\n"],
    ["none", "rfc: none: there is no *.yml in this folder.\n"],
    ["picture.yml", "rfc: picture.yml: this is no UTF-8 text, so it can't be a scenario.\n"],
  ])("%s", async (path, stderr) => {
    expect(await simulate([path])).toMatchObject({
      stderr,
      stdout: "1 scenario: 0 held, 1 can't be played\n",
    });
  });

  test("each problem on its line, with file, line, column, key and what was expected", async () => {
    const { stderr } = await simulate(["broken.yml"]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines[0]).toMatch(
      /^rfc: broken\.yml:3:5: Found an unknown key at `steps\[0\]\.advanse`, expected .* Did you mean `advance`\?$/u,
    );
    expect(lines[1]).toMatch(
      /^rfc: broken\.yml:4:15: Found an unknown key at `steps\[1\]\.expect\.fase`, expected .* Did you mean `phase`\?$/u,
    );
    expect(lines).toHaveLength(2);
  });

  test("and the other files are played all the same", async () => {
    const { stdout } = await simulate(["broken.yml", "good.yml"], "json");
    expect(JSON.parse(stdout).scenarios).toHaveLength(1);
  });
});

describe("the report for programs", () => {
  test("has the documented keys and no others", async () => {
    const { stdout, stderr } = await simulate(["failing.yml"], "json");
    expect(stderr).toBe("");
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(["scenarios"]);
    const [scenario] = report.scenarios;
    expect(Object.keys(scenario)).toEqual(["name", "file", "ok", "failures", "final", "thread", "requests"]);
    expect(scenario).toMatchObject({ name: "a motion that blocks", file: "failing.yml", ok: false });
    expect(scenario.failures).toEqual([
      { step: 3, key: "phase", expected: "blocked", actual: "proposed" },
      { step: 3, key: "fcp", expected: { endsAt: "2026-01-15T09:00:00Z" }, actual: null },
    ]);
    expect(scenario.final).toMatchObject({
      phase: "proposed",
      mover: "ana",
      fcp: null,
      pull: { state: "open", draft: false },
    });
    expect(scenario.thread[0]).toEqual({
      at: "2026-01-05T09:00:00Z",
      by: "zed",
      kind: "opened",
      body: "RFC: example",
    });
    expect(Object.keys(scenario.requests)).toEqual(["reads", "writes"]);
  });

  test("a folder is its *.yml, in the order of their names", async () => {
    const { stdout } = await simulate(["many"], "json");
    expect(JSON.parse(stdout).scenarios.map((scenario: { file: string }) => scenario.file)).toEqual([
      "many/a.yml",
      "many/b.yml",
    ]);
  });
});

describe("the report for people", () => {
  test("one scenario is its thread, with the time of each entry", async () => {
    const { stdout } = await simulate(["good.yml"]);
    expect(stdout).toContain("✓ a motion (good.yml)\n\n── Mon 5 Jan 2026 09:00 UTC (the start) ─");
    expect(stdout).toContain("  ana commented  👍\n  │ @rfcbot merge\n");
    expect(stdout).toContain("  │ ☑ @ana");
    expect(stdout).not.toContain("<!--");
    expect(stdout.endsWith("\n1 scenario: 1 held\n")).toBe(true);
  });

  test("what did not hold is a diff", async () => {
    const { stdout } = await simulate(["failing.yml"]);
    expect(stdout).toContain(
      "  ✗ phase in step 3, failing.yml:5\n    - blocked\n    + proposed\n\n  ✗ fcp in step 3, failing.yml:5\n    - { endsAt: 2026-01-15T09:00:00Z }\n    + null\n",
    );
    expect(stdout.endsWith("\n1 scenario: 0 held, 1 did not (2 expectations)\n")).toBe(true);
  });

  test("of several, those that held are one line each", async () => {
    const { stdout } = await simulate(["many"]);
    expect(stdout.startsWith("✓ a motion (many/a.yml)\n✗ a motion that blocks (many/b.yml)\n\n── Mon")).toBe(
      true,
    );
    expect(
      stdout.endsWith(
        "\n2 scenarios: 1 held, 1 did not (1 expectation)\n".replace("1 expectation", "2 expectations"),
      ),
    ).toBe(true);
  });

  test("has colours only where they are wanted, and fits the terminal", async () => {
    expect((await simulate(["good.yml"], "pretty", true)).stdout).toContain("\u001b[");
    const { stdout } = await simulate(["failing.yml"]);
    expect(stdout).not.toContain("\u001b");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
