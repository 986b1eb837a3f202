/**
 * Reads a log as GitHub's runner does (`ActionCommand.TryParseV2` in actions/runner): what of it are commands, and what they
 * say. It is written apart from the code it tests.
 */

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What the runner undoes, in its order. */
const DATA = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
] as const;
const PROPERTY = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
] as const;

/** The output of a step, as bytes: a line that is no command is given back as it stands. */
export function readLog(output: Uint8Array): (Command | string)[] {
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(output).split(/\r\n|\r|\n/);
  // What follows the last line's end is no line.
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => readCommand(line) ?? line);
}

function readCommand(line: string): Command | null {
  const text = line.trimStart();
  const end = text.indexOf("::", 2);
  if (!text.startsWith("::") || end < 0) return null;
  const head = text.slice(2, end);
  const space = head.indexOf(" ");
  const name = space < 0 ? head : head.slice(0, space);
  const properties: Record<string, string> = {};
  for (const property of space < 0 ? [] : head.slice(space).trim().split(",")) {
    const equals = property.indexOf("=");
    if (equals >= 0) properties[property.slice(0, equals)] = undo(property.slice(equals + 1), PROPERTY);
  }
  return { name, properties, data: undo(text.slice(end + 2), DATA) };
}

function undo(text: string, mappings: readonly (readonly [string, string])[]): string {
  return mappings.reduce((result, [escaped, character]) => result.replaceAll(escaped, character), text);
}
