/** The completion script for bash. */
import type { Command, CommandSpec } from "../command-spec.ts";
import { isGroup } from "../find-command.ts";
import { offeredOptions } from "./offered.ts";

export function writeBash(all: readonly Command[]): string {
  const names = [...all.map(({ name }) => name), "help"];
  const helped = all
    .filter(isGroup)
    .map(({ name, commands }) => `        ${name}) ${offer(commands.map((each) => each.name))};;`);
  return `# bash completion for rfc
_rfc() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  # One answer a line, so that a file's name may have blanks.
  local IFS=$'\\n'
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${offer([...names, "--help", "--version"])}
    return
  fi
  case \${COMP_WORDS[1]} in
${all.map(writeCommand).join("\n")}
    help)
      if [[ $COMP_CWORD -eq 2 ]]; then ${offer(names)}; return; fi
      case \${COMP_WORDS[2]} in
${helped.join("\n")}
      esac;;
  esac
}
complete -o filenames -F _rfc rfc
`;
}

function writeCommand(command: Command): string {
  if (!isGroup(command)) return writeSpec(command, "    ");
  const names = command.commands.map(({ name }) => name);
  return [
    `    ${command.name})`,
    `      if [[ $COMP_CWORD -eq 2 ]]; then ${offer([...names, "--help"])}; return; fi`,
    `      case \${COMP_WORDS[2]} in`,
    ...command.commands.map((spec) => writeSpec(spec, "        ")),
    "      esac;;",
  ].join("\n");
}

function writeSpec(spec: CommandSpec, indent: string): string {
  const options = offeredOptions(spec);
  const values = options.flatMap(({ name, value }) => {
    if (value === null || value === "optional") return [];
    const answer = value === "any" ? ":" : value === "path" ? offerFiles() : offer(value.choices);
    return [`${indent}  if [[ $previous == ${name} ]]; then ${answer}; return; fi`];
  });
  const words = [...options.map(({ name }) => name), ...(spec.argument?.choices ?? [])];
  const files = spec.argument?.files === true ? " -f" : "";
  return [`${indent}${spec.name})`, ...values, `${indent}  ${offer(words, files)};;`].join("\n");
}

function offer(words: readonly string[], files = ""): string {
  return `COMPREPLY=($(compgen -W $'${words.join("\\n")}'${files} -- "$word"))`;
}

function offerFiles(): string {
  return 'COMPREPLY=($(compgen -f -- "$word"))';
}
