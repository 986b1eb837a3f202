/**
 * What an earlier run found, so that only what changed is looked at again.
 *
 * It lies in the user's cache folder, one file a repository. A document is taken to be the same while its file has the
 * same size and the same times; everything else that its problems depend on is one text, `basis`: while that is the same,
 * what is kept holds. Whatever is wrong with the file, the run goes on without it.
 *
 * The file's first line is about the whole, each further one about a document, and the last one says how long it is. A
 * document's line stays a text until it is asked for.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LinterMemory } from "@rfckit/checkout";
import type { RepositoryFiles } from "@rfckit/lint";
import { Entries } from "./cache-entries.ts";
import { type KeptText, recallAnchors } from "./kept-text.ts";

/** To be raised whenever the file's form changes. */
const FORM = 2;
/** A file that was written just now might be written again within its time stamp; so long it is not kept, in ms. */
const FRESH = 50;

interface Head {
  readonly form: number;
  readonly root: string;
  basis: string;
  configuration: { readonly text: string; readonly value: unknown } | null;
  earlier: { readonly stamp: string; readonly hints: readonly string[] } | null;
}

interface Kept {
  readonly head: Head;
  readonly entries: Entries;
}

export interface LintCache extends LinterMemory {
  /** What everything that is asked for from now on depends on; what was kept on another basis is forgotten. */
  rest(basis: string): void;
  recall(path: string, file: string): KeptText | undefined;
  keep(path: string, file: string, text: KeptText): void;
  rememberAnchors(files: RepositoryFiles): RepositoryFiles;
  /** Writes it, if anything is new. */
  save(): void;
}

export async function openCache(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LintCache> {
  const place = join(await cacheFolder(env), `lint-${hashOf(root)}.txt`);
  const { head, entries } = read(place, root);
  const began = Date.now();
  let isNew = false;
  /** Size in bytes, and times of modification and change in ms. */
  const stampOf = (file: string): string | null => {
    try {
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats?.isFile() !== true || stats.mtimeMs > began - FRESH) return null;
      return `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
    } catch {
      // A link may lead to where nobody may look, in a circle, or below a file.
      return null;
    }
  };
  return {
    configurations: {
      recall: (text) =>
        head.configuration?.text === text
          ? (head.configuration.value as ReturnType<LinterMemory["configurations"]["recall"]>)
          : undefined,
      keep(text, value) {
        head.configuration = { text, value };
        isNew = true;
      },
    },
    hints: {
      recall: (stamp) => (head.earlier?.stamp === stamp ? head.earlier.hints : undefined),
      keep(stamp, hints) {
        head.earlier = { stamp, hints };
        isNew = true;
      },
    },
    rest(basis) {
      if (head.basis === basis) return;
      head.basis = basis;
      entries.clear();
      isNew = true;
    },
    recall(path, file) {
      const known = entries.get(path);
      return known === undefined || known.result === "" || known.stamp !== stampOf(file) ? undefined : known;
    },
    keep(path, file, { anchors, result }) {
      const stamp = stampOf(file);
      if (stamp === null) entries.delete(path);
      else entries.set(path, { stamp, anchors, result });
      isNew = true;
    },
    rememberAnchors(files) {
      const seen = new Map<string, ReadonlySet<string> | null>();
      const find = (path: string): ReadonlySet<string> | null => {
        const stamp = stampOf(join(root, path));
        const entry = entries.get(path);
        const known = entry?.stamp === stamp ? entry : undefined;
        const before = known === undefined ? null : recallAnchors(known);
        if (before !== null) return before;
        const anchors = files.anchorsOf(path);
        if (anchors !== null && stamp !== null) {
          entries.set(path, { stamp, anchors: JSON.stringify([...anchors]), result: known?.result ?? "" });
          isNew = true;
        }
        return anchors;
      };
      return {
        ...files,
        anchorsOf(path) {
          const before = seen.get(path);
          if (before !== undefined) return before;
          const anchors = find(path);
          seen.set(path, anchors);
          return anchors;
        },
      };
    },
    save() {
      if (isNew) write(place, { head, entries });
    },
  };
}

async function cacheFolder(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const usual = env["XDG_CACHE_HOME"] ?? env["LOCALAPPDATA"];
  if (usual !== undefined && usual !== "") return join(usual, "rfckit");
  // Loaded only where the environment doesn't say it.
  const home = env["HOME"] ?? (await import("node:os")).homedir();
  if (home === "") return join((await import("node:os")).tmpdir(), "rfckit");
  return process.platform === "darwin"
    ? join(home, "Library", "Caches", "rfckit")
    : join(home, ".cache", "rfckit");
}

/** Two roots of one name would only forget each other's: the root itself stands in the file. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16);
}

function read(place: string, root: string): Kept {
  try {
    const [first = "", ...lines] = readFileSync(place, "utf8").split("\n");
    const length = Number(lines.pop());
    const head = JSON.parse(first) as Head;
    const isWhole = lines.reduce((sum, line) => sum + line.length, first.length) === length;
    if (isWhole && head.form === FORM && head.root === root) return { head, entries: new Entries(lines) };
  } catch {
    // It is absent, or none that this version has written.
  }
  const head = { form: FORM, root, basis: "", configuration: null, earlier: null };
  return { head, entries: new Entries() };
}

function write(place: string, { head, entries }: Kept): void {
  const beside = `${place}.${process.pid}`;
  const lines = [JSON.stringify(head), ...entries.lines()];
  lines.push(String(lines.reduce((sum, line) => sum + line.length, 0)));
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  } catch {
    // No right to write there, or a file in its place: then the next run is as slow as this one.
    return;
  }
  try {
    writeFileSync(beside, lines.join("\n"), { mode: 0o600 });
    renameSync(beside, place);
  } catch {
    // Likewise, or a full disk.
    rmSync(beside, { force: true });
  }
}
