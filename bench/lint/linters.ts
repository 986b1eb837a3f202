/**
 * The commands that are measured: `rfc lint` as it is published, its peers as their makers have them run, and the floor
 * that nothing on Node gets below.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Command {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Linters {
  /** A Node that does nothing. */
  readonly floor: Command;
  rfc(cwd: string, ...args: string[]): Command;
  /** `path`: a document, or nothing for all that are in the folder `accepted`. */
  markdownlint(cwd: string, path?: string): Command;
  remark(cwd: string, path?: string): Command;
  rumdl(cwd: string, ...args: string[]): Command;
}

const root = join(import.meta.dirname, "..", "..");
const peers = join(import.meta.dirname, "peers", "node_modules");
export const BUNDLE = join(root, "apps", "cli", "dist", "rfc.js");
const PLUGINS = ["remark-gfm", "remark-frontmatter", "remark-preset-lint-recommended"];
const NAMES = ["markdownlint-cli2", "remark-cli", ...PLUGINS, "rumdl"];

/** All of them run on the same Node, but for rumdl, which is a program of its own; `caches` is where ours remembers. */
export function createLinters(node: string, caches: string): Linters {
  // Reading the certificates that this machine adds for every Node would take longer than linting a document.
  const { NODE_EXTRA_CA_CERTS, NODE_OPTIONS, FORCE_COLOR, ...rest } = process.env;
  const env = { ...rest, NO_COLOR: "1", XDG_CACHE_HOME: caches };
  const native = findRumdl();
  const plugins = PLUGINS.flatMap((name) => ["--use", join(peers, name, "index.js")]);
  const onNode = (name: string, cwd: string, ...args: string[]): Command => ({
    name,
    program: node,
    args,
    cwd,
    env,
  });
  return {
    floor: onNode("node -e 0", root, "-e", "0"),
    rfc: (cwd, ...args) => onNode("rfc lint", cwd, BUNDLE, "lint", ...args),
    markdownlint: (cwd, path = "accepted/**/*.md") =>
      onNode(
        "markdownlint-cli2",
        cwd,
        join(peers, "markdownlint-cli2", "markdownlint-cli2-bin.mjs"),
        path.replaceAll("\\", "/"),
      ),
    remark: (cwd, path = "accepted") =>
      onNode(
        "remark-cli",
        cwd,
        join(peers, "remark-cli", "cli.js"),
        path,
        ...plugins,
        "--no-stdout",
        "--no-color",
      ),
    rumdl: (cwd, ...args) => ({ name: "rumdl", program: native, args: ["check", ...args], cwd, env }),
  };
}

/** The program itself, without the script around it that starts it: that one costs as much as a Node. */
function findRumdl(): string {
  const scope = join(peers, "@rumdl");
  const [folder] = readdirSync(scope).filter((name) => name.startsWith("cli-"));
  if (folder === undefined) throw new Error(`rumdl has no program for ${process.platform} ${process.arch}.`);
  return join(scope, folder, process.platform === "win32" ? "rumdl.exe" : "rumdl");
}

/** Such as `rumdl 0.2.75`. */
export function peerVersions(): string[] {
  return NAMES.map((name) => {
    const manifest = readFileSync(join(peers, name, "package.json"), "utf8");
    return `${name} ${(JSON.parse(manifest) as { version: string }).version}`;
  });
}
