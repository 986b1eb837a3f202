/**
 * Words for people, in the log of a GitHub workflow, without commands to its runner: that takes `##[…]` for one wherever it
 * stands, and `::…` at the beginning of a line. What stands in documents, and what files are called, comes from anybody.
 *
 * What programs read is left as it is: the command that writes it to a log knows what it does.
 */
import type { Io } from "../io.ts";

export function defuse(text: string, env: Io["env"]): string {
  if (env["GITHUB_ACTIONS"] !== "true") return text;
  return text.replaceAll("##[", "##\u2060[").replaceAll(/^(?=\s*::)/gmu, "./");
}
