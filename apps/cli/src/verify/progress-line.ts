/**
 * How far the proofs have come: which parts run, how many are done, how many have failed.
 */
import type { Output } from "../io.ts";
import { createStatusLine } from "../status-line.ts";

export interface ProgressLine {
  begin(part: string): void;
  tell(part: string, how: string): void;
  end(part: string, failures: number): void;
  close(): void;
}

const SECOND = 1000;

export function createProgressLine(output: Output, parts: number): ProgressLine {
  const line = createStatusLine(output);
  const began = Date.now();
  const running = new Map<string, string>();
  let done = 0;
  let failed = 0;
  const text = (): string => {
    const seconds = Math.round((Date.now() - began) / SECOND);
    const now = [...running].map(([part, how]) => (how === "" ? part : `${part} (${how})`)).join(", ");
    const failures = failed === 0 ? "" : `, ${failed} failed`;
    return `rfc: ${done} of ${parts} parts${failures}, ${seconds} s: ${now}`;
  };
  return {
    begin(part) {
      running.set(part, "");
      line.show(text);
    },
    tell(part, how) {
      running.set(part, how);
      line.show(text);
    },
    end(part, failures) {
      running.delete(part);
      done += 1;
      failed += failures > 0 ? 1 : 0;
      line.show(text);
    },
    close: () => line.close(),
  };
}
