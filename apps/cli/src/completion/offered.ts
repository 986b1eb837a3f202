/** What a shell may offer behind a command: read from its spec. */
import type { Command, CommandSpec, OptionSpec } from "../command-spec.ts";
import { isGroup } from "../find-command.ts";

export interface OfferedOption {
  /** Such as `--format`. */
  readonly name: string;
  readonly about: string;
  /** What follows it: one of a few words, a path, anything, a word that may be left out, or nothing. */
  readonly value: { readonly choices: readonly string[] } | "path" | "any" | "optional" | null;
  readonly repeatable: boolean;
}

/** Whatever may follow an option is among its choices from here on. */
export async function withOffers(command: Command): Promise<Command> {
  if (isGroup(command)) return { ...command, commands: await Promise.all(command.commands.map(fillIn)) };
  return fillIn(command);
}

async function fillIn(spec: CommandSpec): Promise<CommandSpec> {
  const options = spec.options.map(async (option): Promise<OptionSpec> => {
    return option.offers === undefined ? option : { ...option, choices: await option.offers() };
  });
  return { ...spec, options: await Promise.all(options) };
}

/** As it stands between single quotes, in any of the shells. */
export function inQuotes(text: string): string {
  return text.replaceAll("'", "'\\''");
}

export function offeredOptions(spec: CommandSpec): OfferedOption[] {
  return [
    ...spec.options.map(offer),
    { name: "--help", about: "print help", value: null, repeatable: false },
  ];
}

function offer({ flags, about, choices, repeatable }: OptionSpec): OfferedOption {
  const [name = "", value] = flags.split(" ");
  return { name, about, value: followsFor(value, choices), repeatable: repeatable === true };
}

function followsFor(
  value: string | undefined,
  choices: readonly string[] | undefined,
): OfferedOption["value"] {
  if (value === undefined) return null;
  if (choices !== undefined) return { choices };
  if (value.startsWith("[")) return "optional";
  return /^<(?:file|path|folder|dir)\b/u.test(value) ? "path" : "any";
}
