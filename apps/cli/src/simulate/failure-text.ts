/** The expectations that did not hold, as a diff: `-` is what was expected, `+` what is. */
import type { Failure } from "@rfckit/simulator";
import { harmless, type Paint } from "./paint.ts";

/** Lines for each failure, with its place in `file`. */
export function renderFailures(failures: readonly Failure[], file: string, paint: Paint): string[] {
  return failures.flatMap((failure) => {
    const { step, line, key } = failure;
    return [
      `  ${paint("✗", "red")} ${paint(harmless(key), "bold")} ${paint(`in step ${step}, ${harmless(file)}:${line}`, "dim")}`,
      ...renderDifference(failure, paint),
      "",
    ];
  });
}

function renderDifference({ key, expected, actual }: Failure, paint: Paint): string[] {
  const minus = (words: string) => `    ${paint(`- ${words}`, "red")}`;
  const plus = (words: string) => `    ${paint(`+ ${words}`, "green")}`;
  if (key.endsWith(".contains") || key.endsWith(".lacks")) {
    const wanted = key.endsWith(".contains") ? "a text that contains" : "a text that lacks";
    const parts = Array.isArray(expected) ? expected.map((part) => JSON.stringify(part)) : [];
    const lines = typeof actual === "string" && actual !== "" ? actual.split("\n") : ["(there is none)"];
    return [
      minus(harmless(`${wanted} ${parts.join(", ")}`)),
      ...lines.map((line) => plus(harmless(line)).trimEnd()),
    ];
  }
  const atMost = key.endsWith(".max") ? "at most " : "";
  return [minus(atMost + harmless(showPlain(expected))), plus(harmless(showPlain(actual)))];
}

/** In YAML's flow style, as people write it into a scenario. */
function showPlain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showPlain).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${pairs.map(([key, inner]) => `${key}: ${showPlain(inner)}`).join(", ")} }`;
}
