/** The file's `faults` in the simulator's words. */
import type { Faults } from "../github/faults.ts";
import type { Actions } from "./schema.ts";

export function toFaults(faults: Actions["faults"]): Faults {
  return {
    lose: faults.lose ?? false,
    duplicate: faults.duplicate ?? 1,
    reorder: faults.reorder ?? false,
    ...(faults.fail === undefined ? {} : { fail: faults.fail }),
    ...(faults["fail-after"] === undefined ? {} : { failAfter: faults["fail-after"] }),
    ...(faults["crash-after"] === undefined ? {} : { crashAfter: faults["crash-after"] }),
  };
}
