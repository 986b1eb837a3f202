/**
 * What is expected of a document, from the file beside it: how it is linted, a blank line, and what is then said, a problem a
 * line. Where nothing is expected, it says `none`.
 */
import { RULES, type RuleId } from "../../src/index.ts";

export interface Expectation {
  /** The stage that is asked for; without it the document says. */
  readonly asked?: "draft" | "full" | "free";
  /** The stage that it is held to. */
  readonly stage: string;
  /** Whether the templates beside the documents are taken. */
  readonly ownTemplates: boolean;
  /** The other files of its folder. */
  readonly beside: readonly string[];
  /** Rules that are off by default, and on here. */
  readonly on: readonly RuleId[];
  readonly says: readonly string[];
}

const PROBLEM = /^\d+:\d+ (?:error|warning|info) [a-z-]+(?: fixable)?(?: → .+)?$/u;

/** Throws where a file does not say what it expects. */
export function readExpectation(text: string): Expectation {
  const [head = "", body = "", ...more] = text.trim().split("\n\n");
  const lines = body.split("\n");
  if (body === "" || more.length > 0)
    throw new Error("Say how it is linted, then a blank line, then what is said, or `none`.");
  const says = body === "none" ? [] : lines;
  for (const line of says)
    if (!PROBLEM.test(line))
      throw new Error(`Found ${JSON.stringify(line)}, expected a problem, or nothing but \`none\`.`);
  const settings = new Map(head.split("\n").map((line) => line.split(": ", 2) as [string, string]));
  const take = (name: string): string | undefined => {
    const value = settings.get(name);
    settings.delete(name);
    return value;
  };
  const [asked, stage, templates, beside, on] = ["asked", "stage", "templates", "beside", "on"].map(take);
  if (settings.size > 0)
    throw new Error(
      `Found ${JSON.stringify([...settings.keys()])}, expected asked, stage, templates, beside and on.`,
    );
  if (stage === undefined) throw new Error("Say with `stage:` what it is held to.");
  return {
    ...(asked === undefined ? {} : { asked: asked as "full" }),
    stage,
    ownTemplates: templates === "own",
    beside: beside?.split(", ") ?? [],
    on: RULES.map(({ id }) => id).filter((id) => on?.split(", ").includes(id)),
    says,
  };
}
