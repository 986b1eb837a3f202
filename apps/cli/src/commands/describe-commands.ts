/** Command lines as sentences: what the bot would take each of them for. */
import type { CommandError, CommandName, ParsedCommand, ParsedLine } from "@rfckit/commands";
import { harmless, type Paint } from "../simulate/paint.ts";

/** One line for each command line of a comment. */
export function describeCommands(commands: readonly ParsedLine[], paint: Paint): string {
  if (commands.length === 0) return "No command: the bot would not look at this comment.\n";
  const lines = commands.map((command) => {
    const [sentence, style] =
      "error" in command
        ? ([describeProblem(command), "yellow"] as const)
        : ([describeCommand(command), "green"] as const);
    return `${paint(`line ${command.line}:`, "dim")} ${paint(sentence, style)}\n`;
  });
  return lines.join("");
}

type Describe = (argument: string, command: ParsedCommand) => string;

const motion =
  (disposition: string): Describe =>
  (reason) =>
    reason === "" ? `moves to ${disposition}` : `moves to ${disposition}, for the reason ${quote(reason)}`;

const COMMANDS: Readonly<Record<CommandName, Describe>> = {
  merge: motion("merge"),
  close: motion("close"),
  postpone: motion("postpone"),
  cancel: () => "takes the motion off the table",
  review: (remark) => (remark === "" ? "signs off" : `signs off, with the remark ${quote(remark)}`),
  unreview: () => "withdraws the sign-off",
  object: (name) => `raises the objection ${quote(name)}`,
  resolve: (name) =>
    name === "" ? "resolves the one objection that is open" : `resolves the objection ${quote(name)}`,
  second: (name) => `seconds the objection ${quote(name)}`,
  poll: (question) => `polls the stakeholders on ${quote(question)}`,
  feedback: (_, { users = [] }) => `asks ${users.map((user) => `@${user}`).join(", ")} for an opinion`,
  status: () => "asks where things stand",
  explain: () => "asks where things stand, and why",
  lint: () => "asks for a check of the document",
  help: () => "asks for the list of commands",
};

const PROBLEMS: Readonly<Record<CommandError, string>> = {
  "missing-command": "a mention without a command; write one behind it, such as `status`",
  unknown: "not a command",
  prose: "prose: GitHub reads this as closing an issue; begin the line with another word",
  "missing-name": "the name is missing; write what the objection is about behind the command",
  "missing-question": "the question is missing; write it behind the command",
  "missing-user": "no user is named; write a login behind the command, such as `@ana`",
  "hidden-characters": "refused: it has characters that nobody sees; type the line again by hand",
};

function describeCommand(command: ParsedCommand): string {
  return COMMANDS[command.command](command.argument, command);
}

function describeProblem({ error, word, suggestion }: Extract<ParsedLine, { error: CommandError }>): string {
  const found = error === "unknown" && word !== undefined ? ` (${quote(word)})` : "";
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  return `${PROBLEMS[error]}${found}${hint}`;
}

/** What people wrote, so that it can do nothing to a terminal. */
function quote(text: string): string {
  return harmless(JSON.stringify(text));
}
