/**
 * The published form: built, put into an empty folder beside what a user has installed, and run by the machine's own Node
 * where there is one, which may be an older one than ours.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPreset } from "../build-preset.ts";
import { describeAtLength } from "./at-length.ts";
import { PACKAGE } from "./remark-stage.ts";

const SLOW = 60_000;
let home = "";

/** What is installed beside it, each with its own dependencies where it lies. */
const INSTALLED = [
  ...["remark", "remark-cli", "remark-frontmatter", "remark-gfm", "unified"].map((name) => [name, PACKAGE]),
  ["remark-parse", join(PACKAGE, "../lint")],
] as const;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "rfc-published-"));
  const modules = join(home, "node_modules");
  mkdirSync(modules);
  await buildPreset(join(home, "built"));
  cpSync(join(home, "built"), join(modules, "remark-preset-lint-rfc"), { recursive: true });
  for (const [name = "", from = ""] of INSTALLED)
    symlinkSync(join(from, "node_modules", name), join(modules, name), "junction");
}, SLOW);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const node = findNode();

function run(...args: readonly string[]) {
  return spawnSync(node, [...args], { cwd: home, encoding: "utf8" });
}

describeAtLength(
  `with Node ${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}`,
  {
    timeout: SLOW,
  },
  () => {
    test("it finds a problem, by a preset and by a rule's name, with a configuration, templates and front matter", () => {
      const write = (path: string, text: string) => {
        mkdirSync(join(home, path, ".."), { recursive: true });
        writeFileSync(join(home, path), text);
      };
      write(
        ".remarkrc.json",
        '{"plugins":["preset-lint-rfc",["remark-preset-lint-rfc/image-alt",["error"]]]}',
      );
      write(
        ".github/rfcbot.yml",
        "lint: { rules: { section-name: info }, overrides: [{ files: accepted/x*, stage: draft }] }\n",
      );
      write("templates/full.md", "# Why\n\n# How\n");
      write("accepted/a.md", "---\nstage: ful\n---\n\n# Why\n\nText.\n\n# Hw\n\n![](a.md)\n");
      const { status, stderr } = run("node_modules/remark-cli/cli.js", "--no-color", "accepted");
      expect(stderr.match(/^\d+:.* rfc-lint$/gmu)?.map((line) => line.replaceAll(/ {2,}/gu, " "))).toEqual([
        expect.stringMatching(/^2:1-2:6 error Found "ful" as the stage.* front-matter rfc-lint$/u),
        expect.stringMatching(
          /^9:1-9:5 info Found the heading "Hw", expected "How".* section-name rfc-lint$/u,
        ),
        expect.stringMatching(/^11:1-11:10 error The picture has no text alternative.* image-alt rfc-lint$/u),
      ]);
      expect(status).toBe(1);
    });

    test("its parser is guarded: the thread is in the package, too", () => {
      const script = `import { remark } from 'remark';
import preset from 'remark-preset-lint-rfc';
const began = performance.now();
const file = { path: "accepted/b.md", value: "*a_".repeat(21845) };
await remark().use(preset).process(file).catch((error) => console.log(error.ruleId, performance.now() - began < 20000));
`;
      writeFileSync(join(home, "guarded.mjs"), script);
      expect(run("guarded.mjs").stdout).toBe("time-limit true\n");
    });

    test("a plain run needs a part of it only: no YAML, no schema, no patterns, no native parser, no thread", () => {
      const bundle = join(home, "node_modules/remark-preset-lint-rfc");
      const needed = new Set(["index.js", "reference.js"]);
      for (const name of needed)
        for (const [, next = ""] of readFileSync(join(bundle, name), "utf8").matchAll(
          /\b(?:from|import)"\.\/([^"]+)"/gu,
        ))
          needed.add(next);
      const lean = join(home, "lean");
      cpSync(join(bundle, "package.json"), join(lean, "package.json"));
      for (const name of needed) cpSync(join(bundle, name), join(lean, name));
      const size = [...needed].reduce((sum, name) => sum + statSync(join(bundle, name)).size, 0);
      expect(size).toBeLessThan(100 * 1024);
      const script = `import { remark } from 'remark';
import preset from './lean/index.js';
const file = { cwd: "/", path: "/nowhere/a.md", value: "# Summary\\n\\n[a](gone.md)\\n" };
const { messages } = await remark().use(preset).process(file);
console.log(messages.filter(({ ruleId }) => ruleId === "link-relative").length);
`;
      writeFileSync(join(home, "lean.mjs"), script);
      expect(run("lean.mjs")).toMatchObject({ stdout: "1\n", stderr: "" });
    });
  },
);

/** The first on the path that isn't the workspace's own. */
function findNode(): string {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const workspace = realpathSync(join(PACKAGE, "../..")) + sep;
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path) && !realpathSync(path).startsWith(workspace));
  return found ?? process.execPath;
}
