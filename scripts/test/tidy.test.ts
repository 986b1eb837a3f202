/**
 * The tidy test keeps the house: who may import whom, what stays pure, how files are named and how long they are.
 *
 * Each rule lists the places that break it, in words that say what to do.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const code = files.filter((path) => /\.(ts|mts|mjs)$/.test(path) && !path.includes(".generated."));
const sources = code.filter(
  (path) => /^(packages|apps)\/[^/]+\/src\//.test(path) && !path.endsWith(".test.ts"),
);

/** Rooms from the innermost on; a room may import those before it, and nobody imports an app. */
const LAYERS = [["core"], ["commands", "config", "lint"], ["reconciler"], ["github", "store", "simulator"]];
/** Rooms that a browser could run: they import nothing from Node. */
const PURE = ["core", "commands", "config", "lint", "reconciler", "simulator"];
const LONGEST_FILE = 400;

function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function importsOf(path: string): string[] {
  return [
    ...read(path).matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g),
  ].map((found) => found[1] ?? found[2] ?? "");
}

test("packages import only packages of layers further in", () => {
  const level = (room: string): number => LAYERS.findIndex((layer) => layer.includes(room));
  const broken = sources.flatMap((path) => {
    const own = path.startsWith("apps/") ? LAYERS.length : level(roomOf(path));
    return importsOf(path)
      .filter((name) => name.startsWith("@rfckit/") && level(name.slice("@rfckit/".length)) >= own)
      .map((name) => `${path} imports ${name}: arrows point inwards only. Move the shared part further in.`);
  });
  expect(broken).toEqual([]);
});

test("nobody imports what their package.json doesn't list", () => {
  const broken = sources.flatMap((path) => {
    const manifest = JSON.parse(read(join(...path.split("/").slice(0, 2), "package.json"))) as Record<
      string,
      Record<string, string>
    >;
    const listed = new Set(Object.keys({ ...manifest["dependencies"], ...manifest["devDependencies"] }));
    return importsOf(path)
      .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      )
      .filter((name) => !listed.has(name) && !listed.has(`@types/${name}`))
      .map((name) => `${path} imports ${name}: list it in the package's package.json.`);
  });
  expect(broken).toEqual([]);
});

test("pure packages import nothing from Node", () => {
  const broken = sources
    .filter((path) => path.startsWith("packages/") && PURE.includes(roomOf(path)))
    .filter((path) => importsOf(path).some((name) => name.startsWith("node:")))
    .map((path) => `${path} imports from Node: a browser should be able to run it. Take it as a parameter.`);
  expect(broken).toEqual([]);
});

test("the core has no clock, no chance, nothing asynchronous and no dependency", () => {
  const broken = sources
    .filter((path) => path.startsWith("packages/core/"))
    .filter((path) => {
      const text = read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return (
        /\bDate\b|Math\.random|\basync\b|\bawait\b|\bPromise\b/.test(text) ||
        importsOf(path).some((name) => !name.startsWith("./"))
      );
    })
    .map((path) => `${path}: \`now\` is a parameter, and I/O belongs elsewhere.`);
  expect(broken).toEqual([]);
});

test("files are named after what they export, in kebab-case, and none is a drawer for everything", () => {
  const broken = code
    .filter((path) => /^(packages|apps|scripts|bench)\//.test(path))
    .filter((path) => {
      const stem = basename(path).replace(/(\.test)?\.(ts|mts|mjs)$/, "");
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ||
        /^(utils?|helpers?|managers?|services?|misc|common)$/.test(stem)
      );
    })
    .map((path) => `${path}: say in kebab-case what is in it.`);
  expect(broken).toEqual([]);
});

test("no source file has grown past its purpose", () => {
  const broken = code
    .map((path) => ({ path, lines: read(path).split("\n").length }))
    .filter(({ lines, path }) => lines > (path.endsWith(".test.ts") ? 2 * LONGEST_FILE : LONGEST_FILE))
    .map(({ path, lines }) => `${path} has ${lines} lines: it has two purposes. Take one out.`);
  expect(broken).toEqual([]);
});

test("source files open with what they are for", () => {
  const broken = sources
    .filter((path) => basename(path) !== "index.ts" && !/^(#!.*\n)?\/(\*\*|\/)/.test(read(path)))
    .filter((path) => read(path).split("\n").length > 20)
    .map((path) => `${path}: begin with a comment that says what the file is for.`);
  expect(broken).toEqual([]);
});

test("nothing unfinished, focused or left behind", () => {
  const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "XX" + "X:", "\\.on" + "ly\\("].join("|"));
  const broken = code
    .filter((path) => path !== "scripts/test/tidy.test.ts" && marks.test(read(path)))
    .map((path) => `${path} has a mark of unfinished work. Finish it, or say it in an issue.`);
  expect(broken).toEqual([]);
});

test("the lockfile names no registry's host", () => {
  expect(read("pnpm-lock.yaml").match(/https?:\/\/[^\s'"]+/g) ?? []).toEqual([]);
});

test("every package says in one line what it is", () => {
  const broken = files
    .filter((path) => /^(packages|apps)\/[^/]+\/package\.json$/.test(path))
    .filter(
      (path) =>
        !/^.{20,120}$/.test(String((JSON.parse(read(path)) as Record<string, unknown>)["description"])),
    )
    .map((path) => `${path}: describe the package in one line.`);
  expect(broken).toEqual([]);
});

test("links between the documents lead somewhere", () => {
  const broken = files
    .filter((path) => /^(README\.md|docs\/.*\.md|accepted\/.*\.md)$/.test(path))
    .flatMap((path) =>
      [
        ...read(path)
          .replace(/```[\s\S]*?```|`[^`\n]*`/g, "")
          .matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g),
      ]
        .map((found) => found[1] ?? "")
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(root, normalize(join(dirname(path), target)))))
        .map((target) => `${path} links to ${target}, which isn't there.`),
    );
  expect(broken).toEqual([]);
});
