/**
 * Command lines that couldn't be read: what was found, and how it is written.
 */
import type { CommandProblem, Refusal } from "@rfckit/core";
import { inlineQuote } from "./quote.ts";
import type { RefusalContext } from "./refusals.ts";

type Unreadable = Extract<Refusal, { readonly kind: "unreadable" }>;

export function sayUnreadable(refusal: Unreadable, context: RefusalContext): string {
  const { mention } = context;
  const line = inlineQuote(refusal.line, 100);
  return `${line}: ${PROBLEMS[refusal.problem](mention, refusal.suggestion)}`;
}

const PROBLEMS: Readonly<Record<CommandProblem, (mention: string, suggestion: string | null) => string>> = {
  "missing-command": (mention) =>
    `no command follows the mention. Write one behind it on the same line, as in \`${mention} status\`; \`${mention} help\` lists them all.`,
  unknown: (mention, suggestion) =>
    suggestion === null
      ? `this is no command. \`${mention} help\` lists them all.`
      : `this is no command. Did you mean \`${mention} ${suggestion}\`?`,
  prose: (mention) =>
    `this reads like a sentence to GitHub that closes an issue, so it was not taken as a command. A motion is made with the bare word, as in \`${mention} close\`, and a reason on the next line.`,
  "missing-name": (mention) =>
    `an objection needs a name. Write it on the same line, as in \`${mention} object unclear limits\`, and the reasons below.`,
  "missing-question": (mention) =>
    `a poll needs a question. Write it on the same line, as in \`${mention} poll Shall we split this RFC?\``,
  "missing-user": (mention) =>
    `nobody is named whose opinion is asked for. Write logins on the same line, as in \`${mention} f? octocat\`.`,
  "hidden-characters": () =>
    "this line holds characters that nobody can see, or that change the reading direction, so it was not taken as a command. Please type it again by hand instead of pasting it.",
};
