/**
 * Reads a command line that is as it should be, without the library that knows what to say of all others: loading it
 * takes longer than linting a document.
 */
import type { CommandSpec, Options } from "./command-spec.ts";

export interface PlainCall {
  readonly args: readonly string[];
  readonly options: Options;
}

/** `null` for whatever is out of the ordinary: help, a misspelt option, a missing value, a value that isn't offered. */
export function readPlainly(spec: CommandSpec, words: readonly string[]): PlainCall | null {
  const args: string[] = [];
  const options: Record<string, unknown> = {};
  for (const option of spec.options) {
    if (option.default !== undefined) options[keyOf(option.flags)] = option.default;
    if (option.flags.startsWith("--no-")) options[keyOf(option.flags)] = true;
  }
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith("-") || word === "-") {
      args.push(word);
      continue;
    }
    const [name = "", ...values] = word.split("=");
    const option = spec.options.find(({ flags }) => flags.split(" ")[0] === name);
    const [, value] = option?.flags.split(" ") ?? [];
    // An optional value may be a path: the library decides.
    if (option === undefined || option.repeatable === true || value?.startsWith("[") === true) return null;
    const key = keyOf(option.flags);
    if (value === undefined) {
      if (values.length > 0) return null;
      options[key] = !name.startsWith("--no-");
      continue;
    }
    const given = values.length > 0 ? values.join("=") : rest.shift();
    if (given === undefined || given === "" || given.startsWith("-")) return null;
    if (option.choices !== undefined && !option.choices.includes(given)) return null;
    options[key] = given;
  }
  return hasItsArguments(spec, args) ? { args, options } : null;
}

function hasItsArguments({ argument }: CommandSpec, args: readonly string[]): boolean {
  if (argument === undefined) return args.length === 0;
  const { name, choices } = argument;
  if (name.startsWith("<") && args.length === 0) return false;
  if (!name.includes("...") && args.length > 1) return false;
  return choices === undefined || args.every((each) => choices.includes(each));
}

/** `--max-warnings <number>` sets `maxWarnings`, and `--no-cache` sets `cache`. */
function keyOf(flags: string): string {
  const [name = ""] = flags.replace(/^--(?:no-)?/u, "").split(" ");
  return name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
