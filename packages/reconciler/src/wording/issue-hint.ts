/** What somebody is told who tries a command on a plain issue (D28). */

/** `mention` is what commands begin with, such as `@rfcbot`. */
export function renderIssueHint(mention: string): string {
  return [
    `Commands work on pull requests only: an RFC is discussed and decided in the pull request that adds its file. On an issue they do nothing, and this is said once.`,
    `On the RFC's pull request, \`${mention} help\` lists what there is.`,
  ].join("\n\n");
}
