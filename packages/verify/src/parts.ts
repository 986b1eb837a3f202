/**
 * All proofs there are, in their parts. A new proof is a folder of its own, and a line here.
 */
import { crashParts } from "./crashes/index.ts";
import { fuzzParts } from "./fuzz/index.ts";
import { lawParts } from "./laws/index.ts";
import { modelParts } from "./models/index.ts";
import { plantedParts } from "./planted/index.ts";
import type { Part } from "./proof.ts";
import { worldParts } from "./worlds/index.ts";

/** The proofs, in the order in which they are reported. */
export const PROOFS = ["worlds", "models", "crashes", "laws", "fuzz", "planted"] as const;

export type ProofName = (typeof PROOFS)[number];

/** What each counts first: the number that tells how much was proved. */
export const COUNTED: Readonly<Record<ProofName, readonly string[]>> = {
  worlds: ["states", "transitions"],
  models: ["histories"],
  crashes: ["single", "double"],
  laws: ["runs"],
  fuzz: ["inputs"],
  planted: ["found", "total"],
};

export function allParts(): Part[] {
  return [
    ...worldParts(),
    ...modelParts(),
    ...crashParts(),
    ...lawParts(),
    ...fuzzParts(),
    ...plantedParts(),
  ];
}

export function proofOf(part: string): string {
  return part.split("/")[0] ?? part;
}
