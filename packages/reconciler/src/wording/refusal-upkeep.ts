/**
 * Why a pull request isn't about an RFC, and what would make it one (D1).
 */
import { enumerate, type Refusal } from "@rfckit/core";
import { inlineQuote } from "./quote.ts";

type Upkeep = Extract<Refusal, { readonly kind: "upkeep" }>;

export function sayUpkeep({ because }: Upkeep): string {
  const only = "Motions are only for pull requests that are about an RFC";
  switch (because.kind) {
    case "no-rfc":
      return `${only}, and this one neither adds a markdown file to the RFCs nor changes one. It can be merged like any other pull request.`;
    case "several-rfcs":
      return `${only}, and this one adds several: ${paths(because.paths)}. Please propose each in a pull request of its own.`;
    case "other-files":
      return `${only} and nothing else, and this one also touches ${paths(because.paths)}. Please move that to another pull request. Pictures and other assets may stay where their name begins with the RFC's own.`;
    case "other-base":
      return `${only} on the branch ${inlineQuote(because.expected)}, and this one would be merged into ${inlineQuote(because.base)}. Please change its base branch.`;
    case "too-many-files":
      return `${only}, and this one touches more files than GitHub lists, so nobody can say that nothing else is in there. Please split it.`;
  }
}

function paths(names: readonly string[]): string {
  return enumerate(
    names.map((path) => inlineQuote(path)),
    "and",
    5,
  );
}
