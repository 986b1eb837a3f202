/**
 * No two labels may have one name: the bot takes its own labels off, and a project's label is never its own.
 *
 * Project labels, the bot's four labels, and the one label of each disposition are all compared. GitHub compares
 * labels without case. Defaults count too, so a clash is reported at the place that the file can change.
 */
import type { Disposition } from "@rfckit/core";
import type { Judged } from "./judge.ts";
import { formatPath, type Path } from "./place.ts";
import { quote } from "./problem.ts";
import { labelsShape } from "./schema.ts";
import type { Tree } from "./tree.ts";
import { fold } from "./values.ts";

interface Named {
  readonly name: string;
  readonly path: Path;
  readonly part: "key" | "value";
}

/** The labels that bear the name of another. What isn't a label's name at all is left to the schema. */
export function checkLabels(tree: Tree): Judged[] {
  const bot = botLabels(tree);
  const written = (named: Named) => tree.has(named.path);
  const inOrder = [...bot.filter((named) => !written(named)), ...projectLabels(tree), ...bot.filter(written)];
  const first = new Map<string, Named>();
  const findings: Judged[] = [];
  for (const named of inOrder) {
    const holder = first.get(fold(named.name));
    if (holder === undefined) first.set(fold(named.name), named);
    else findings.push(clash(named, holder));
  }
  return findings;
}

function clash(named: Named, holder: Named): Judged {
  const found = `the label ${quote(named.name)} (also that of ${quote(formatPath(holder.path))})`;
  return { path: named.path, found, expected: "a name that no other label has", part: named.part };
}

function projectLabels(tree: Tree): Named[] {
  return Object.keys(mapping(mapping(tree.value)["projects"])).map((name) => {
    return { name, path: ["projects", name], part: "key" };
  });
}

function botLabels(tree: Tree): Named[] {
  const section = mapping(mapping(tree.value)["labels"]);
  return Object.entries(labelsShape).flatMap(([key, schema]) => {
    const name = schema.safeParse(section[key]);
    if (!name.success) return [];
    const path = ["labels", key];
    return namesOf(name.data).map((each): Named => ({ name: each, path, part: "value" }));
  });
}

const DISPOSITIONS: readonly Disposition[] = ["merge", "close", "postpone"];

function namesOf(name: string): string[] {
  return name.includes("{disposition}")
    ? DISPOSITIONS.map((each) => name.replace("{disposition}", each))
    : [name];
}

function mapping(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
