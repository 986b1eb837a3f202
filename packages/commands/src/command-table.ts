/**
 * The table of commands: what parses them, what suggests a spelling and what `help` prints all come from here.
 */

export type CommandName =
  | "merge"
  | "close"
  | "postpone"
  | "cancel"
  | "review"
  | "unreview"
  | "object"
  | "resolve"
  | "second"
  | "poll"
  | "feedback"
  | "status"
  | "explain"
  | "lint"
  | "help";

export interface CommandRow {
  readonly name: CommandName;
  /** Base forms, the usual one first; each may be inflected (`inflect`). */
  readonly words: readonly string[];
  /** Forms that the rule for inflections doesn't give. */
  readonly irregular?: readonly string[];
  readonly argument: "none" | "reason" | "remark" | "name" | "optional-name" | "question" | "users";
  /** For `help`: how it is typed, and what it does. */
  readonly usage: string;
  readonly does: string;
}

export const COMMANDS: readonly CommandRow[] = [
  {
    name: "merge",
    words: ["merge"],
    argument: "reason",
    usage: "fcp merge",
    does: "moves to merge this RFC; what follows is the reason",
  },
  {
    name: "close",
    words: ["close"],
    argument: "reason",
    usage: "fcp close",
    does: "moves to close it; say why, and when a similar one would be considered again",
  },
  {
    name: "postpone",
    words: ["postpone"],
    argument: "reason",
    usage: "fcp postpone",
    does: "moves to close it as postponed",
  },
  {
    name: "cancel",
    words: ["cancel"],
    irregular: ["cancelled", "cancelling"],
    argument: "none",
    usage: "fcp cancel",
    does: "takes the motion off the table (its mover, or an admin)",
  },
  {
    name: "review",
    words: ["review", "sign-off", "signoff"],
    argument: "remark",
    usage: "reviewed",
    does: "signs off on the motion",
  },
  {
    name: "unreview",
    words: ["unreview", "withdraw"],
    irregular: ["withdrew", "withdrawn"],
    argument: "none",
    usage: "unreview",
    does: "withdraws a sign-off, until the final comment period is announced",
  },
  {
    name: "object",
    words: ["object", "concern", "objection", "block"],
    argument: "name",
    usage: "object NAME",
    does: "raises an objection: nothing is decided until it is resolved",
  },
  {
    name: "resolve",
    words: ["resolve", "unblock"],
    argument: "optional-name",
    usage: "resolve NAME",
    does: "resolves one's own objection; NAME may be left out where one is open",
  },
  {
    name: "second",
    words: ["second"],
    argument: "name",
    usage: "second NAME",
    does: "seconds somebody else's objection, where objections lapse otherwise",
  },
  {
    name: "poll",
    words: ["poll", "ask", "query", "inquire", "quiz", "survey"],
    argument: "question",
    usage: "poll QUESTION",
    does: "asks the stakeholders; it binds nobody",
  },
  {
    name: "feedback",
    words: ["f?"],
    argument: "users",
    usage: "f? @USER",
    does: "asks for somebody's opinion: the checklist shows it until they have commented",
  },
  {
    name: "status",
    words: ["status"],
    argument: "none",
    usage: "status",
    does: "tells where things stand and what is missing, and from whom",
  },
  {
    name: "explain",
    words: ["explain", "why"],
    argument: "none",
    usage: "explain",
    does: "tells the same with the facts and rules that led here",
  },
  { name: "lint", words: ["lint"], argument: "none", usage: "lint", does: "checks the RFC's document" },
  { name: "help", words: ["help"], argument: "none", usage: "help", does: "lists the commands" },
];

/** Words that may stand before a command, as people who know rfcbot type them. */
export const PREFIXES: readonly string[] = ["fcp", "pr"];

/** Words that have no other forms. */
const UNINFLECTED: ReadonlySet<string> = new Set(["f?", "status", "why"]);

/** A word with its inflections: -s, -d or -ed, and -ing. */
export function inflect(word: string): string[] {
  if (UNINFLECTED.has(word)) return [word];
  if (word === "quiz") return ["quiz", "quizzes", "quizzed", "quizzing"];
  const stem = word.slice(0, -1);
  if (word.endsWith("ry")) return [word, `${stem}ies`, `${stem}ied`, `${word}ing`];
  if (word.endsWith("e")) return [word, `${word}s`, `${word}d`, `${stem}ing`];
  return [word, `${word}s`, `${word}ed`, `${word}ing`];
}

export interface Form {
  readonly row: CommandRow;
  readonly word: string;
  /** Whether it is one of the table's own words and no inflection. */
  readonly base: boolean;
}

/** Every form that is read, in the table's order. */
export const FORMS: readonly Form[] = COMMANDS.flatMap((row) => [
  ...row.words.flatMap((base) => inflect(base).map((word) => ({ row, word, base: word === base }))),
  ...(row.irregular ?? []).map((word) => ({ row, word, base: false })),
]);

const BY_WORD: ReadonlyMap<string, CommandRow> = new Map(FORMS.map(({ word, row }) => [word, row]));

/** The command that a word, already in lower case, spells. */
export function commandOf(word: string): CommandRow | undefined {
  return BY_WORD.get(word);
}
