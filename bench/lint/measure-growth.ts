/** How time and memory grow with the documents' bytes: the one in proportion, the other not at all. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Linters } from "./linters.ts";
import { median } from "./measure.ts";
import { time, watch } from "./run-command.ts";
import { writeRepository } from "./write-repository.ts";

export interface Grown {
  readonly megabytes: number;
  readonly documents: number;
  /** In ms. */
  readonly times: readonly number[];
  readonly floors: readonly number[];
  /** In MB. */
  readonly peaks: readonly number[];
  /** Without what Node takes to start. */
  readonly msPerMb: number;
}

/** Real RFCs are of 14 KB on average. */
const DOCUMENTS_PER_MB = 71;
const SIZES = [1, 10, 100];
/** Each of the largest takes seconds. */
const MOST_OF_THE_LARGEST = 3;

export function measureGrowth(folder: string, { rfc, floor }: Linters, samples: number): Grown[] {
  return SIZES.map((megabytes) => {
    const at = join(folder, `grown-${megabytes}`);
    const { documents, bytes } = writeRepository(at, megabytes * DOCUMENTS_PER_MB, megabytes * 1e6);
    const command = rfc(at, "--no-cache");
    const count = megabytes === SIZES.at(-1) ? Math.min(samples, MOST_OF_THE_LARGEST) : samples;
    time(command);
    const times: number[] = [];
    const floors: number[] = [];
    const peaks: number[] = [];
    for (let sample = 0; sample < count; sample += 1) {
      floors.push(time(floor));
      times.push(time(command));
      peaks.push(watch(command).peak);
    }
    rmSync(at, { recursive: true });
    const msPerMb = (median(times) - median(floors)) / (bytes / 1e6);
    return { megabytes, documents: documents.length, times, floors, peaks, msPerMb };
  });
}
