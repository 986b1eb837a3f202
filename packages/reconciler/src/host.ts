/**
 * What a pass works with beside its lease: the other ports, what the operator set, and what needn't be read twice.
 */
import type { Instant } from "@rfckit/core";
import type { Clock } from "./ports/clock.ts";
import type { GitHub } from "./ports/github.ts";
import type { Ledger } from "./ports/ledger.ts";
import { createLinter, type Linter } from "./ports/linter.ts";
import { type Log, SILENT } from "./ports/log.ts";
import { type Meter, UNCOUNTED } from "./ports/meter.ts";
import type { PullKey } from "./ports/snapshot.ts";
import type { DocumentCache } from "./read/read-documents.ts";
import type { FormCache } from "./read/read-form.ts";
import { createSettingsCache, type SettingsCache } from "./settings/load-settings.ts";

export interface Host {
  readonly github: GitHub;
  readonly linter: Linter;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly operator: Operator;
  /** `null` where the ledger outlives the process: then it knows what the bot itself saw. */
  readonly readPauses: ReadPauses | null;
  /** Hears of each ledger that was made whole from receipts. */
  readonly onRestored: (key: PullKey) => void;
  readonly settingsCache: SettingsCache;
  readonly formCache: FormCache;
  readonly documentCache: DocumentCache;
  /** Check runs that GitHub didn't take (`checks/missing-checks.ts`). */
  readonly refusedChecks: Set<string>;
}

/** The configuration said to pause, or to go on, from that instant on. */
export interface PauseChange {
  readonly at: Instant;
  readonly paused: boolean;
}

/** When a repository's configuration said so, oldest first. */
export type ReadPauses = (repository: number) => Promise<readonly PauseChange[]>;

/** What the operator sets, apart from any repository's configuration. */
export interface Operator {
  /** Pauses everything (D34). */
  readonly paused: boolean;
  /** Seals the receipts; empty where there is none. */
  readonly receiptSecret: string;
}

/** What it takes to make a host; the rest has its usual form where it is left out. */
export interface HostOptions {
  readonly github: GitHub;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The one in this process, if none is given. */
  readonly linter?: Linter;
  readonly log?: Log;
  readonly meter?: Meter;
  readonly operator?: Partial<Operator>;
  readonly readPauses?: ReadPauses;
  readonly onRestored?: (key: PullKey) => void;
}

export function createHost(options: HostOptions): Host {
  const { github, ledger, clock } = options;
  return {
    github,
    ledger,
    clock,
    linter: options.linter ?? createLinter(),
    log: options.log ?? SILENT,
    meter: options.meter ?? UNCOUNTED,
    operator: { paused: false, receiptSecret: "", ...options.operator },
    readPauses: options.readPauses ?? null,
    onRestored: options.onRestored ?? (() => {}),
    settingsCache: createSettingsCache(),
    formCache: new Map(),
    documentCache: new Map(),
    refusedChecks: new Set(),
  };
}
