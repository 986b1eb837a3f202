/**
 * Reads a step's output as GitHub's runner does (`OutputManager`, `IssueMatcher` and `ActionCommand` in actions/runner): what
 * of it is a command, and what a problem matcher makes of the rest. Colours are not taken away: the runner means to, and its
 * expression for that matches nothing.
 */

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly code?: number;
  readonly message?: number;
}

export interface Matcher {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly Pattern[];
}

export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

const COMMANDS =
  "add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|internal-set-repo-path|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning";
/** The newer form begins a line, white space aside; the older one stands anywhere. */
const NEWER = new RegExp(`^\\s*::(?:${COMMANDS})(?: [^\\n]*?)?::`, "iu");
const OLDER = new RegExp(`##\\[(?:${COMMANDS})(?: [^\\]]*)?\\]`, "iu");

export interface RunnerLog {
  readonly commands: readonly string[];
  readonly remarks: readonly Remark[];
}

export function readRunnerLog(output: string, matchers: readonly Matcher[]): RunnerLog {
  const commands: string[] = [];
  const remarks: Remark[] = [];
  const running = matchers.map((matcher) => ({
    matcher,
    states: matcher.pattern.map(() => null as Found | null),
  }));
  for (const line of output.split(/\r\n|\r|\n/u)) {
    if (NEWER.test(line) || OLDER.test(line)) {
      commands.push(line);
      continue;
    }
    for (const each of running) {
      const found = step(each.matcher, each.states, line);
      if (found === null) continue;
      for (const other of running) if (other !== each) other.states.fill(null);
      const severity = found.severity ?? each.matcher.severity ?? "error";
      if (!/^(?:error|warning|notice)$/iu.test(severity) || !found.message?.trim()) continue;
      const { file = "", line: at, column, code = "", message } = found;
      remarks.push({ file, line: Number(at), column: Number(column), severity, code, message });
      break;
    }
  }
  return { commands, remarks };
}

type Found = Partial<Record<Exclude<keyof Pattern, "regexp">, string>>;

/** One line: a matcher of several patterns goes on where the line before matched the pattern before. */
function step({ pattern }: Matcher, states: (Found | null)[], line: string): Found | null {
  for (let index = pattern.length - 1; index >= 0; index -= 1) {
    const before = index === 0 ? {} : (states[index - 1] ?? null);
    const each = pattern[index];
    if (before === null || each === undefined) continue;
    const match = new RegExp(each.regexp).exec(line);
    const isLast = index === pattern.length - 1;
    if (match === null) {
      states[isLast ? index - 1 : index] = null;
      continue;
    }
    const { regexp: _, ...groups } = each;
    const own = Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, match[group] ?? ""]));
    const found: Found = { ...own, ...before };
    if (isLast) {
      states.fill(null);
      return found;
    }
    states[index] = found;
  }
  return null;
}
