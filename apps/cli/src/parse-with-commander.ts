/**
 * From any arguments to a command and an exit status, with help and words for what is wrong.
 *
 * Wrong arguments are answered with one line on standard error and exit 2; help goes to standard output.
 */
import { Argument, Command, CommanderError, Option } from "commander";
import type { CommandGroup, CommandSpec, Options } from "./command-spec.ts";
import { COMMANDS } from "./command-table.ts";
import { isGroup } from "./find-command.ts";
import type { Io } from "./io.ts";
import { shownWidth } from "./shown-width.ts";
import { UsageError } from "./usage-error.ts";
import { VERSION } from "./version.ts";

/** Runs `rfc` with any arguments (without node and script). Resolves to the exit status. */
export async function parseWithCommander(args: readonly string[], io: Io): Promise<number> {
  const outcome = { status: 0 };
  const written: Promise<void>[] = [];
  const program = createProgram(io, outcome, written);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    outcome.status = error.exitCode === 0 ? 0 : 2;
  }
  await Promise.all(written);
  return outcome.status;
}

function createProgram(io: Io, outcome: { status: number }, written: Promise<void>[]): Command {
  const write = (text: string): void => {
    const done = io.stdout.write(text);
    // It is waited for at the end; until then a failure is no stranger to anybody.
    done.catch(() => {});
    written.push(done);
  };
  const program = new Command("rfc")
    .description("Write RFCs, and run an organisation's RFC process.")
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .usage("<command> [options]")
    .showSuggestionAfterError(true)
    .allowExcessArguments()
    .exitOverride()
    .configureHelp({ helpWidth: shownWidth(io.stdout), minWidthToWrap: 10 })
    .configureOutput({
      writeOut: write,
      // Commander's complaints, and the help that stands in for one.
      writeErr: (text) => written.push(io.stderr.write(text).catch(() => {})),
      outputError: (text, write) => write(wordUsageError(text, "rfc help")),
    })
    .addHelpText("after", "\nRun `rfc help <command>` for a command's options and examples.");
  // Without a command there is nothing to do but to say what there is.
  program.action(async (_: unknown, command: Command) => {
    const [unknown] = command.args;
    if (unknown !== undefined) throw new UsageError(await wordUnknownCommand(unknown));
    command.outputHelp({ error: true });
    outcome.status = 2;
  });
  program.addCommand(createHelpCommand(program));
  for (const each of COMMANDS) {
    program.addCommand(
      isGroup(each)
        ? createGroup(each, program, io, outcome)
        : createCommand(each, each.name, program, io, outcome),
    );
  }
  return program;
}

/** Several commands under one first word. Without a second one there is nothing to do but to say what there is. */
function createGroup(group: CommandGroup, program: Command, io: Io, outcome: { status: number }): Command {
  const command = new Command(group.name).summary(group.summary).description(describeCommand(group));
  command.copyInheritedSettings(program).helpCommand(false).usage("<command> [options]");
  command.addHelpText("after", `\nRun \`rfc help ${group.name} <command>\` for its options and examples.`);
  command.action(async (_: unknown, called: Command) => {
    const [unknown] = called.args;
    if (unknown !== undefined) throw new UsageError(await wordUnknownCommand(unknown, group));
    called.outputHelp({ error: true });
    outcome.status = 2;
  });
  for (const spec of group.commands)
    command.addCommand(createCommand(spec, `${group.name} ${spec.name}`, command, io, outcome));
  return command;
}

/** `rfc help`, which unlike commander's own says no to a command that there isn't, and knows `rfc help config check`. */
function createHelpCommand(program: Command): Command {
  const help = new Command("help")
    .summary("print help for a command")
    .argument("[command...]", "which command");
  help.copyInheritedSettings(program);
  return help.action(async (names: readonly string[]) => {
    let target = program;
    for (const [index, name] of names.entries()) {
      const next = target.commands.find((each) => each.name() === name);
      if (next === undefined) throw new UsageError(await wordNoHelp(names.slice(0, index), name));
      target = next;
    }
    target.outputHelp();
  });
}

async function wordNoHelp(before: readonly string[], name: string): Promise<string> {
  if (before.length === 0) return wordUnknownCommand(name);
  const group = COMMANDS.filter(isGroup).find((each) => before.length === 1 && each.name === before[0]);
  if (group !== undefined) return wordUnknownCommand(name, group);
  const path = before.join(" ");
  return `there is no command '${path} ${name}'. See \`rfc help ${path}\`.`;
}

/** `path` is what is typed for it, such as `config check`. */
function createCommand(
  spec: CommandSpec,
  path: string,
  parent: Command,
  io: Io,
  outcome: { status: number },
): Command {
  const command = new Command(spec.name).summary(spec.summary).description(describeCommand(spec));
  command.copyInheritedSettings(parent).allowExcessArguments(false);
  command.configureOutput({
    outputError: (text, write) => write(wordUsageError(text, `rfc help ${path}`)),
  });
  if (spec.argument !== undefined) {
    const argument = new Argument(spec.argument.name, spec.argument.about);
    if (spec.argument.choices !== undefined) argument.choices([...spec.argument.choices]);
    command.addArgument(argument);
  }
  for (const { flags, about, choices, default: preset, repeatable } of spec.options) {
    const option = new Option(flags, about);
    if (choices !== undefined) option.choices([...choices]);
    if (preset !== undefined) option.default(preset);
    if (repeatable === true) option.argParser((value, before: readonly string[] = []) => [...before, value]);
    command.addOption(option);
  }
  const examples = spec.examples.map(({ line, about }) => `  $ ${line}\n      ${about}`);
  command.addHelpText("after", `\nExamples:\n${examples.join("\n")}`);
  command.action(async () => {
    const { run } = await spec.load();
    outcome.status = await run(command.processedArgs.flat().filter(isText), command.opts<Options>(), io);
  });
  return command;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function describeCommand({ summary, details }: CommandSpec | CommandGroup): string {
  const sentence = `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;
  return details === undefined ? sentence : `${sentence}\n\n${details}`;
}

async function wordUnknownCommand(unknown: string, group?: CommandGroup): Promise<string> {
  // Loaded here, so that nobody who types the right command waits for it.
  const { nearest } = await import("@rfckit/core");
  const all = COMMANDS.filter(isGroup).flatMap(({ name, commands }) =>
    commands.map((each) => ({ name: each.name, path: `${name} ${each.name}` })),
  );
  const near = (names: readonly string[]) => nearest(unknown.toLowerCase(), names);
  if (group !== undefined) {
    const names = group.commands.map(({ name }) => name);
    const found = near(names);
    const hint = found === null ? "" : ` Did you mean ${group.name} ${found}?`;
    return `there is no command '${group.name} ${unknown}'.${hint} \`rfc help ${group.name}\` lists the commands.`;
  }
  // Somebody may have left a group's name out.
  const found =
    near(COMMANDS.map(({ name }) => name)) ?? all.find(({ name }) => name === unknown)?.path ?? null;
  const hint = found === null ? "" : ` Did you mean ${found}?`;
  return `there is no command '${unknown}'.${hint} \`rfc help\` lists the commands.`;
}

/** Commander's words in our form: one line, and at its end what to do. */
function wordUsageError(text: string, help: string): string {
  const words = text
    .trim()
    .replace(/^error: /, "")
    .replaceAll(/\s*\n\s*/g, " ");
  const [, found = words, near] = /^(.*) \((Did you mean .*\?)\)$/.exec(words) ?? [];
  const sentence = found.endsWith(".") ? found : `${found}.`;
  return `rfc: ${sentence}${near === undefined ? "" : ` ${near}`} See \`${help}\`.\n`;
}
