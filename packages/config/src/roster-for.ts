/**
 * The roster that a pull request's labels decide (R4, D2).
 */
import { type Roster, uniteGroups } from "@rfckit/core";
import type { Resolved } from "./configuration.ts";
import { fold } from "./values.ts";

/** The project labels that the configuration knows, in its order. */
export function projectLabels(resolved: Resolved): string[] {
  return resolved.projects.map((project) => project.label);
}

/**
 * The projects that a pull request with these labels belongs to, by their labels as configured, and the union
 * of their groups. Labels are compared as GitHub does, without case. No project: an empty roster, on which no
 * motion can be made.
 */
export function rosterFor(
  resolved: Resolved,
  labels: readonly string[],
): { projects: string[]; roster: Roster } {
  const borne = new Set(labels.map(fold));
  const projects = resolved.projects.filter((project) => borne.has(fold(project.label)));
  return {
    projects: projects.map((project) => project.label),
    roster: uniteGroups(projects.flatMap((project) => project.groups)),
  };
}
