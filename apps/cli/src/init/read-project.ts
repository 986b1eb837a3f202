/** The first project of a new repository, as somebody types it, and what is wrong with it. */
import { readConfiguration } from "@rfckit/config";
import { type StarterGroup, type StarterProject, writeConfiguration } from "@rfckit/starter";

/** `North: ana, ben` or `North: acme/north`; `null` for what is neither. */
export function readGroup(text: string): StarterGroup | null {
  const colon = text.lastIndexOf(":");
  const name = text.slice(0, Math.max(0, colon)).trim();
  const members = text
    .slice(colon + 1)
    .split(/[\s,]+/u)
    .map((member) => member.replace(/^@/u, ""))
    .filter((member) => member !== "");
  const [first] = members;
  if (name === "" || first === undefined) return null;
  return first.includes("/") && members.length === 1 ? { name, team: first } : { name, logins: members };
}

export const GROUP_FORM = "a name and its members, such as `North: ana, ben` or `North: acme/north`";

/** The first thing that the configuration's schema has against a project, or `null`. */
export function whyNoProject(project: StarterProject): string | null {
  const read = readConfiguration(writeConfiguration([project]));
  const problem = read.ok ? undefined : read.problems[0];
  if (problem === undefined) return null;
  // Where it stands says nothing to somebody who has no file yet.
  const hint = problem.suggestion === undefined ? "" : ` Did you mean ${problem.suggestion}?`;
  return `Found ${problem.found}, expected ${problem.expected}.${hint}`;
}

const NORTH: StarterGroup = { name: "North", logins: ["north"] };
const SOUTH: StarterGroup = { name: "South", logins: ["south"] };

/** What is wrong with a label by itself. */
export function whyNoLabel(label: string): string | null {
  if (label.trim() === "") return "The label is empty. A pull request's project is known by it.";
  return whyNoProject({ label, groups: [NORTH, SOUTH] });
}

/** What is wrong with a group by itself, beside those that are known. */
export function whyNoGroup(text: string, known: readonly StarterGroup[]): string | null {
  const group = readGroup(text);
  if (group === null) return `Found ${JSON.stringify(text)}, expected ${GROUP_FORM}.`;
  if (known.some(({ name }) => name === group.name)) return `There is a group ${group.name} already.`;
  const others = known.length > 0 ? known : [group.name === NORTH.name ? SOUTH : NORTH];
  return whyNoProject({ label: "project", groups: [...others, group] });
}
