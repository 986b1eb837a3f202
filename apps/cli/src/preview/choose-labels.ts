/** Which project labels the pull request will have, as far as somebody has said so. */
import type { Project } from "@rfckit/config";
import { nearest } from "@rfckit/core";

export interface ChosenLabels {
  readonly from: "option" | "front-matter" | "none";
  /** What the configuration knows of them, in its order; none chosen: all. */
  readonly projects: readonly Project[];
  readonly unknown: readonly { readonly label: string; readonly suggestion: string | null }[];
}

/** Labels are compared as GitHub does, without case. In front matter a project's title does as well. */
export function chooseLabels(
  projects: readonly Project[],
  labels: readonly string[],
  frontMatter: readonly string[],
): ChosenLabels {
  if (labels.length === 0 && frontMatter.length === 0) return { from: "none", projects, unknown: [] };
  const [from, wanted] =
    labels.length > 0 ? (["option", labels] as const) : (["front-matter", frontMatter] as const);
  const isMeant = ({ label, title }: Project, name: string): boolean => {
    const folded = name.trim().toLowerCase();
    return label.toLowerCase() === folded || (from === "front-matter" && title.toLowerCase() === folded);
  };
  const names = projects.map(({ label }) => label);
  return {
    from,
    projects: projects.filter((project) => wanted.some((name) => isMeant(project, name))),
    unknown: wanted
      .filter((name) => !projects.some((project) => isMeant(project, name)))
      .map((label) => ({
        label,
        suggestion: nearest(label.slice(0, 60).toLowerCase(), names, (name) => name.toLowerCase()),
      })),
  };
}
