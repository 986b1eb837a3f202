/** How `rfc new` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const newRfc: CommandSpec = {
  name: "new",
  argument: { name: "[title...]", about: "what it is called; without it you are asked, in a terminal" },
  summary: "begin an RFC from the repository's own template",
  details:
    "It makes a new file in the RFC directory, named after the title, and prints its path. A draft if nothing else is asked for: an early idea, to be discussed before it is worked out. Nothing is ever overwritten.\n\nWhere the template begins with front matter, its `title`, `authors`, `start` and `stage` are filled in. Where its first heading is marked as free (`<!-- rfc: free -->`), the title stands there. The marks themselves are left out.\n\nExit status: 0 it is made, 2 it is not.",
  options: [
    { flags: "--full", about: "a full RFC" },
    {
      flags: "--author <name>",
      about:
        "who writes it, where the template has a place for that; git's user.name if not given; may be given several times",
      repeatable: true,
    },
    { flags: "--file <path>", about: "the new file, if it isn't to be named after the title" },
    { flags: "--stdout", about: "print the document, and make no file" },
    { flags: "--dry-run", about: "make no file, and print the path that it would have" },
    {
      flags: "--format <format>",
      about: "how to print what was done",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: 'rfc new "Fuel accounting"', about: "a draft, in accepted/fuel-accounting.md" },
    { line: "rfc new", about: "be asked for the title, and whether it is a draft" },
    { line: 'rfc new --full "Fuel accounting"', about: "a full RFC" },
    { line: 'vi $(rfc new "Fuel accounting")', about: "begin, and write" },
    { line: 'rfc new --stdout --author ana "Fuel accounting" | less', about: "only look at it" },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "path": "accepted/fuel-accounting.md",
  "title": "Fuel accounting",
  "stage": "draft",
  "template": "templates/draft.md",
  "filled": ["title", "authors", "heading"],
  "written": true
}
\`\`\`

\`path\` begins in the working folder. \`template\` begins at the repository's root, and is \`null\` where the repository has none of
its own and the shipped one was taken. \`filled\` names the keys of the front matter that were filled in, and \`heading\` where
the title stands as one. \`written\` is false with \`--dry-run\`.`,
  load: () => import("../commands/new.ts"),
};
