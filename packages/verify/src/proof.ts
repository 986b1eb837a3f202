/**
 * A proof, in parts that can run side by side, and what comes out of one.
 *
 * Each part is deterministic: the same seed explores the same things in the same order, so that a failure is
 * reproduced by its part's name and its seed.
 */

/** One part of a proof. Its name is `<proof>/<part>`, such as `crashes/close`. */
export interface Part {
  readonly name: string;
  /** What it is about, in a few words. */
  readonly about?: string;
  /** About how long its usual amount takes on one processor, in seconds; 1 if not given. The longest begin first. */
  readonly seconds?: number;
  /** Whether it starts a process by itself, and needs none of its own. */
  readonly startsProcess?: true;
  readonly run: (job: Job) => Promise<Finding>;
}

export interface Job {
  /** What chance is drawn from. */
  readonly seed: number;
  /**
   * When to stop, by `Date.now()`, in ms; `null` where the part does its usual amount. A part that draws by chance goes on
   * until then; one that explores everything stops there and says that it isn't complete.
   */
  readonly until: number | null;
  /** Tells how far it has come, in a few words such as `120,000 states`. May be called as often as one likes. */
  readonly progress: (how: string) => void;
}

export interface Finding {
  /** What was explored, by what is counted: `{ states: 12, transitions: 80 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of states, how many there are in each phase. */
  readonly byPhase?: Readonly<Record<string, number>>;
  /** Whether all that the part is about was explored. */
  readonly complete: boolean;
  /** Empty where everything held. A part stops soon after the first. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** What did not hold, in a sentence that names the requirement or the invariant. */
  readonly what: string;
  /** The shortest history known to lead there, in one line. */
  readonly history: string;
}
