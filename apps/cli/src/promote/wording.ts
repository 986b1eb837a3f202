/** What `rfc promote` says to people. */
import { enumerate } from "@rfckit/core";
import type { NoPromotion, Promotion } from "@rfckit/lint/authoring";
import { harmless } from "../simulate/paint.ts";

/** Why a document can't be promoted, and what to do. */
export function sayWhyNot(because: NoPromotion, shown: string): string {
  switch (because.kind) {
    case "free":
      return `${shown} follows no template: the configuration says so (lint.overrides, stage: free). There is nothing to add.`;
    case "full":
      return `${shown} is no draft: it has every section of a full RFC already. \`rfc lint ${shown}\` says what else is wrong.`;
    case "no-draft": {
      const own = because.ofDrafts.length === 0 ? "" : `it has no ${list(because.ofDrafts, "or")}, and `;
      return `${shown} is no draft: ${own}no front matter says \`stage: draft\`. \`rfc lint --stage full ${shown}\` says what it lacks as a full RFC.`;
    }
    case "too-long":
      return `${shown} is too long, or would take too long to read. \`rfc lint ${shown}\` says more.`;
    case "swallowed":
      return `${shown} can't be promoted: what is added (${list(because.sections, "and")}) would become part of something that isn't closed, such as a code block or a comment. Close it, and run this again.`;
  }
}

interface Done {
  readonly shown: string;
  readonly changed: boolean;
  readonly dryRun: boolean;
}

/** How the added sections relate to what is there, and what to do next; a sentence each. */
export function sayNext(
  { added, sketches }: Promotion & { readonly ok: true },
  { shown, changed, dryRun }: Done,
): string[] {
  const sentences = sketches.map(({ name, line }) => {
    const stays = `${quote(name)} (line ${line}) stays as it is, and makes this a draft as long as it is there.`;
    return `${stays} Work it into ${added.length === 0 ? "the other sections" : list(namesOf(added), "and")}, and take it out.`;
  });
  for (const { name, near } of added) {
    if (near === null) continue;
    sentences.push(
      `If ${quote(near.name)} (line ${near.line}) is what is meant by ${quote(name)}, give it that name, and take the added section out.`,
    );
  }
  if (!changed)
    return [`${shown} has every section of a full RFC already; nothing was changed.`, ...sentences];
  if (dryRun) return [...sentences, "Nothing was written."];
  const write =
    added.length === 0
      ? "look at it with"
      : "write your own text in place of the template's; what is left to do says";
  return [
    ...sentences,
    `Next: ${write} \`rfc lint --stage full ${shown}\`. Then mark the pull request as ready for review.`,
  ];
}

function namesOf(sections: readonly { readonly name: string }[]): string[] {
  return sections.map(({ name }) => name);
}

function list(names: readonly string[], conjunction: "and" | "or"): string {
  return enumerate(names.map(quote), conjunction);
}

function quote(name: string): string {
  return `"${harmless(name).slice(0, 80)}"`;
}
