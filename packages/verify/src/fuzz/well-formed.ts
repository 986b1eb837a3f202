/** What every answer about a text has in common: its places are in the text, and it left no traces elsewhere. */

interface Told {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Whether problems are there, in order, in the text, and each told in one line; if not, in what they fail. */
export function judgeProblems(text: string, problems: readonly Told[], end: RegExp): string | null {
  if (problems.length === 0) return "a text is refused without a problem";
  const lines = text.split(end);
  let last: Told = { line: 0, column: 0, message: "" };
  for (const problem of problems) {
    const { line, column, message } = problem;
    const width = lines[line - 1]?.length;
    if (width === undefined || !Number.isInteger(line))
      return "a problem stands on a line that the text doesn't have";
    if (!Number.isInteger(column) || column < 1 || column > width + 1)
      return "a problem stands beside its line";
    if (line < last.line || (line === last.line && column < last.column)) return "problems are out of order";
    if (/[\n\r]|undefined|\[object/u.test(message)) return "a problem isn't told in one plain line";
    if (!message.isWellFormed()) return "a problem's message is no well-formed text";
    if (message.length > 3000) return "a problem's message is longer than 3,000 characters";
    last = problem;
  }
  return null;
}

/** A document may name keys as it likes: nothing that it says may become part of every object. */
export function judgePrototype(): string | null {
  const traces = Object.keys(Object.prototype);
  for (const trace of traces) Reflect.deleteProperty(Object.prototype, trace);
  return traces.length > 0 ? "a text has changed the prototype of all objects" : null;
}
