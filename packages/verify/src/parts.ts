/**
 * All proofs there are, in their parts. A new proof is a folder of its own, and a line in each of these tables.
 *
 * A proof is loaded only where it is run: a process that runs one part of one needn't wait for the others.
 */
import type { Part } from "./proof.ts";

/** The proofs, in the order in which they are reported. */
export const PROOFS = ["worlds", "models", "crashes", "storage", "laws", "fuzz", "planted"] as const;

export type ProofName = (typeof PROOFS)[number];

const LOAD: Readonly<Record<ProofName, () => Promise<readonly Part[]>>> = {
  worlds: async () => (await import("./worlds/index.ts")).worldParts(),
  models: async () => (await import("./models/index.ts")).modelParts(),
  crashes: async () => (await import("./crashes/index.ts")).crashParts(),
  storage: async () => (await import("./storage/index.ts")).storageParts(),
  laws: async () => (await import("./laws/index.ts")).lawParts(),
  fuzz: async () => (await import("./fuzz/index.ts")).fuzzParts(),
  planted: async () => (await import("./planted/index.ts")).plantedParts(),
};

/** What each proof counts: the numbers that tell how much was proved. */
export const COUNTED: Readonly<Record<ProofName, readonly string[]>> = {
  worlds: ["states", "transitions"],
  models: ["histories"],
  crashes: ["single", "double"],
  storage: ["mishaps"],
  laws: ["runs"],
  fuzz: ["inputs"],
  planted: ["found", "total"],
};

/** The parts of these proofs, in the order in which they are reported. */
export async function loadParts(proofs: readonly ProofName[]): Promise<Part[]> {
  const wanted = PROOFS.filter((proof) => proofs.includes(proof));
  return (await Promise.all(wanted.map((proof) => LOAD[proof]()))).flat();
}

/** The proof that a part belongs to: `worlds` of `worlds/texts`. */
export function proofOf(part: string): string {
  return part.split("/")[0] ?? part;
}
