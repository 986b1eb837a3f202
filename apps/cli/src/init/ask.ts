/** The questions of `rfc init`, to somebody at a terminal. */
import type { StarterGroup, StarterProject } from "@rfckit/starter";
import type { Prompts } from "../prompt/prompts.ts";
import { readGroup, whyNoGroup, whyNoLabel, whyNoProject } from "./read-project.ts";

export async function askForProject(prompts: Prompts): Promise<StarterProject> {
  const label = await prompts.text("Which label has the first project, such as project-tunnel?", whyNoLabel);
  const groups: StarterGroup[] = [];
  for (const which of ["Its first", "Its second"]) {
    const text = await prompts.text(`${which} group that has a say, such as North: ana, ben?`, (answer) => {
      const wrong = whyNoGroup(answer, groups);
      const group = readGroup(answer);
      if (wrong !== null || group === null || groups.length === 0) return wrong;
      return whyNoProject({ label, groups: [...groups, group] });
    });
    const group = readGroup(text);
    if (group !== null) groups.push(group);
  }
  return { label, groups };
}
