/** The completion script for zsh. */
import type { Command, CommandSpec } from "../command-spec.ts";
import { COMMANDS } from "../command-table.ts";
import { isGroup } from "../find-command.ts";
import { type OfferedOption, offeredOptions } from "./offered.ts";

export function writeZsh(): string {
  const help = { name: "help", summary: "print help for a command" };
  const helped = COMMANDS.filter(isGroup).map(({ name }) => `          ${name}) _rfc_${name} ;;`);
  const groups = COMMANDS.filter(isGroup).map(
    ({ name, commands }) => `_rfc_${name}() {
  local -a commands
  commands=(
${commands.map(describe).join("\n")}
  )
  _describe 'command' commands
}
`,
  );
  return `#compdef rfc
${groups.join("")}_rfc() {
  local -a commands
  commands=(
${[...COMMANDS, help].map(describe).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${COMMANDS.map(writeCommand).join("\n")}
    help)
      if (( CURRENT == 2 )); then
        _describe 'command' commands
      else
        case \${words[2]} in
${helped.join("\n")}
        esac
      fi
      ;;
  esac
}
_rfc "$@"
`;
}

function describe({ name, summary }: { readonly name: string; readonly summary: string }): string {
  return `    '${name}:${quote(summary)}'`;
}

function writeCommand(command: Command): string {
  if (!isGroup(command)) return writeSpec(command, "    ");
  return [
    `    ${command.name})`,
    "      if (( CURRENT == 2 )); then",
    `        _rfc_${command.name}`,
    "        return",
    "      fi",
    `      command=\${words[2]}`,
    "      shift words",
    "      (( CURRENT-- ))",
    "      case $command in",
    ...command.commands.map((spec) => writeSpec(spec, "        ")),
    "      esac",
    "      ;;",
  ].join("\n");
}

function writeSpec(spec: CommandSpec, indent: string): string {
  const argument =
    spec.argument?.files === true
      ? "'*:file:_files'"
      : `'1:value:(${(spec.argument?.choices ?? []).join(" ")})'`;
  const lines = [...offeredOptions(spec).map(writeOption), argument];
  return [
    `${indent}${spec.name})`,
    `${indent}  _arguments \\`,
    lines.map((line) => `${indent}    ${line}`).join(" \\\n"),
    `${indent}  ;;`,
  ].join("\n");
}

function writeOption({ name, about, value, repeatable }: OfferedOption): string {
  const words = quote(about.replaceAll(/[[\]:]/g, ""));
  const argument =
    value === null
      ? ""
      : value === "any"
        ? ":value:"
        : value === "path"
          ? ":file:_files"
          : `:value:(${value.choices.join(" ")})`;
  return `'${repeatable ? "*" : ""}${name}[${words}]${argument}'`;
}

/** Within single quotes. */
function quote(text: string): string {
  return text.replaceAll("'", "'\\''");
}
