/**
 * The tidy test keeps the house: who may import whom, what stays pure, how files are named and how long they are.
 *
 * Each rule lists the places that break it, in words that say what to do.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const manifestOf = (path: string) => JSON.parse(read(path)) as Record<string, Record<string, string>>;

const files = globSync("**/*.*", {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|coverage)$/.test(path.replaceAll("\\", "/")),
}).map((path) => path.replaceAll("\\", "/"));
const code = files.filter((path) => /\.(ts|mts|mjs)$/.test(path) && !path.includes(".generated."));
/** What is in a package's or an app's room, and of that what isn't its tests. */
const housed = code.filter((path) => /^(packages|apps)\/[^/]+\//.test(path));
const sources = housed.filter((path) => path.split("/")[2] === "src" && !path.endsWith(".test.ts"));

/** Rooms from the innermost on; a room may import those before it, and nobody imports an app. */
const LAYERS = [
  ["core"],
  ["commands", "config", "lint"],
  ["reconciler", "checkout", "starter"],
  ["audit", "github", "reader", "store", "simulator", "remark-preset"],
  ["app", "verify"],
  ["rehearsal"],
];
/** Rooms that a browser could run: they take nothing from Node. */
const PURE = ["core", "commands", "config", "lint", "reconciler", "audit", "reader", "simulator", "starter"];
/** The one part of them that is a server. */
const SERVED = "packages/simulator/src/http/";
const LONGEST_FILE = 400;
const LONG_FILE = 250;

function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** The names that a file imports, in any of the language's ways to. */
function importsOf(path: string): string[] {
  const ways =
    /(?:^|\n)\s*(?:import|export)\s[^;"'`]*?from\s+"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"|\b(?:import|require)\("([^"]+)"\)/g;
  return [...read(path).matchAll(ways)].map(([, from, bare, called]) => from ?? bare ?? called ?? "");
}

function withoutComments(path: string): string {
  return read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}

/** The package that an import names: `zod` of `zod/mini`. */
function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

test("there is a house to keep", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(files).toContain("docs/architecture.md");
});

test("packages import only packages of layers further in, and nobody imports an app", () => {
  const level = (room: string): number => LAYERS.findIndex((layer) => layer.includes(room));
  const apps = files
    .filter((path) => /^apps\/[^/]+\/package\.json$/.test(path))
    .map((path) => String(manifestOf(path)["name"]));
  const broken = sources.flatMap((path) => {
    const own = path.startsWith("apps/") ? LAYERS.length : level(roomOf(path));
    if (own < 0) return [`${path} is in a room without a layer: give it one in scripts/test/tidy.test.ts.`];
    const names = importsOf(path).map(packageOf);
    const outwards = names.filter(
      (name) => name.startsWith("@rfckit/") && level(name.slice("@rfckit/".length)) >= own,
    );
    return [
      ...outwards.map(
        (name) => `${path} imports ${name}: arrows point inwards only. Move the shared part further in.`,
      ),
      ...names
        .filter((name) => apps.includes(name))
        .map((name) => `${path} imports the app ${name}: move the shared part into a package.`),
    ];
  });
  expect(broken).toEqual([]);
});

test("nobody reaches into another room past its package's name", () => {
  const broken = housed.flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith("."))
      .map((name) => join(dirname(path), name).replaceAll("\\", "/"))
      .filter((target) => !target.startsWith(`${path.split("/").slice(0, 2).join("/")}/`))
      .map((target) => `${path} imports ${target}: import the package by its name, and list it.`),
  );
  expect(broken).toEqual([]);
});

test("nobody imports what their package.json doesn't list", () => {
  const shared = Object.keys(manifestOf("package.json")["devDependencies"] ?? {});
  const broken = housed.flatMap((path) => {
    const manifest = manifestOf(join(...path.split("/").slice(0, 2), "package.json"));
    // A package's sources go where its dependencies go. Apps are bundled, and tests stay here.
    const published = sources.includes(path) && path.startsWith("packages/");
    const listed = new Set([
      ...Object.keys(manifest["dependencies"] ?? {}),
      ...(published ? [] : Object.keys(manifest["devDependencies"] ?? {})),
      ...(sources.includes(path) ? [] : shared),
    ]);
    return importsOf(path)
      .filter((name) => !name.startsWith(".") && !name.startsWith("node:") && !name.startsWith("data:"))
      .map(packageOf)
      .filter((name) => !listed.has(name) && !listed.has(`@types/${name}`))
      .map((name) => `${path} imports ${name}: list it in the package's package.json.`);
  });
  expect(broken).toEqual([]);
});

test("pure packages take nothing from Node", () => {
  const globals =
    /\b(?:Buffer|__dirname|setImmediate)\b|\bprocess\.(?:env|cwd|argv|std|exit|platform|hrtime|on\()/;
  const broken = sources
    .filter((path) => path.startsWith("packages/") && PURE.includes(roomOf(path)))
    .filter((path) => !path.startsWith(SERVED))
    .filter(
      (path) =>
        importsOf(path).some((name) => name.startsWith("node:")) || globals.test(withoutComments(path)),
    )
    .map((path) => `${path} needs Node: a browser should be able to run it. Take it as a parameter.`);
  expect(broken).toEqual([]);
});

test("the core has no clock, no chance, nothing asynchronous and no dependency", () => {
  const impure =
    /\bDate\b|\bperformance\b|\bset(?:Timeout|Interval)\b|Math\.random|\bcrypto\b|\basync\b|\bawait\b|\bPromise\b/;
  const broken = sources
    .filter((path) => path.startsWith("packages/core/"))
    .filter(
      (path) => impure.test(withoutComments(path)) || importsOf(path).some((name) => !name.startsWith("./")),
    )
    .map((path) => `${path}: \`now\` is a parameter, and I/O belongs elsewhere.`);
  expect(broken).toEqual([]);
});

test("files are named after what they export, in kebab-case, and none is a drawer for everything", () => {
  const broken = code
    .filter((path) => /^(packages|apps|scripts|bench)\//.test(path))
    .filter((path) => {
      const stem = basename(path).replace(/(\.(test|bench))?\.(ts|mts|mjs)$/, "");
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ||
        /(^|-)(utils?|helpers?|managers?|services?|misc|common)$/.test(stem)
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
  const long = sources
    .map((path) => ({ path, lines: read(path).split("\n").length }))
    .filter(({ lines }) => lines >= LONG_FILE);
  for (const { path, lines } of long) console.log(`look twice: ${path} has ${lines} lines.`);
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
    .filter((path) => !/^.{20,120}$/.test(String(manifestOf(path)["description"])))
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
