/**
 * From any arguments to a command and an exit status, with help and words for what is wrong.
 *
 * Wrong arguments are answered with one line on standard error and exit 2; help goes to standard output.
 */
import { Argument, Command, CommanderError, Option } from "commander";
import { COMMANDS, type CommandSpec, type Options } from "./command-table.ts";
import type { Io } from "./io.ts";
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
    .description("Run an organisation's RFC process: see what a motion would do, and how a comment is read.")
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .usage("<command> [options]")
    .showSuggestionAfterError(true)
    .allowExcessArguments()
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(Math.max(io.stdout.columns, 60), 100), minWidthToWrap: 20 })
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
  for (const spec of COMMANDS) program.addCommand(createCommand(spec, program, io, outcome));
  return program;
}

/** `rfc help`, which unlike commander's own says no to a command that there isn't. */
function createHelpCommand(program: Command): Command {
  const command = new Command("help")
    .summary("print help for a command")
    .argument("[command]", "which command");
  command.copyInheritedSettings(program).allowExcessArguments(false);
  return command.action(async (name?: string) => {
    const target = name === undefined ? program : program.commands.find((each) => each.name() === name);
    if (target === undefined) throw new UsageError(await wordUnknownCommand(name ?? ""));
    target.outputHelp();
  });
}

function createCommand(spec: CommandSpec, program: Command, io: Io, outcome: { status: number }): Command {
  const command = new Command(spec.name).summary(spec.summary).description(describeCommand(spec));
  command.copyInheritedSettings(program).allowExcessArguments(false);
  command.configureOutput({
    outputError: (text, write) => write(wordUsageError(text, `rfc help ${spec.name}`)),
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

function describeCommand({ summary, details }: CommandSpec): string {
  const sentence = `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;
  return details === undefined ? sentence : `${sentence}\n\n${details}`;
}

async function wordUnknownCommand(unknown: string): Promise<string> {
  // Loaded here, so that nobody who types the right command waits for it.
  const { nearest } = await import("@rfckit/core");
  const near = nearest(
    unknown.toLowerCase(),
    COMMANDS.map(({ name }) => name),
  );
  const hint = near === null ? "" : ` Did you mean ${near}?`;
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
