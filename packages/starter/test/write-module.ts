/** The module by which the texts in `files/` reach code that has no file system. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../files");

const WORKFLOWS = [
  { name: "rfc-lint.yml", about: "checks the RFCs of a pull request" },
  { name: "rfc-process.yml", about: "runs the process: motions, sign-offs, the decision" },
  { name: "rfc-reviews.yml", about: "lets the process know of reviews" },
];

export function writeModule(): string {
  const literal = (name: string) => {
    const lines = readFileSync(join(folder, name), "utf8").split("\n");
    return `${JSON.stringify(lines, null, 2).replaceAll("\n", "\n    ")}.join("\\n")`;
  };
  const workflows = WORKFLOWS.map(
    ({ name, about }) =>
      `  {\n    name: ${JSON.stringify(name)},\n    about: ${JSON.stringify(about)},\n    text: ${literal(name)},\n  },\n`,
  );
  return `// Generated from packages/starter/files by \`node packages/starter/write-files.ts\`; edit those instead.

/** It names the folder and the forms as {directory}, {draft} and {full}, and what addresses the bot as {mention}. */
export const README: string = ${literal("README.md")};

/** Their names in \`.github/workflows\`. */
export const WORKFLOWS: readonly { readonly name: string; readonly about: string; readonly text: string }[] = [
${workflows.join("")}];
`;
}
