/**
 * A scenario file's text -> the scenario, or everything that is wrong with it.
 *
 * Whatever can be told without playing it is told here, so that nobody waits for a long story to end in a typo.
 */
import { nearest } from "@rfckit/core";
import * as z from "zod";
import { checkStory } from "./check-story.ts";
import { parseInstant, suggestInstant, suggestLength } from "./instant-text.ts";
import { type Finding, oneOf, quote, type ScenarioProblem, wordProblem } from "./problem.ts";
import { type Path, readYaml, type YamlText } from "./read-yaml.ts";
import type { Scenario, Step } from "./scenario.ts";
import { ACTION_NAMES, SCENARIO, type ScenarioFile } from "./schema.ts";

export type ScenarioResult =
  | { readonly ok: true; readonly value: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Reads a scenario from YAML 1.2 or JSON. Problems come in the order of their places. */
export function parseScenario(text: string): ScenarioResult {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const { value } = yaml;
  const parsed = SCENARIO.safeParse(value.value);
  const findings = [
    ...findMixedSteps(value.value),
    ...(parsed.error?.issues ?? []).flatMap((issue) => find(issue, value)),
  ];
  if (!parsed.success || findings.length > 0) return refuse(findings, value);
  const scenario = toScenario(parsed.data, value, text);
  const mistakes = checkStory(scenario);
  return mistakes.length > 0 ? refuse(mistakes, value) : { ok: true, value: scenario };
}

function refuse(findings: readonly Finding[], yaml: YamlText): ScenarioResult {
  const problems = findings
    .map((finding) => wordProblem(finding, yaml.placeOf(finding.path)))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return { ok: false, problems };
}

/** A step is one action: which of two would come first, no mapping can say. */
function findMixedSteps(value: unknown): Finding[] {
  const steps = isMapping(value) ? value["steps"] : null;
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, index): Finding[] => {
    if (!isMapping(step)) return [];
    const keys = Object.keys(step);
    const known = keys.filter((key) => ACTION_NAMES.includes(key));
    if (known.length > 1) {
      const found = `${known.length} actions in one step (${known.map((key) => quote(key)).join(", ")})`;
      return [{ path: ["steps", index], found, expected: "one action a step" }];
    }
    if (keys.length > 0) return [];
    return [{ path: ["steps", index], found: "a step without an action", expected: oneOf(ACTION_NAMES) }];
  });
}

function find(issue: z.core.$ZodIssue, yaml: YamlText): Finding[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "unrecognized_keys") {
    const keys = keysAt(SCENARIO, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: "an unknown key",
      expected: oneOf(keys),
      suggestion: nearest(key.slice(0, 60), keys),
    }));
  }
  // A key of a mapping that is refused itself, such as a file's path.
  if (issue.code === "invalid_key") {
    return [
      {
        path,
        found: `a key that reads ${quote(String(path.at(-1)))}`,
        expected: issue.issues[0]?.message ?? "another key",
      },
    ];
  }
  const found = valueAt(yaml.value, path);
  return [{ path, found: nameValue(found), expected: issue.message, suggestion: suggest(found, issue) }];
}

/** Nearest spellings for what has few valid ones. */
function suggest(found: unknown, issue: z.core.$ZodIssue): string | null {
  if (typeof found !== "string" || found.length > 60) return null;
  if (issue.code === "invalid_value") return nearest(found, issue.values.map(String));
  if (issue.message.startsWith("an instant")) return suggestInstant(found);
  return issue.message.startsWith("a length") ? suggestLength(found) : null;
}

function nameValue(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return value === "" ? "an empty text" : quote(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : quote(String(value));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner) && typeof step === "number") return inner[step];
    return isMapping(inner) && typeof step === "string" ? inner[step] : undefined;
  }, value);
}

/** The keys that the mapping at a path may have. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  if (schema instanceof z.ZodPipe) return keysAt(schema.out, path);
  const wrapper =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  if (wrapper) return keysAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray && step !== undefined) return keysAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(schema.shape);
  const inner: unknown = schema.shape[String(step)];
  return inner instanceof z.ZodType ? keysAt(inner, rest) : [];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toScenario(file: ScenarioFile, yaml: YamlText, text: string): Scenario {
  const lines = text.split(/\r\n|\n/u);
  const steps = file.steps.map((step, index): Step => {
    const [action, what] = Object.entries(step).find(([, value]) => value !== undefined) ?? [];
    const { line } = yaml.placeOf(["steps", index]);
    // The schema has checked that this action goes with these values, which `Object.entries` forgets.
    return { action, with: what, line, note: noteAbove(lines, line) } as Step;
  });
  return { ...file, start: parseInstant(file.start) ?? 0, steps };
}

/** The comment lines that stand right above a line, as one text. */
function noteAbove(lines: readonly string[], line: number): string {
  const note: string[] = [];
  for (let above = line - 2; above >= 0; above -= 1) {
    const words = /^\s*#\s?(?<words>.*)$/u.exec(lines[above] ?? "")?.groups?.["words"];
    if (words === undefined) break;
    note.unshift(words.trim());
  }
  return note.join(" ").trim();
}
