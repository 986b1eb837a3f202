/** What a shell may offer behind a command: read from its spec. */
import type { CommandSpec, OptionSpec } from "../command-spec.ts";

export interface OfferedOption {
  /** Such as `--format`. */
  readonly name: string;
  readonly about: string;
  /** What follows it: one of a few words, a path, anything, or nothing. */
  readonly value: { readonly choices: readonly string[] } | "path" | "any" | null;
  readonly repeatable: boolean;
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
  return /^[<[](?:file|path|folder|dir)\b/u.test(value) ? "path" : "any";
}
