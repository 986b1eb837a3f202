/**
 * How far it has come: one line that is written over on a terminal, and now and then a new one elsewhere.
 */
import type { Output } from "../io.ts";

export interface ProgressLine {
  begin(part: string): void;
  tell(part: string, how: string): void;
  end(part: string, failures: number): void;
  close(): void;
}

const SECOND = 1000;
/** How often a line is written where none can be written over, in ms. */
const PATIENCE = 10 * SECOND;
const OVER = "\r\u001b[K";

export function createProgressLine(output: Output, parts: number): ProgressLine {
  const began = Date.now();
  const running = new Map<string, string>();
  let done = 0;
  let failed = 0;
  let told = began;
  const write = (text: string): void => {
    output.write(text).catch(() => {});
  };
  const show = (): void => {
    const patience = output.isTerminal ? SECOND / 5 : PATIENCE;
    if (Date.now() - told < patience) return;
    told = Date.now();
    const seconds = Math.round((told - began) / SECOND);
    const now = [...running].map(([part, how]) => (how === "" ? part : `${part} (${how})`)).join(", ");
    const failures = failed === 0 ? "" : `, ${failed} failed`;
    const text = `rfc: ${done} of ${parts} parts${failures}, ${seconds} s: ${now}`;
    write(output.isTerminal ? `${OVER}${text.slice(0, output.columns - 1)}` : `${text}\n`);
  };
  return {
    begin(part) {
      running.set(part, "");
      show();
    },
    tell(part, how) {
      running.set(part, how);
      show();
    },
    end(part, failures) {
      running.delete(part);
      done += 1;
      failed += failures > 0 ? 1 : 0;
      show();
    },
    close() {
      if (output.isTerminal) write(OVER);
    },
  };
}
