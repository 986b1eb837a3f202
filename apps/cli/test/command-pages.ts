/** The pages of `docs/cli`: one for each command, and an index, all from the commands' specs. */
import type { CommandSpec, OptionSpec } from "../src/command-spec.ts";
import { COMMANDS } from "../src/command-table.ts";
import { isGroup, listCommands } from "../src/find-command.ts";

/** By the file's name in `docs/cli`. */
export function writeCommandPages(): Map<string, string> {
  const pages = new Map([["README.md", writeIndex()]]);
  for (const { path, spec } of listCommands()) pages.set(pageName(path), writePage(path, spec));
  return pages;
}

const NOTE =
  "<!-- Written by apps/cli/write-command-pages.ts from apps/cli/src/specs/: change those, not this page. -->";

/** `config-check.md` of `config check`. */
function pageName(path: string): string {
  return `${path.replaceAll(" ", "-")}.md`;
}

function writeIndex(): string {
  const rows = COMMANDS.flatMap((command) =>
    isGroup(command)
      ? command.commands.map((spec) => writeRow(`${command.name} ${spec.name}`, spec))
      : [writeRow(command.name, command)],
  );
  return `${NOTE}
# The \`rfc\` command

| command | what it does |
| --- | --- |
${rows.join("\n")}

Each of them has \`--help\`, with examples; \`rfc help <command>\` prints the same.

- **Exit status.** 0: done, and nothing found. 1: something was found, such as an error in a document. 2: it could not be
  done; one line on standard error says why, and what to do. 130: stopped by Ctrl-C.
- **In a pipe.** What was asked for stands on standard output, and everything else on standard error. Nothing is asked
  where standard input, output or error isn't a terminal, or where \`CI\` is set.
- **Colours** stand on terminals only. \`NO_COLOR=1\` takes them away, \`FORCE_COLOR=1\` brings them anywhere.
- **For programs.** \`--format json\`, where a command has it, prints one JSON document. Its \`version\`, where it has one,
  grows when something is taken out of it or changes its meaning; what is added leaves it as it is.
- **Completion** for bash, zsh and fish: [\`rfc completion\`](completion.md).
`;
}

function writeRow(path: string, { summary }: CommandSpec): string {
  return `| [\`rfc ${path}\`](${pageName(path)}) | ${cell(summary)} |`;
}

function writePage(path: string, spec: CommandSpec): string {
  const { summary, details, argument, options, examples, json } = spec;
  const usage = ["rfc", path, ...(options.length > 0 ? ["[options]"] : []), argument?.name ?? []].flat();
  const parts = [
    `${NOTE}\n# \`rfc ${path}\``,
    sentence(summary),
    `\`\`\`text\n${usage.join(" ")}\n\`\`\``,
    ...(details === undefined ? [] : details.split("\n\n").map(writeParagraph)),
    ...(argument === undefined ? [] : [`\`${argument.name}\`: ${describe(argument)}`]),
    ...(options.length === 0 ? [] : [writeOptions(options)]),
    ["## Examples", ...examples.map(writeExample)].join("\n\n"),
    ...(json === undefined ? [] : [`## \`--format json\`\n\n${json}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Lines that are set off by blanks are a table of words, as they stand in help. */
function writeParagraph(text: string): string {
  const lines = text.split("\n");
  if (!lines.every((line) => line.startsWith("  "))) return text;
  return `\`\`\`text\n${lines.map((line) => line.slice(2)).join("\n")}\n\`\`\``;
}

function writeOptions(options: readonly OptionSpec[]): string {
  const rows = options.map((option) => `| \`${option.flags}\` | ${cell(describe(option))} |`);
  return ["## Options\n", "| option | what it does |", "| --- | --- |", ...rows].join("\n");
}

interface Described {
  readonly about: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly repeatable?: boolean;
}

function describe({ about, choices, default: preset, repeatable }: Described): string {
  const facts = [
    ...(choices === undefined ? [] : [`one of ${choices.map((each) => `\`${each}\``).join(", ")}`]),
    ...(preset === undefined ? [] : [`\`${preset}\` if not given`]),
    ...(repeatable === true && !about.includes("several times") ? ["may be given several times"] : []),
  ];
  return [sentence(about), ...facts.map(sentence)].join(" ");
}

function writeExample({ line, about }: CommandSpec["examples"][number]): string {
  return `${sentence(about)}\n\n\`\`\`sh\n${line}\n\`\`\``;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/u.test(text) ? "" : "."}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
