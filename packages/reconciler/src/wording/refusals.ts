/**
 * Why a command had no effect, in words: what was found, why not, and what to do next. One row for each reason.
 *
 * People are named, not mentioned: a refused command of one person is no reason to write to twenty others.
 */
import { enumerate, MOST_ASKED, type Person, type Refusal, type RefusalKind } from "@rfckit/core";
import { inlineQuote, plainTitle } from "./quote.ts";
import { sayUnreadable } from "./refusal-unreadable.ts";
import { sayUpkeep } from "./refusal-upkeep.ts";

export interface RefusalContext {
  /** How somebody is called today; without the `@`, so that nobody is notified. */
  readonly name: (person: Person) => string;
  /** What commands begin with, such as `@rfcbot`. */
  readonly mention: string;
}

type Wordings = {
  readonly [Kind in RefusalKind]: (
    refusal: Extract<Refusal, { readonly kind: Kind }>,
    context: RefusalContext,
  ) => string;
};

const WORDS: Wordings = {
  unreadable: sayUnreadable,
  unread: ({ count }) =>
    `Only the first twenty commands of a comment are read: ${count === 1 ? "one more was" : `${count} more were`} left unread. Please write ${count === 1 ? "it" : "them"} in another comment.`,
  "not-open": () =>
    "This pull request is closed, so there is nothing to decide here. If it is opened again, it is under discussion again and takes a new motion.",
  upkeep: sayUpkeep,
  "no-configuration": () =>
    "This repository has no configuration that could be read, so nobody knows who the stakeholders are. A maintainer has to add or mend `.github/rfcbot.yml` on the default branch; then please write the command again.",
  "no-project": ({ known }) =>
    known.length === 0
      ? "This pull request has no project label, and the configuration names no project. A maintainer has to add one to `.github/rfcbot.yml`."
      : `This pull request has no project label, so nobody knows who its stakeholders are. Please add one of the labels ${list(
          known.map((label) => plainTitle(label)),
          "or",
        )}, and write the command again.`,
  "roster-too-small": ({ projects }) =>
    `The stakeholders of ${titles(projects)} can't decide a motion: it takes two groups, and somebody who isn't in all of them. A maintainer has to mend the project in \`.github/rfcbot.yml\`, or another project label has to be added. Then please write the command again.`,
  "roster-too-large": ({ boxes, limit }) =>
    `The stakeholders of these projects would need ${boxes} boxes, and a checklist holds ${limit}. Please take off a project label that isn't needed, or ask a maintainer to make the groups smaller.`,
  "in-every-group": ({ canMove }, { name }) =>
    `You are in every group of this motion's stakeholders, so nobody could sign off for another group than yours. The motion can be made by ${list(canMove.map(name), "or")}.`,
  "not-stakeholder": sayNotStakeholder,
  "not-full": sayNotFull,
  "already-moved": ({ disposition, mover, url }, { name, mention }) =>
    `A motion to ${disposition} is already on the table: ${name(mover)} [made it](${url}). To sign it off, write \`${mention} reviewed\`.`,
  "other-motion": ({ disposition, mover, url }, { name, mention }) =>
    `There is [another motion](${url}) on the table: ${name(mover)} moved to ${disposition} the RFC. Only one motion at a time can be decided. ${name(mover)} or an admin can take it back with \`${mention} cancel\`; then please move again.`,
  "no-motion": ({ command }, { mention }) =>
    `There is no motion on the table${NO_MOTION[command]}. A stakeholder can make one with \`${mention} merge\`, \`${mention} close\` or \`${mention} postpone\`.`,
  "not-mover": ({ mover }, { name, mention }) =>
    `Only ${name(mover)}, who made the motion, or an admin can cancel it. If you can't agree to it, object with \`${mention} object NAME\`.`,
  "nothing-signed": (_, { mention }) =>
    `You have not signed this motion off, so there is nothing to withdraw. To object to it, write \`${mention} object NAME\`.`,
  "mover-cancels": (_, { mention }) =>
    `You made this motion, so you can't withdraw your sign-off alone. To take the motion back, write \`${mention} cancel\`.`,
  "period-announced": (_, { mention }) =>
    `The final comment period has been announced, and from then on no sign-off is withdrawn. If you no longer agree, object with \`${mention} object NAME\`.`,
  "name-taken": ({ name: words, by, url }, { name }) =>
    `An open objection is called ${inlineQuote(words)} already: ${name(by)} [raised it](${url}). Please give yours another name.`,
  "no-objection-open": () => "No objection is open, so there is nothing to resolve or to second.",
  "several-objections": ({ names }, { mention }) =>
    `Several objections are open. Please name the one you mean, as in \`${mention} resolve NAME\`: ${quotes(names)}.`,
  "unknown-objection": ({ name: words, names, nearest }) =>
    `No open objection is called ${inlineQuote(words)}. ${nearest === null ? `Open: ${quotes(names)}.` : `Did you mean ${inlineQuote(nearest)}?`}`,
  "not-objector": ({ name: words, by, groups }, { name }) =>
    `${inlineQuote(words)} is an objection of ${name(by)}. It can be resolved by ${name(by)}${groups === null || groups.length === 0 ? "" : ` or another stakeholder of ${titles(groups, "or")}`}, or overruled by an admin.`,
  "seconding-off": () =>
    "Objections do not lapse here, so none has to be seconded. Each of them stands until it is resolved.",
  "own-objection": ({ name: words }) =>
    `${inlineQuote(words)} is your own objection. It has to be seconded by another stakeholder.`,
  "nobody-known": ({ unknown }, { mention }) =>
    `GitHub knows nobody called ${list(
      unknown.map((login) => inlineQuote(login, 39)),
      "or",
    )}. Please check the spelling, as in \`${mention} f? octocat\`.`,
  "motion-full": ({ limit }) =>
    limit === MOST_ASKED
      ? `The opinions of at most ${limit} people can be awaited at one time. Please wait until some of them have commented.`
      : `This motion has seen as much as its checklist can hold (${limit}). Open objections can still be resolved. For anything else the mover or an admin has to cancel it, and a new one has to be made.`,
};

const NO_MOTION = {
  cancel: ", so there is nothing to cancel",
  review: " to sign off",
  unreview: ", so there is no sign-off to withdraw",
  object: " to object to. Concerns can simply be written in the discussion until there is one",
  resolve: ", so no objection blocks anything",
  second: ", so no objection has to be seconded",
  feedback: " for which an opinion could be asked. A comment that mentions people reaches them just as well",
} as const;

/** Says why a command was refused, and what to do. */
export function wordRefusal(refusal: Refusal, context: RefusalContext): string {
  const word: (refusal: never, context: RefusalContext) => string = WORDS[refusal.kind];
  return word(refusal as never, context);
}

function sayNotStakeholder(
  { projects, stakeholders }: Extract<Refusal, { readonly kind: "not-stakeholder" }>,
  { name }: RefusalContext,
): string {
  const here = projects.length === 0 ? "this RFC" : titles(projects);
  const who = stakeholders.length === 0 ? "" : `: ${list(stakeholders.map(name), "and")}`;
  return `Thank you for taking part. This command is only for the stakeholders of ${here}${who}. The discussion is open to everybody: please write what you think in a comment, and a stakeholder can take it up.`;
}

function sayNotFull(
  { draft, missing }: Extract<Refusal, { readonly kind: "not-full" }>,
  { mention }: RefusalContext,
): string {
  const found: string[] = [];
  const todo: string[] = [];
  if (draft) {
    found.push("the pull request is a draft");
    todo.push("mark it as ready for review");
  }
  if (missing.length > 0) {
    found.push(`its file lacks ${missing.length === 1 ? "the section" : "the sections"} ${titles(missing)}`);
    todo.push(missing.length === 1 ? "add that section" : "add those sections");
  }
  return `Only a full RFC can be merged, but ${found.join(", and ")}. Please ${todo.join(" and ")}; then \`${mention} merge\` can be tried again. A motion to close takes none of this.`;
}

function titles(names: readonly string[], conjunction: "and" | "or" = "and"): string {
  return list(
    names.map((name) => plainTitle(name)),
    conjunction,
  );
}

function quotes(names: readonly string[]): string {
  return list(
    names.map((name) => inlineQuote(name)),
    "and",
  );
}

function list(items: readonly string[], conjunction: "and" | "or"): string {
  return enumerate(items, conjunction, 20);
}
