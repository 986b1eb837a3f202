/**
 * Takes the samples. Both sides of a row run in turn, each first every other time, so that whatever else the machine
 * does hits them alike; what is compared are their medians.
 */
import type { Row } from "./rows.ts";
import { time, watch } from "./run-command.ts";

export interface Measured {
  readonly row: Row;
  /** In ms, or MB; in the order in which they were taken. */
  readonly ours: readonly number[];
  readonly against: readonly number[];
  /** That of the medians. */
  readonly ratio: number;
  /** The middle half of the ratios of the samples that were taken one after the other: from, to. */
  readonly spread: readonly [number, number];
}

/** A few of a run of minutes must do; those that are over at once, in ms, are repeated more often, for little disturbs them. */
const MOST_LONG = 3;
const SHORT = 300;
const MORE_OFTEN = 5;

export function measure(row: Row, samples: number): Measured {
  const ours: number[] = [];
  const against: number[] = [];
  const take = row.of === "time" ? time : (command: Row["ours"]) => watch(command).peak;
  const takeOurs = (): void => {
    row.before?.();
    ours.push(take(row.ours));
  };
  // What nobody has run yet is read from the disk first.
  const first = take(row.ours);
  const count = row.isLong === true ? Math.min(samples, MOST_LONG) : samples * timesOf(row, first);
  for (let sample = 0; sample < count; sample += 1) {
    if (sample % 2 === 0) takeOurs();
    against.push(take(row.against));
    if (sample % 2 === 1) takeOurs();
  }
  const ratios = ours.map((value, index) => value / (against[index] ?? Number.NaN));
  return {
    row,
    ours,
    against,
    ratio: median(ours) / median(against),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

function timesOf({ of, against }: Row, first: number): number {
  return of === "time" && first < SHORT && against.name !== "markdownlint-cli2" ? MORE_OFTEN : 1;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
