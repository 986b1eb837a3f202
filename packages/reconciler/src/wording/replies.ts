/**
 * One reply to everything in a comment that asks for words (D30).
 *
 * A comment may hold twenty commands, and each word of it may come back in an answer: what is said twice is
 * said once, lists are bounded, and the whole is cut before GitHub would refuse it.
 */
import {
  type Answer,
  explain,
  type Person,
  type Request,
  type Roster,
  type Standing,
  stakeholdersOf,
} from "@rfckit/core";
import { type LintResult, renderLint } from "./lint-result.ts";
import { cut, inlineQuote, oneLine } from "./quote.ts";
import { wordRefusal } from "./refusals.ts";
import { writeMoment } from "./time.ts";
import { speakMarkdown } from "./voice.ts";

export interface ReplyContext {
  readonly standing: Standing;
  /** UTC ms. */
  readonly now: number;
  readonly name: (person: Person) => string;
  /** What commands begin with, such as `@rfcbot`. */
  readonly mention: string;
  /** The commands, as the parser's own table tells them. */
  readonly help: string;
  /** What the linter says of the RFC's file; `null` where there is no such file. */
  readonly lint: LintResult | null;
  /** Who is asked in a poll: the motion's roster, or the one that the present labels give. */
  readonly roster: Roster;
}

/** GitHub takes 65,536 characters; the hidden key and some air are left. */
const MOST_REPLY = 60_000;

/** The reply to the commands of one version of a comment, which one person wrote; `null` where none needs words. */
export function renderReply(answers: readonly Answer[], context: ReplyContext): string | null {
  const refusals: string[] = [];
  const requests: Request[] = [];
  for (const { outcome } of answers) {
    if (outcome.kind === "answered") requests.push(outcome.request);
    else if (outcome.kind === "refused" && !outcome.silent)
      refusals.push(wordRefusal(outcome.refusal, context));
  }
  const parts = [...new Set(refusals)];
  // Whoever asks for both gets the longer answer, which holds the shorter.
  const said = new Set<string>(requests.some(({ name }) => name === "explain") ? ["status"] : []);
  for (const request of requests) {
    if (!said.has(request.name)) parts.push(answerRequest(request, requests, context));
    said.add(request.name);
  }
  const [author] = answers;
  if (parts.length === 0 || author === undefined) return null;
  const address = `@${context.name(author.by)}:`;
  const [first, ...rest] = parts;
  const text =
    first === undefined || startsBlock(first) ? [address, ...parts] : [`${address} ${first}`, ...rest];
  return cutLines(text.join("\n\n"));
}

function startsBlock(part: string): boolean {
  return part.startsWith("#") || part.startsWith("```") || part.startsWith("- ") || part.startsWith("|");
}

function answerRequest(request: Request, all: readonly Request[], context: ReplyContext): string {
  switch (request.name) {
    case "status":
      return renderStatus(context);
    case "explain":
      return renderExplanation(context);
    case "lint":
      return renderLint(context.lint);
    case "help":
      return context.help.trim();
    case "poll":
      return renderPoll(all, context);
  }
}

function renderStatus({ standing, now, name }: ReplyContext): string {
  const { phase, awaited } = explain(standing, now, speakMarkdown(name));
  return `${phase.text}\n\n${awaited.map(({ text }) => `- ${text}`).join("\n")}`;
}

function renderExplanation(context: ReplyContext): string {
  const { standing, now, name } = context;
  const { phase, awaited, facts } = explain(standing, now, speakMarkdown(name));
  const next = awaited.map(({ text, rules }) => `- ${text}${cite(rules)}`);
  const led = facts.slice(-MOST_FACTS).map(({ at, text, url, rules }) => {
    const when =
      at === undefined ? "" : `${url === undefined ? writeMoment(at) : `[${writeMoment(at)}](${url})`}: `;
    return `- ${when}${text}${cite(rules)}`;
  });
  const parts = [`${phase.text}${cite(phase.rules)}`, `What is awaited next:\n\n${next.join("\n")}`];
  if (led.length > 0) parts.push(`What led here:\n\n${led.join("\n")}`);
  return parts.join("\n\n");
}

/** The newest facts that an explanation names. */
const MOST_FACTS = 100;

function cite(rules: readonly string[]): string {
  return rules.length === 0 ? "" : ` (${rules.join(", ")})`;
}

/** A straw poll: boxes with plain names, which are nobody's signature. */
function renderPoll(requests: readonly Request[], { roster, name }: ReplyContext): string {
  const questions = requests.flatMap((request) => (request.name === "poll" ? [request.question] : []));
  const people = stakeholdersOf(roster);
  const asked = people.map((person) => `- [ ] ${name(person)}`).join("\n");
  const quoted = [...new Set(questions)].map((question) => inlineQuote(question, 300)).join("\n\n");
  const call = people.length === 0 ? "" : `\n\n${people.map((person) => `@${name(person)}`).join(" ")}`;
  return `A straw poll among the stakeholders. It binds nobody, and signs nothing off.\n\n${quoted}\n\n${asked}${call}`;
}

/** Cuts at the end of a line, so that no markup is left open. */
function cutLines(text: string): string {
  if (text.length <= MOST_REPLY) return text;
  const end = text.lastIndexOf("\n", MOST_REPLY);
  return `${end > 0 ? text.slice(0, end) : cut(oneLine(text), MOST_REPLY / 2)}\n\n…`;
}
