/** How `rfc lint` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const lint: CommandSpec = {
  name: "lint",
  argument: {
    name: "[path...]",
    about: "files, folders and patterns; nothing: the RFC directory; `-`: standard input",
    files: true,
  },
  summary: "check RFC documents against the repository's templates",
  details:
    "The templates are the rules: the sections that a draft and a full RFC need are read from them. What holds for a document beside that is in the table that `rfc lint --rules` prints. Severities and exceptions are set in .github/rfcbot.yml; in a document, `<!-- rfc-lint-disable RULE -->` switches a rule off.\n\nExit status: 0 no errors, 1 errors, or more warnings than --max-warnings, 2 something couldn't be linted.",
  options: [
    { flags: "--stage <stage>", about: "what the documents are held to", choices: ["draft", "full"] },
    { flags: "--config <file>", about: "the configuration, if it isn't .github/rfcbot.yml" },
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json", "sarif", "github", "junit", "checkstyle"],
      default: "pretty",
    },
    { flags: "--output <file>", about: "write the result there" },
    { flags: "--fix", about: "put right what is safe to put right" },
    { flags: "--dry-run", about: "with --fix: change nothing, and print it as a patch" },
    {
      flags: "--changed [base]",
      about: "only what changed since the work on this branch began; BASE is the default branch if not given",
    },
    { flags: "--baseline <file>", about: "known problems, which don't count; new ones do" },
    {
      flags: "--update-baseline",
      about: "make what is found now the baseline; .github/rfc-lint-baseline.json if --baseline isn't given",
    },
    { flags: "--max-warnings <number>", about: "fail where there are more warnings" },
    { flags: "--quiet", about: "show errors only" },
    { flags: "--no-cache", about: "look at everything again, and remember nothing" },
    { flags: "--watch", about: "lint again whenever a file changes, until Ctrl-C" },
    { flags: "--stdin-filename <path>", about: "with `-`: what the document is called" },
    { flags: "--rules", about: "print the table of rules" },
    {
      flags: "--explain <rule>",
      about: "print a rule's page",
      offers: async () => (await import("@rfckit/lint")).RULES.map(({ id }) => id),
    },
    {
      flags: "--parser <parser>",
      about: "which parser reads Markdown; reference is remark, which is slow",
      choices: ["fast", "reference"],
      default: "fast",
    },
  ],
  examples: [
    { line: "rfc lint", about: "every RFC of the repository" },
    { line: "rfc lint accepted/my-idea.md --stage full", about: "one document, as a full RFC" },
    { line: "rfc lint --fix --dry-run", about: "see what can be put right; without --dry-run it is" },
    { line: "rfc lint --watch accepted/my-idea.md", about: "again at each change" },
    {
      line: "rfc lint --changed --format github",
      about: "what a pull request changed, for GitHub Actions",
    },
    { line: "rfc lint --explain section-missing", about: "what a rule wants, with examples" },
  ],
  load: () => import("../commands/lint.ts"),
};
