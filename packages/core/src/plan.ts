/**
 * The difference between how a pull request looks and how it should: what to do, in a fixed order.
 *
 * An empty plan is the usual one. Nothing here is irreversible; carrying out a decision is a step of its own.
 */
import type { DesiredReaction } from "./desired.ts";
import type { Source } from "./entry.ts";

/** How it looks: the bot's own comments with a key, and the labels and reactions that stand. */
export interface Shown {
  readonly labels: readonly string[];
  /** Oldest first. */
  readonly comments: readonly ShownComment[];
  readonly reactions: readonly DesiredReaction[];
  /** The comments that still are there: nobody can react to a deleted one. */
  readonly sources: readonly Pick<Source, "kind" | "id">[];
}

export interface ShownComment {
  readonly id: number;
  readonly about: string;
  readonly body: string;
  readonly minimized: boolean;
}

/** How it should look, in words. */
export interface Worded {
  readonly labels: readonly string[];
  /** Every label that is the bot's to put on or take off; others are left alone. */
  readonly owned: readonly string[];
  readonly comments: readonly WordedComment[];
  readonly reactions: readonly DesiredReaction[];
}

export interface WordedComment {
  readonly about: string;
  readonly body: string;
  /** Posted where it is missing. */
  readonly required: boolean;
  readonly outdated: boolean;
}

export type Effect =
  | { readonly kind: "post"; readonly about: string; readonly body: string }
  | { readonly kind: "edit-comment"; readonly id: number; readonly body: string }
  | { readonly kind: "minimize-comment"; readonly id: number }
  /** A twin that a lost answer caused: the bot's own to remove. */
  | { readonly kind: "delete-comment"; readonly id: number }
  | { readonly kind: "add-labels"; readonly labels: readonly string[] }
  | { readonly kind: "remove-labels"; readonly labels: readonly string[] }
  | { readonly kind: "react"; readonly on: Pick<Source, "kind" | "id">; readonly content: "+1" | "-1" };

/** Comments first, labels next, reactions last: a reaction says that all the rest is done. */
export function plan(shown: Shown, worded: Worded): Effect[] {
  return [...planComments(shown, worded), ...planLabels(shown, worded), ...planReactions(shown, worded)];
}

function planComments(shown: Shown, worded: Worded): Effect[] {
  const effects: Effect[] = [];
  for (const wanted of worded.comments) {
    const [there] = shown.comments.filter((comment) => comment.about === wanted.about);
    if (there === undefined) {
      if (wanted.required) effects.push({ kind: "post", about: wanted.about, body: wanted.body });
      continue;
    }
    if (there.body !== wanted.body) effects.push({ kind: "edit-comment", id: there.id, body: wanted.body });
    if (wanted.outdated && !there.minimized) effects.push({ kind: "minimize-comment", id: there.id });
  }
  const seen = new Set<string>();
  for (const { id, about } of shown.comments) {
    if (seen.has(about)) effects.push({ kind: "delete-comment", id });
    seen.add(about);
  }
  return effects;
}

function planLabels(shown: Shown, worded: Worded): Effect[] {
  const lower = (label: string): string => label.toLowerCase();
  const wanted = new Set(worded.labels.map(lower));
  const owned = new Set(worded.owned.map(lower));
  const there = new Set(shown.labels.map(lower));
  const add = worded.labels.filter((label) => !there.has(lower(label)));
  const remove = shown.labels.filter((label) => owned.has(lower(label)) && !wanted.has(lower(label)));
  const effects: Effect[] = [];
  if (remove.length > 0) effects.push({ kind: "remove-labels", labels: remove });
  if (add.length > 0) effects.push({ kind: "add-labels", labels: add });
  return effects;
}

function planReactions(shown: Shown, worded: Worded): Effect[] {
  const name = (on: Pick<Source, "kind" | "id">): string => `${on.kind} ${on.id}`;
  const there = new Set(shown.reactions.map(({ source, content }) => `${name(source)} ${content}`));
  const sources = new Set(shown.sources.map(name));
  return worded.reactions
    .filter(({ source, content }) => sources.has(name(source)) && !there.has(`${name(source)} ${content}`))
    .map(({ source, content }) => ({ kind: "react", on: { kind: source.kind, id: source.id }, content }));
}
