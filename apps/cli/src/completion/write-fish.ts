/** The completion script for fish. */
import type { Command, CommandSpec } from "../command-spec.ts";
import { COMMANDS } from "../command-table.ts";
import { isGroup } from "../find-command.ts";
import { offeredOptions } from "./offered.ts";

export function writeFish(): string {
  const names = COMMANDS.map(({ name }) => name).join(" ");
  const helped = COMMANDS.filter(isGroup).map(
    ({ name, commands }) =>
      `complete -c rfc -f -n '__fish_seen_subcommand_from help; and __fish_seen_subcommand_from ${name}' -a '${commands.map((each) => each.name).join(" ")}'`,
  );
  return `# fish completion for rfc
${COMMANDS.flatMap(writeCommand).join("\n")}
complete -c rfc -f -n __fish_use_subcommand -a help -d 'print help for a command'
complete -c rfc -f -n '__fish_seen_subcommand_from help; and not __fish_seen_subcommand_from ${names}' -a '${names}'
${helped.join("\n")}
complete -c rfc -n __fish_use_subcommand -l help -d 'print help'
complete -c rfc -n __fish_use_subcommand -l version -d 'print the version'
`;
}

function writeCommand(command: Command): string[] {
  const first = offer("__fish_use_subcommand", command);
  if (!isGroup(command)) return [first, ...writeSpec(command, `__fish_seen_subcommand_from ${command.name}`)];
  const inside = `__fish_seen_subcommand_from ${command.name}`;
  const others = command.commands.map(({ name }) => name).join(" ");
  const isOpen = `'not __fish_seen_subcommand_from help; and ${inside}; and not __fish_seen_subcommand_from ${others}'`;
  return [
    first,
    ...command.commands.flatMap((spec) => [
      offer(isOpen, spec),
      ...writeSpec(spec, `${inside}; and __fish_seen_subcommand_from ${spec.name}`),
    ]),
  ];
}

function offer(
  condition: string,
  { name, summary }: { readonly name: string; readonly summary: string },
): string {
  return `complete -c rfc -f -n ${condition} -a ${name} -d '${quote(summary)}'`;
}

function writeSpec(spec: CommandSpec, condition: string): string[] {
  const inside = `complete -c rfc -n '${condition}'`;
  const options = offeredOptions(spec).map(({ name, about, value }) => {
    const argument =
      value === null
        ? ""
        : value === "any"
          ? " -x"
          : value === "path"
            ? " -r -F"
            : ` -x -a '${value.choices.join(" ")}'`;
    return `${inside} -l ${name.slice(2)}${argument} -d '${quote(about)}'`;
  });
  const { choices, files } = spec.argument ?? {};
  return [
    // Otherwise fish offers files where nobody wants any.
    files === true ? `${inside} -F` : `${inside} -f`,
    ...options,
    ...(choices === undefined ? [] : [`${inside} -a '${choices.join(" ")}'`]),
  ];
}

/** Within single quotes. */
function quote(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
}
