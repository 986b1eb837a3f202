/**
 * The remark preset as it is published: a folder that is a whole package, `packages/remark-preset/dist`.
 *
 * What remark's users have anyway stays a dependency: remark-gfm and remark-frontmatter above all, for one that is
 * bundled would be another plugin than theirs, and run beside it. Everything else is in the bundle.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "rolldown";

const preset = import.meta.dirname;
const root = join(preset, "..", "..");

/** Of the linter's own too: the reference parser is made of them. */
const SHARED = ["remark-frontmatter", "remark-gfm", "remark-parse", "unified"];

export async function buildPreset(dist: string): Promise<void> {
  const source = join(preset, "src");
  const rules = readdirSync(join(source, "rules")).map((name) => basename(name, ".ts"));
  rmSync(dist, { recursive: true, force: true });
  await build({
    input: {
      index: join(source, "index.ts"),
      "parse-trial": join(source, "parse-trial.ts"),
      ...Object.fromEntries(rules.map((id) => [`rules/${id}`, join(source, "rules", `${id}.ts`)])),
    },
    platform: "node",
    external: (id) => SHARED.includes(id),
    // Only the reference parser is used here; what is native stays away.
    plugins: [{ name: "no-native-parser", load: (id) => (isFastParser(id) ? "throw new Error()" : null) }],
    output: {
      dir: dist,
      format: "esm",
      chunkFileNames: "[name].js",
      minify: { compress: true, mangle: true },
    },
    logLevel: "warn",
  });
  writeManifest(dist);
  writeTypes(dist, rules);
  for (const [from, to] of [
    [join(root, "LICENSE"), "LICENSE"],
    [join(preset, "README.md"), "README.md"],
  ] as const)
    cpSync(from, join(dist, to));
}

function isFastParser(id: string): boolean {
  return id.replaceAll("\\", "/").endsWith("/packages/lint/src/parsers/fast.ts");
}

function writeManifest(dist: string): void {
  const { name, version, description, license, type, engines, keywords } = readManifest(preset);
  const lint = readManifest(join(root, "packages", "lint"));
  const dependencies = Object.fromEntries(SHARED.map((each) => [each, lint.dependencies[each]]));
  const exports = {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./*": { types: "./rules/*.d.ts", default: "./rules/*.js" },
  };
  const manifest = { name, version, description, license, keywords, type, engines, exports, dependencies };
  writeFileSync(join(dist, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

type Manifest = Readonly<Record<string, unknown>> & {
  readonly dependencies: Readonly<Record<string, string>>;
};

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Few enough to be written here. */
function writeTypes(dist: string, rules: readonly string[]): void {
  writeFileSync(
    join(dist, "index.d.ts"),
    'import type { Preset } from "unified";\n\ndeclare const preset: Preset;\nexport default preset;\n',
  );
  const rule = `import type { Plugin } from "unified";

type Label = "on" | "off" | "warn" | "error" | 0 | 1 | 2 | boolean;

declare const plugin: Plugin<[(Label | [Label?] | null)?]>;
export default plugin;
`;
  mkdirSync(join(dist, "rules"), { recursive: true });
  for (const id of rules) writeFileSync(join(dist, "rules", `${id}.d.ts`), rule);
}
