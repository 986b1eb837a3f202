/** One look at a document for all the rules of a processor: the first that asks has it done, the others wait for it. */
import type { RuleId } from "@rfckit/lint";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { type Levels, type Look, lintFile } from "./lint-file.ts";
import type { Sayings } from "./say.ts";

export interface Asked {
  readonly tree: Root;
  readonly file: VFile;
  readonly levels: Levels;
}

interface SharedLook extends Asked {
  readonly value: VFile["value"];
  readonly look: Promise<Look>;
  /** The rules that have had theirs. */
  readonly served: Set<RuleId>;
}

const looks = new WeakMap<VFile, SharedLook>();

/** What a rule has to say of it. What is wrong with the repository is said once, and not by every rule. */
export async function shareLook(id: RuleId, asked: Asked): Promise<Sayings> {
  let shared = looks.get(asked.file);
  if (shared === undefined || !isSame(shared, asked) || shared.served.has(id)) {
    shared = { ...asked, value: asked.file.value, look: lintFile(asked), served: new Set() };
    looks.set(asked.file, shared);
  }
  const isFirst = shared.served.size === 0;
  shared.served.add(id);
  const { troubles, problems } = await shared.look;
  return { problems: problems.get(id) ?? [], troubles: isFirst ? troubles : [] };
}

function isSame(shared: SharedLook, { tree, file, levels }: Asked): boolean {
  return shared.tree === tree && shared.value === file.value && shared.levels === levels;
}
