/** How wide what people read is written: as wide as the terminal, and no wider than is good to read. */
import type { Output } from "./io.ts";

const NARROWEST = 40;
const WIDEST = 100;

export function shownWidth({ columns }: Pick<Output, "columns">): number {
  return Math.min(Math.max(columns, NARROWEST), WIDEST);
}
