/**
 * What an earlier run found, so that only what changed is looked at again.
 *
 * It lies in the user's cache folder, one file a repository. A document is taken to be the same while its file has the
 * same size and the same times; everything else that its problems depend on is one text, `basis`: while that is the same,
 * what is kept holds. Whatever is wrong with the file, the run goes on without it.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { LinterMemory } from "@rfckit/checkout";
import type { LinkUse, Problem, ReadResult, RepositoryFiles, Stage } from "@rfckit/lint";

/** To be raised whenever the file's form changes. */
const FORM = 1;
/** A file that was written just now might be written again within its time stamp; so long it is not kept, in ms. */
const FRESH = 50;

interface Stamp {
  /** Size in bytes, and times of modification and change in ms. */
  readonly stamp: string;
}

interface KeptDocument extends Stamp {
  readonly stage: Stage;
  readonly problems: readonly Problem[];
  readonly cutOff: boolean;
  readonly links: readonly LinkUse[];
}

interface KeptAnchors extends Stamp {
  readonly anchors: readonly string[];
}

interface KeptFile {
  readonly form: number;
  readonly root: string;
  basis: string;
  configuration: { readonly text: string; readonly value: unknown } | null;
  earlier: { readonly stamp: string; readonly hints: readonly string[] } | null;
  documents: Record<string, KeptDocument>;
  anchors: Record<string, KeptAnchors>;
}

export interface LintCache extends LinterMemory {
  /** What everything that is asked for from now on depends on; what was kept on another basis is forgotten. */
  rest(basis: string): void;
  recall(path: string, file: string): ReadResult | undefined;
  keep(path: string, file: string, result: ReadResult): void;
  rememberAnchors(files: RepositoryFiles): RepositoryFiles;
  /** Writes it, if anything is new. */
  save(): void;
}

export function openCache(root: string, env: Readonly<Record<string, string | undefined>>): LintCache {
  const place = join(cacheFolder(env), `lint-${hashOf(root)}.json`);
  const kept = read(place, root);
  const began = Date.now();
  let isNew = false;
  const stampOf = (file: string): string | null => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() !== true || stats.mtimeMs > began - FRESH) return null;
    return `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
  };
  return {
    configurations: {
      recall: (text) =>
        kept.configuration?.text === text
          ? (kept.configuration.value as ReturnType<LinterMemory["configurations"]["recall"]>)
          : undefined,
      keep(text, value) {
        kept.configuration = { text, value };
        isNew = true;
      },
    },
    hints: {
      recall: (stamp) => (kept.earlier?.stamp === stamp ? kept.earlier.hints : undefined),
      keep(stamp, hints) {
        kept.earlier = { stamp, hints };
        isNew = true;
      },
    },
    rest(basis) {
      if (kept.basis === basis) return;
      kept.basis = basis;
      kept.documents = {};
      kept.anchors = {};
      isNew = true;
    },
    recall(path, file) {
      const known = Object.hasOwn(kept.documents, path) ? kept.documents[path] : undefined;
      if (known === undefined || known.stamp !== stampOf(file)) return undefined;
      const { stamp, ...result } = known;
      return { path, ...result };
    },
    keep(path, file, { stage, problems, cutOff, links }) {
      const stamp = stampOf(file);
      if (stamp === null) delete kept.documents[path];
      else kept.documents[path] = { stamp, stage, problems, cutOff, links };
      isNew = true;
    },
    rememberAnchors(files) {
      const seen = new Map<string, ReadonlySet<string> | null>();
      return {
        ...files,
        anchorsOf(path) {
          const before = seen.get(path);
          if (before !== undefined) return before;
          const stamp = stampOf(join(root, path));
          const known = Object.hasOwn(kept.anchors, path) ? kept.anchors[path] : undefined;
          const isKnown = known !== undefined && stamp !== null && known.stamp === stamp;
          const anchors = isKnown ? new Set(known.anchors) : files.anchorsOf(path);
          seen.set(path, anchors);
          if (!isKnown && anchors !== null && stamp !== null) {
            kept.anchors[path] = { stamp, anchors: [...anchors] };
            isNew = true;
          }
          return anchors;
        },
      };
    },
    save() {
      if (isNew) write(place, kept);
    },
  };
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const usual = env["XDG_CACHE_HOME"] ?? env["LOCALAPPDATA"];
  if (usual !== undefined && usual !== "") return join(usual, "rfckit");
  const home = env["HOME"] ?? homedir();
  if (home === "") return join(tmpdir(), "rfckit");
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

function read(place: string, root: string): KeptFile {
  const empty = {
    form: FORM,
    root,
    basis: "",
    configuration: null,
    earlier: null,
    documents: {},
    anchors: {},
  };
  try {
    const kept = JSON.parse(readFileSync(place, "utf8")) as KeptFile;
    return kept.form === FORM && kept.root === root ? kept : empty;
  } catch {
    return empty;
  }
}

function write(place: string, kept: KeptFile): void {
  const beside = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(beside, JSON.stringify(kept), { mode: 0o600 });
    renameSync(beside, place);
  } catch {
    // A full disk, or no right to write there: then the next run is as slow as this one.
    rmSync(beside, { force: true });
  }
}
