/**
 * Hunts one planted bug, as a process of its own: `node hunt.ts <bug> <seed>` says in a line of JSON which proof
 * found it, if any did.
 *
 * The proofs are the general ones, a little of each. What is pinned is not looked at: that anything changed proves
 * nothing about right and wrong.
 */
import { join } from "node:path";
import type { Failure, Part } from "../proof.ts";
import { BUGS } from "./bugs.ts";
import { plant } from "./plant.ts";

/** Who found it, and how; `null` where it survived. */
export type Hunted = { readonly by: string; readonly failure: Failure } | null;

const ALL = ["worlds", "models", "crashes", "laws", "fuzz"] as const;

/** Of each world this many states are looked at. */
const STATES = 2000;
/** And this many histories. */
const HISTORIES = 8000;
/** A part of the other proofs gets this long, in ms: shared where all of a proof's parts hunt. */
const PATIENCE = 150_000;

const [name, seed] = process.argv.slice(2);
const bug = BUGS.find((each) => each.name === name);
if (name !== "none" && bug === undefined) throw new Error(`There is no bug called "${name}" to plant.`);
if (bug !== undefined) plant(bug, join(import.meta.dirname, "../../../.."));

// A promise that is never kept must not end the process as if all were well.
const alive = setInterval(() => {}, 1000);
const order = [...new Set([...(bug?.by ?? []), ...ALL])];
let hunted: Hunted = null;
for (const hunter of order) {
  hunted ??= await hunt(hunter, Number(seed));
}
clearInterval(alive);
process.stdout.write(`${JSON.stringify(hunted)}\n`, () => process.exit(0));

/** Lets one proof hunt, or one part of it. */
async function hunt(hunter: string, chance: number): Promise<Hunted> {
  const [proof] = hunter.split("/");
  if (proof === "worlds") return huntInWorlds(hunter);
  if (proof === "models") return huntByModel(chance);
  const parts = await partsOf(proof);
  return huntWith(proof === hunter ? parts : parts.filter((part) => part.name === hunter), chance);
}

async function partsOf(proof: string | undefined): Promise<readonly Part[]> {
  if (proof === "crashes") return (await import("../crashes/index.ts")).crashParts();
  if (proof === "laws") return (await import("../laws/index.ts")).lawParts();
  return (await import("../fuzz/index.ts")).fuzzParts();
}

async function huntInWorlds(hunter: string): Promise<Hunted> {
  const { WORLDS } = await import("../worlds/worlds.ts");
  const { explore } = await import("../worlds/explore.ts");
  for (const world of WORLDS) {
    if (hunter !== "worlds" && hunter !== `worlds/${world.name}`) continue;
    const { broken } = explore(world, { goOn: (states) => states < STATES });
    if (broken !== null) return { by: `worlds/${world.name}`, failure: broken };
  }
  return null;
}

async function huntByModel(chance: number): Promise<Hunted> {
  const { compareHistories } = await import("../models/index.ts");
  const { secondOpinion } = await import("../models/second-opinion.ts");
  const amount = { usual: HISTORIES, nth: (count: number) => count, model: secondOpinion };
  const job = { seed: chance, until: null, progress: () => {} };
  const [failure] = (await compareHistories(job, amount)).failures;
  return failure === undefined ? null : { by: "models", failure };
}

/** A part that draws by chance goes on while its time lasts, and the others stop at a failure: either ends soon. */
async function huntWith(parts: readonly Part[], chance: number): Promise<Hunted> {
  for (const part of parts) {
    const job = { seed: chance, until: Date.now() + PATIENCE / parts.length, progress: () => {} };
    const [failure] = (await part.run(job)).failures;
    if (failure !== undefined) return { by: part.name, failure };
  }
  return null;
}
