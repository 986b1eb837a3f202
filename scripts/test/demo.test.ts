import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

// Each starts a process, some of them a server in it.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const ROOT = resolve(import.meta.dirname, "../..");
let folder = "";
let told: ReturnType<typeof demo>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rfc-demo-"));
  const steps = '  - comment: { by: ana, body: "@rfcbot merge" }\n  - expect: { phase: accepted }\n';
  writeFileSync(join(folder, "failing.yml"), `name: too soon\nsteps:\n${steps}`);
  writeFileSync(join(folder, "broken.yml"), "name: broken\nsteps:\n  - advance: soon\n");
  told = demo();
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Each is a process of its own: all of them run where tests that take long do. */
const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";

/** As npm starts it: in the project's root, from wherever the person stands. */
function demo(...args: readonly string[]) {
  // Node itself warns of both variables together.
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, INIT_CWD: folder, NO_COLOR: "1" };
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/demo.ts"), ...args], {
    cwd: ROOT,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr, took: performance.now() - start };
}

const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "a malformed one",
    ["broken.yml"],
    /^demo: broken\.yml:3:5: Found `soon` at `steps\[0\]\.advance`, expected a length of time/u,
  ],
  [
    "a missing one",
    ["none.yml"],
    /^demo: none\.yml can't be read\. Name a scenario file, or none for the built-in story\.$/mu,
  ],
  ["too many", ["a", "b"], /^demo: found `a` `b`, expected one scenario file or nothing\.$/mu],
];

describe("the demo", () => {
  test("tells an RFC's life to the merge, within five seconds, and says what to try next", () => {
    const { status, stdout, stderr } = told;
    // Once more where the machine was busy with something else: the best of three is what the demo takes.
    let took = told.took;
    for (let more = 0; more < 2 && took >= 5000; more += 1) took = Math.min(took, demo().took);
    expect(took).toBeLessThan(5000);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const stations = [
      "→ phase: draft",
      "» zed has an early idea",
      "rfcbot[bot] commented",
      "→ phase: proposed",
      "☑ @ben: signed by comment",
      "→ phase: final-comment-period",
      "@rfcbot object epoch interruption",
      "→ phase: blocked",
      "@rfcbot resolve epoch interruption",
      "(the end was moved)",
      "● rfcbot[bot] merged",
      "→ phase: accepted",
      "✓ Everything went as the scenario expects.",
      "What to try next",
    ];
    const places = stations.map((station) => stdout.indexOf(station));
    expect(places, JSON.stringify(stations)).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(stdout).not.toContain("<!--");
  });

  test("what it says to try next can be tried", () => {
    const next = told.stdout.split("What to try next")[1] ?? "";
    const files = new Set([...next.matchAll(/\S+\.yml/gu)].map(([file]) => file));
    expect(files.size).toBeGreaterThan(1);
    // Whether those stories hold, the simulator's own tests say.
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });

  test("of a scenario that fails says where, and exits with 1", () => {
    const { status, stdout } = demo("failing.yml");
    expect(status).toBe(1);
    expect(stdout).toContain("✗ phase in step 2, failing.yml:4\n    - accepted\n    + proposed\n");
    expect(stdout).toContain("✗ 1 of the scenario's expectations did not hold; see above.");
  });

  test.each(REFUSED.slice(THOROUGH ? 0 : 2))("refuses %s with one line and 2", (_, args, message) => {
    const { status, stdout, stderr } = demo(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
