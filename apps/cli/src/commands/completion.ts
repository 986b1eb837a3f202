/** `rfc completion`: a completion script, made from the command table. */
import { COMMANDS, type CommandSpec, type OptionSpec, type Run } from "../command-table.ts";

export const run: Run = async ([shell], _, io) => {
  const script = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell as "bash" | "zsh" | "fish"];
  await io.stdout.write(script(await Promise.all(COMMANDS.map(withOffers))));
  return 0;
};

/** Whatever may follow an option is among its choices from here on. */
async function withOffers(spec: CommandSpec): Promise<CommandSpec> {
  const options = spec.options.map(async (option): Promise<OptionSpec> => {
    return option.offers === undefined ? option : { ...option, choices: await option.offers() };
  });
  return { ...spec, options: await Promise.all(options) };
}

/** What follows an option: nothing, a word that may be left out, a file, or a word of another kind. */
function kindOfValue({ flags }: OptionSpec): "none" | "optional" | "file" | "word" {
  const [, value = ""] = flags.split(" ");
  if (value === "" || value.startsWith("[")) return value === "" ? "none" : "optional";
  return value === "<file>" || value === "<path>" ? "file" : "word";
}

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

/** As it stands between single quotes, in any of the shells. */
function inQuotes(text: string): string {
  return text.replaceAll("'", "'\\''");
}

function bashScript(commands: readonly CommandSpec[]): string {
  const names = [...commands.map(({ name }) => name), "help"];
  const offer = (words: readonly string[], files = ""): string =>
    `COMPREPLY=($(compgen -W $'${words.join("\\n")}'${files} -- "$word"))`;
  const cases = commands.map((spec) => {
    const files = spec.options.filter((option) => kindOfValue(option) === "file");
    const lines = [
      ...choicesOf(spec),
      ...files.map(({ flags }) => ({ option: flags.split(" ")[0] ?? "", choices: [] })),
    ].map(
      ({ option, choices }) =>
        `      if [[ $previous == ${option} ]]; then ${offer(choices, choices.length === 0 ? " -f" : "")}; return; fi`,
    );
    const words = [...optionNames(spec), ...(spec.argument?.choices ?? [])];
    const mayBeFile = spec.argument?.files === true ? " -f" : "";
    return [`    ${spec.name})`, ...lines, `      ${offer(words, mayBeFile)};;`].join("\n");
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

function zshScript(commands: readonly CommandSpec[]): string {
  const list = commands.map(({ name, summary }) => `    '${name}:${inQuotes(summary)}'`);
  const cases = commands.map((spec) => {
    const options = spec.options.map((option) => {
      const { flags, about, choices, repeatable } = option;
      const [name = ""] = flags.split(" ");
      const word = `:value:${choices === undefined ? "" : `(${choices.join(" ")})`}`;
      const argument = { none: "", optional: "::value:", file: ":file:_files", word }[kindOfValue(option)];
      return `        '${repeatable === true ? "*" : ""}${name}[${inQuotes(about.replaceAll(/[[\]:]/g, ""))}]${argument}'`;
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
${list.join("\n")}
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

function fishScript(commands: readonly CommandSpec[]): string {
  const lines = commands.flatMap((spec) => {
    const inside = `complete -c rfc -n '__fish_seen_subcommand_from ${spec.name}'`;
    const options = spec.options.map((option) => {
      const { flags, about, choices } = option;
      const [name = ""] = flags.split(" ");
      const word = ` -x${choices === undefined ? "" : ` -a '${choices.join(" ")}'`}`;
      const argument = { none: "", optional: "", file: " -r -F", word }[kindOfValue(option)];
      return `${inside} -l ${name.slice(2)}${argument} -d '${inQuotes(about)}'`;
    });
    const choices =
      spec.argument?.choices === undefined ? [] : [`${inside} -f -a '${spec.argument.choices.join(" ")}'`];
    const files = spec.argument?.files === true ? [`${inside} -F`] : [];
    return [
      `complete -c rfc -f -n __fish_use_subcommand -a ${spec.name} -d '${inQuotes(spec.summary)}'`,
      ...options,
      ...choices,
      ...files,
      `${inside} -l help -d 'print help'`,
    ];
  });
  return `# fish completion for rfc
${lines.join("\n")}
complete -c rfc -f -n __fish_use_subcommand -a help -d 'print help for a command'
complete -c rfc -f -n '__fish_seen_subcommand_from help' -a '${commands.map(({ name }) => name).join(" ")}'
complete -c rfc -n __fish_use_subcommand -l help -d 'print help'
complete -c rfc -n __fish_use_subcommand -l version -d 'print the version'
`;
}
