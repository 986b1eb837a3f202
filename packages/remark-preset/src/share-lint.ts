/** A document is linted once for all rules of a processor: the first that asks has it done, the others wait for it. */
import type { RuleId } from "@rfckit/lint";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { type Levels, type Linted, lintFile } from "./lint-file.ts";
import type { Sayings } from "./say.ts";

export interface Asked {
  readonly tree: Root;
  readonly file: VFile;
  readonly levels: Levels;
}

interface SharedLint extends Asked {
  readonly value: VFile["value"];
  readonly linting: Promise<Linted>;
  /** The rules that have had theirs. */
  readonly served: Set<RuleId>;
}

const shares = new WeakMap<VFile, SharedLint>();

/** What a rule has to say of it. What is wrong with the repository is said once, and not by every rule. */
export async function shareLint(id: RuleId, asked: Asked): Promise<Sayings> {
  let shared = shares.get(asked.file);
  if (shared === undefined || !isSame(shared, asked) || shared.served.has(id)) {
    shared = { ...asked, value: asked.file.value, linting: lintFile(asked), served: new Set() };
    shares.set(asked.file, shared);
  }
  const isFirst = shared.served.size === 0;
  shared.served.add(id);
  const { troubles, problems } = await shared.linting;
  return { problems: problems.get(id) ?? [], troubles: isFirst ? troubles : [] };
}

function isSame(shared: SharedLint, { tree, file, levels }: Asked): boolean {
  return shared.tree === tree && shared.value === file.value && shared.levels === levels;
}
