/** Which command some arguments call: the first word's, or in a group that of the first two. */
import type { Command, CommandGroup, CommandSpec } from "./command-spec.ts";
import { COMMANDS } from "./command-table.ts";

export interface FoundCommand {
  readonly spec: CommandSpec;
  /** What follows the command's name. */
  readonly words: readonly string[];
}

/** `null` where there is no such command, or only a group's name. */
export function findCommand([name, ...words]: readonly string[]): FoundCommand | null {
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) return null;
  if (!isGroup(command)) return { spec: command, words };
  const spec = command.commands.find((each) => each.name === words[0]);
  return spec === undefined ? null : { spec, words: words.slice(1) };
}

export function isGroup(command: Command): command is CommandGroup {
  return "commands" in command;
}

/** All that can be called, by what is typed for it, such as `config check`. */
export function listCommands(): { readonly path: string; readonly spec: CommandSpec }[] {
  return COMMANDS.flatMap((command) =>
    isGroup(command)
      ? command.commands.map((spec) => ({ path: `${command.name} ${spec.name}`, spec }))
      : [{ path: command.name, spec: command }],
  );
}
