/**
 * What a command is: its arguments, options and examples. Parsing, help, completion and its page in `docs/cli` all come
 * from it; what it does is loaded only when it is called.
 */
import type { Io } from "./io.ts";

/** A row of the table: a command, or several that share their first word. */
export type Command = CommandSpec | CommandGroup;

/** Such as `rfc config`: it does nothing itself, and is followed by one of its commands. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly details?: string;
  readonly commands: readonly CommandSpec[];
}

export interface CommandSpec {
  readonly name: string;
  /** Commander's notation: `<must>`, `[may]`, `...` for several. */
  readonly argument?: {
    readonly name: string;
    readonly about: string;
    readonly choices?: readonly string[];
    readonly files?: boolean;
  };
  readonly summary: string;
  readonly details?: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly line: string; readonly about: string }[];
  /** What `--format json` prints, in Markdown: it stands on the command's page. */
  readonly json?: string;
  readonly load: () => Promise<{ readonly run: Run }>;
}

export interface OptionSpec {
  /** Such as `--format <format>`. */
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given several times; its value is then a list. */
  readonly repeatable?: boolean;
  /** What a shell offers as its value, where the command itself says what is wrong with any other. */
  readonly offers?: () => Promise<readonly string[]>;
}

export type Options = Readonly<Record<string, unknown>>;

/** Runs a command and gives its exit status: 0 well, 1 something was found, 2 it could not be done. */
export type Run = (args: readonly string[], options: Options, io: Io) => Promise<number>;
