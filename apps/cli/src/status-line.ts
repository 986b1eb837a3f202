/** How far something has come: one line that is written over on a terminal, and now and then a new one elsewhere. */
import type { Output } from "./io.ts";

export interface StatusLine {
  /** Shows it, unless another was shown a moment ago and this one isn't `urgent`. */
  show(text: () => string, urgent?: boolean): void;
  /** Takes it away from a terminal. */
  close(): void;
}

const SECOND = 1000;
/** How often a line is written where none can be written over, in ms. */
const PATIENCE = 10 * SECOND;
const OVER = "\r\u001b[K";

/** Before `quiet` ms have passed nothing is shown at all: most work is done by then. */
export function createStatusLine(output: Output, quiet = 0): StatusLine {
  const patience = output.isTerminal ? SECOND / 5 : PATIENCE;
  let told = Date.now();
  const begins = told + quiet;
  const write = (text: string): void => {
    output.write(text).catch(() => {});
  };
  return {
    show(text, urgent = false) {
      if (Date.now() < begins || (!urgent && Date.now() - told < patience)) return;
      told = Date.now();
      write(output.isTerminal ? `${OVER}${text().slice(0, output.columns - 1)}` : `${text()}\n`);
    },
    close() {
      if (output.isTerminal) write(OVER);
    },
  };
}
