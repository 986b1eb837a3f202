/** The files of a new RFC repository, each with what it is for. */
import { DEFAULT_TEMPLATES } from "@rfckit/lint";
import { README, WORKFLOWS } from "./files.generated.ts";
import { type StarterProject, writeConfiguration } from "./write-configuration.ts";

export interface StarterFile {
  /** From the repository's root. */
  readonly path: string;
  /** What it is for, in a few words. */
  readonly about: string;
  readonly text: string;
}

export interface StarterAnswers {
  /** `null` where the repository has a configuration already: then none is written. */
  readonly projects: readonly StarterProject[] | null;
  readonly directory: string;
  readonly templates: { readonly draft: string; readonly full: string };
  /** The default branch's name, which two of the workflows wait for. */
  readonly branch: string;
  /** What addresses the bot, such as `@rfcbot`. */
  readonly mention: string;
  /** Whether workflows run the linter and the process; an App does both without any. */
  readonly workflows: boolean;
}

/** The README's row on them. */
const ON_WORKFLOWS = /^\| `\.github\/workflows\/.*\n/mu;

/** In the order in which somebody would read them. */
export function starterFiles(answers: StarterAnswers): StarterFile[] {
  const { projects, directory, templates, branch, mention, workflows } = answers;
  const readme = (workflows ? README : README.replace(ON_WORKFLOWS, ""))
    .replaceAll("{directory}", () => directory)
    .replaceAll("{draft}", () => templates.draft)
    .replaceAll("{full}", () => templates.full)
    .replaceAll("{mention}", () => mention);
  return [
    { path: "README.md", about: "what an RFC is here, and how it goes", text: readme },
    ...(projects === null
      ? []
      : [{ path: ".github/rfcbot.yml", about: "who decides, and how", text: writeConfiguration(projects) }]),
    { path: templates.draft, about: "the form of a draft", text: DEFAULT_TEMPLATES.draft },
    { path: templates.full, about: "the form of a full RFC", text: DEFAULT_TEMPLATES.full },
    { path: `${directory}/.gitkeep`, about: "the folder that RFCs are added to", text: "" },
    ...(workflows ? WORKFLOWS : []).map(({ name, about, text }) => ({
      path: `.github/workflows/${name}`,
      about,
      text: branch === "main" ? text : text.replaceAll("[main]", () => `[${JSON.stringify(branch)}]`),
    })),
  ];
}
