/** `rfc completion`: a completion script, made from the command table. */
import type { CommandSpec, Run } from "../command-spec.ts";
import { COMMANDS } from "../command-table.ts";

export const run: Run = async ([shell], _, io) => {
  const script = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell as "bash" | "zsh" | "fish"];
  await io.stdout.write(script());
  return 0;
};

const GLOBAL = ["--help", "--version"];

function optionNames(spec: CommandSpec): string[] {
  return [...spec.options.map(({ flags }) => flags.split(" ")[0] ?? ""), "--help"];
}

/** What may follow an option or stand as the argument, by what stands before the cursor. */
function choicesOf(spec: CommandSpec): { readonly option: string; readonly choices: readonly string[] }[] {
  return spec.options.flatMap(({ flags, choices }) =>
    choices === undefined ? [] : [{ option: flags.split(" ")[0] ?? "", choices }],
  );
}

function bashScript(): string {
  const names = [...COMMANDS.map(({ name }) => name), "help"];
  const offer = (words: readonly string[], files = ""): string =>
    `COMPREPLY=($(compgen -W $'${words.join("\\n")}'${files} -- "$word"))`;
  const cases = COMMANDS.map((spec) => {
    const lines = choicesOf(spec).map(
      ({ option, choices }) => `      if [[ $previous == ${option} ]]; then ${offer(choices)}; return; fi`,
    );
    const words = [...optionNames(spec), ...(spec.argument?.choices ?? [])];
    const files = spec.argument?.files === true ? " -f" : "";
    return [`    ${spec.name})`, ...lines, `      ${offer(words, files)};;`].join("\n");
  });
  return `# bash completion for rfc
_rfc() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  # One answer a line, so that a file's name may have blanks.
  local IFS=$'\\n'
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${offer([...names, ...GLOBAL])}
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join("\n")}
    help)
      ${offer(names)};;
  esac
}
complete -o filenames -F _rfc rfc
`;
}

function zshScript(): string {
  const commands = COMMANDS.map(({ name, summary }) => `    '${name}:${summary.replaceAll("'", "")}'`);
  const cases = COMMANDS.map((spec) => {
    const options = spec.options.map(({ flags, about, choices, repeatable }) => {
      const [name = "", value] = flags.split(" ");
      const argument =
        value === undefined ? "" : `:value:${choices === undefined ? "" : `(${choices.join(" ")})`}`;
      return `        '${repeatable === true ? "*" : ""}${name}[${about.replaceAll(/['[\]:]/g, "")}]${argument}'`;
    });
    const argument =
      spec.argument?.files === true
        ? "'*:file:_files'"
        : `'1:value:(${(spec.argument?.choices ?? []).join(" ")})'`;
    return [
      `    ${spec.name})`,
      "      _arguments \\",
      ...[...options, "        '--help[print help]'", `        ${argument}`].map((line, index, all) =>
        index < all.length - 1 ? `${line} \\` : line,
      ),
      "      ;;",
    ].join("\n");
  });
  return `#compdef rfc
_rfc() {
  local -a commands
  commands=(
${commands.join("\n")}
    'help:print help for a command'
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
    help) _describe 'command' commands ;;
  esac
}
_rfc "$@"
`;
}

function fishScript(): string {
  const lines = COMMANDS.flatMap((spec) => {
    const inside = `complete -c rfc -n '__fish_seen_subcommand_from ${spec.name}'`;
    const options = spec.options.map(({ flags, about, choices }) => {
      const [name = "", value] = flags.split(" ");
      const argument =
        value === undefined ? "" : ` -x${choices === undefined ? "" : ` -a '${choices.join(" ")}'`}`;
      return `${inside} -l ${name.slice(2)}${argument} -d '${about.replaceAll("'", "")}'`;
    });
    const choices =
      spec.argument?.choices === undefined ? [] : [`${inside} -f -a '${spec.argument.choices.join(" ")}'`];
    const files = spec.argument?.files === true ? [`${inside} -F`] : [];
    return [
      `complete -c rfc -f -n __fish_use_subcommand -a ${spec.name} -d '${spec.summary.replaceAll("'", "")}'`,
      ...options,
      ...choices,
      ...files,
      `${inside} -l help -d 'print help'`,
    ];
  });
  return `# fish completion for rfc
${lines.join("\n")}
complete -c rfc -f -n __fish_use_subcommand -a help -d 'print help for a command'
complete -c rfc -f -n '__fish_seen_subcommand_from help' -a '${COMMANDS.map(({ name }) => name).join(" ")}'
complete -c rfc -n __fish_use_subcommand -l help -d 'print help'
complete -c rfc -n __fish_use_subcommand -l version -d 'print the version'
`;
}
