/** What `rfc preview` finds out, before anything is said of it. */
import type { Configuration } from "@rfckit/config";
import type { Subject } from "@rfckit/core";
import type { Gate, Stage } from "@rfckit/lint";
import type { ChosenLabels } from "./choose-labels.ts";
import type { LocalRoster } from "./local-roster.ts";

export interface Preview {
  /** From the repository's root. */
  readonly path: string;
  /** As people would type it. */
  readonly shown: string;
  readonly subject: Subject;
  readonly stage: { readonly is: Stage; readonly because: StageReason; readonly sections: readonly string[] };
  readonly gate: Pick<Gate, "missing" | "empty" | "cutOff">;
  readonly lint: { readonly draft: Counts; readonly full: Counts };
  /** `null` where there is none, or none that is valid. */
  readonly configuration: Configuration | null;
  /** What is wrong with it, a line each. */
  readonly troubles: readonly string[];
  readonly labels: ChosenLabels;
  /** Of all chosen projects together; where none is chosen, of each. */
  readonly rosters: readonly LocalRoster[];
}

export type StageReason = "front-matter" | "section" | "configuration" | "nothing";

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Whether the gate of R6 is asked: an amendment has none (D8). */
export function passesGate({ subject, gate }: Preview): boolean {
  return subject.kind === "amendment" || gate.missing.length === 0;
}
