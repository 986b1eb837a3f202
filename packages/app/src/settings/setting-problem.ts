/**
 * What is wrong with a setting, in words for whoever set it. Secrets are told by their length, never by a character.
 */

export interface SettingProblem {
  /** Its name in the environment. */
  readonly setting: string;
  readonly found: string;
  readonly expected: string;
  /** What to do about it, as a whole sentence. */
  readonly remedy: string;
}

/** All problems at once, for standard error; `who` doesn't start because of them. */
export function describeProblems(problems: readonly SettingProblem[], who = "rfckit bot"): string {
  const many = problems.length === 1 ? "One setting is wrong" : `${problems.length} settings are wrong`;
  const parts = problems.map(
    ({ setting, found, expected, remedy }) =>
      `\n${setting}\n  found:     ${found}\n  expected:  ${expected}\n  to do:     ${remedy}\n`,
  );
  return `${who}: ${many}, so it doesn't start.\n${parts.join("")}`;
}

/** A text from the environment in quotes, short and on one line. Not for secrets. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
