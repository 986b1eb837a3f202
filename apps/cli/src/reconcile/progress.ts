/** How far it has come: one line that is written over on a terminal, and now and then a new one elsewhere. */
import type { ReconcileProgress } from "@rfckit/app";
import type { Output } from "../io.ts";

const SECOND = 1000;
const OVER = "\r\u001b[K";

export function createProgress(output: Output) {
  const patience = output.isTerminal ? SECOND / 5 : 10 * SECOND;
  let told = Date.now();
  const write = (text: string): void => {
    output.write(text).catch(() => {});
  };
  return {
    show({ pulls, waiting }: ReconcileProgress): void {
      // What is waited for is told at once, since nothing else will be for a while.
      if (waiting === null && Date.now() - told < patience) return;
      told = Date.now();
      const wait = waiting === null ? "" : `; waiting ${Math.ceil(waiting / SECOND)} s for GitHub's limits`;
      const text = `rfc: ${pulls} pull requests looked at${wait}`;
      write(output.isTerminal ? `${OVER}${text.slice(0, output.columns - 1)}` : `${text}\n`);
    },
    end(): void {
      if (output.isTerminal) write(OVER);
    },
  };
}
