/**
 * # `front-matter`
 *
 * Front matter, where there is some, is YAML with what is known of the RFC: `title`, `authors`, `stage` (draft or full),
 * `projects`, `start`, `tracking-issue`. All of them are optional, and an empty value is as good as none. A key of another
 * name is a warning. That there is none is no problem, unless the configuration asks for it
 * (`lint.front-matter: required`), or forbids it.
 *
 * Bad, as a draft:
 *
 * ```md
 * ---
 * title: A tunnel
 * athors: [ana]
 * stage: idea
 * ---
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 3:1 warning The key "athors" is not known. Did you mean "authors"?
 * 4:1 error Found "idea" as the stage, expected "draft" or "full".
 * ```
 *
 * Bad, as a draft:
 *
 * ```md
 * ---
 * title: [A tunnel
 * ---
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 2:17 error The front matter is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Put it right, or take it out.
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * ---
 * title: A tunnel
 * authors: [ana, ben]
 * start: 2026-01-05
 * tracking-issue:
 * ---
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { nearest } from "@rfckit/core";
import { beginningOf } from "../document.ts";
import type { FrontMatter, YamlEntry } from "../front-matter.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const frontMatter = {
  id: "front-matter",
  severity: "error",
  says: "front matter that is no YAML, or says what it can't say",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document, front, wanted }: RuleInput): Finding[] {
  if (document.tree.children[0]?.type === ("toml" as string)) {
    const message = 'The front matter is TOML, expected YAML. Write it between two lines of "---".';
    return [{ place: { line: 1, column: 1, endLine: 1, endColumn: 4 }, message }];
  }
  if (front === null) {
    if (wanted.frontMatter !== "required") return [];
    const message =
      'There is no front matter, and this repository asks for it. Begin with a line of "---", and "title:".';
    return [{ place: beginningOf(document), message }];
  }
  const { mapping, line } = front;
  if (wanted.frontMatter === "forbidden") {
    const message = "There is front matter, and this repository has none. Take it out.";
    return [{ place: { line, column: 1, endLine: line, endColumn: 4 }, message }];
  }
  if (!mapping.ok) {
    const at = { line: line + mapping.line, column: mapping.column };
    const place = { ...at, endLine: at.line, endColumn: at.column + 1 };
    const message = `The front matter is no YAML: ${mapping.message}. Put it right, or take it out.`;
    return [{ place, message }];
  }
  return checkEntries(front, mapping.entries);
}

function checkEntries({ line }: FrontMatter, entries: readonly YamlEntry[]): Finding[] {
  const seen = new Set<string>();
  return entries.flatMap((entry): Finding[] => {
    const { key, value } = entry;
    const at = line + entry.line;
    const place = { line: at, column: entry.column, endLine: at, endColumn: entry.endColumn };
    const rule = KEYS.get(key);
    if (rule === undefined) {
      const near = nearest(key.toLowerCase().slice(0, 40), [...KEYS.keys()]);
      const known = [...KEYS.keys()].map((each) => `"${each}"`).join(", ");
      const advice = near === null ? `Known are ${known}.` : `Did you mean ${quote(near)}?`;
      const suggestion = near === null ? {} : { suggestion: near };
      return [
        {
          place,
          severity: "warning",
          message: `The key ${quote(key)} is not known. ${advice}`,
          ...suggestion,
        },
      ];
    }
    if (seen.has(key))
      return [{ place, message: `The key ${quote(key)} is here a second time. Keep one of them.` }];
    seen.add(key);
    if (value === null || value === undefined || value === "" || rule.takes(value)) return [];
    return [{ place, message: `Found ${describe(value)} as the ${rule.what}, expected ${rule.expected}.` }];
  });
}

interface Key {
  readonly what: string;
  readonly expected: string;
  readonly takes: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrTexts = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.every(isText));
const isDate = (value: unknown): boolean => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/u.test(value)) return false;
  // The 30th of February is taken for a day in March.
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};
const isIssue = (value: unknown): boolean =>
  (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) ||
  (typeof value === "string" && /^(?:https?:\/\/\S+|(?:[\w.-]+\/[\w.-]+)?#?\d+)$/u.test(value));

const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ["title", { what: "title", expected: "one line of text", takes: isText }],
  ["authors", { what: "authors", expected: "a list of names such as [ana, ben]", takes: isTextOrTexts }],
  [
    "stage",
    { what: "stage", expected: '"draft" or "full"', takes: (value) => value === "draft" || value === "full" },
  ],
  ["projects", { what: "projects", expected: "a list of names such as [wasmtime]", takes: isTextOrTexts }],
  ["start", { what: "start", expected: "a day such as 2026-01-05", takes: isDate }],
  ["tracking-issue", { what: "tracking issue", expected: "its number or its address", takes: isIssue }],
]);

function describe(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : quote(String(value));
}
