/**
 * How things really are, under the names of `expect`.
 *
 * The phase is the motion's, which only the bot's record knows; whether a pull request without one is a draft,
 * open or closed is GitHub's to say, even where the bot hasn't noticed yet.
 */
import { describe, type Person, type Standing } from "@rfckit/core";
import { visibleText } from "@rfckit/reconciler";
import type { RequestCounts } from "../github/requests.ts";
import type { PullView } from "../github/view.ts";
import { checklistOf, isBot, isChecklist, standingChecklists } from "./checklist-comment.ts";
import { formatInstant } from "./instant-text.ts";

/** Every key of `expect`, with values that would hold: it can be pasted into a scenario. */
export interface Actual {
  readonly phase: string;
  readonly disposition: string | null;
  readonly mover: string | null;
  readonly signedOff: readonly string[];
  readonly signedGroups: readonly string[];
  readonly awaitingGroups: readonly string[];
  readonly objections: readonly { readonly name: string; readonly by: string; readonly resolved: boolean }[];
  readonly fcp: { readonly startedAt: string; readonly endsAt: string } | null;
  readonly labels: readonly string[];
  readonly pull: { readonly state: string; readonly draft: boolean; readonly queued: boolean };
  /** The bot's check runs on the head, by name. */
  readonly checks: Readonly<Record<string, string>>;
  readonly checklist: {
    readonly count: number;
    readonly contains: readonly string[];
    readonly lacks: readonly string[];
  };
  readonly replies: { readonly count: number; readonly last: { readonly contains: readonly string[] } };
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  readonly writes: { readonly max: number };
  readonly requests: { readonly max: number };
}

export interface Sight {
  readonly standing: Standing;
  readonly view: PullView;
  /** The scenario's names for comments. */
  readonly comments: ReadonlyMap<string, number>;
  /** What was asked of GitHub since the last `expect`. */
  readonly requests: Pick<RequestCounts, "reads" | "writes">;
  readonly loginOf: (id: number) => string;
}

/** Looks at everything that `expect` can name. */
export function lookAround({ standing, view, comments, requests, loginOf }: Sight): Actual {
  const described = describe({ ...standing, state: view.state, draft: view.draft });
  const login = (person: Person) => loginOf(person.id);
  const checklist = checklistOf(view);
  const replies = view.comments.filter(
    (comment) => isBot(comment.author) && !comment.deleted && !isChecklist(comment),
  );
  const last = replies.at(-1);
  return {
    phase: described.phase,
    disposition: described.disposition,
    mover: described.mover === null ? null : login(described.mover),
    signedOff: described.signedOff.map(login).sort(),
    signedGroups: [...described.signedGroups].sort(),
    awaitingGroups: [...described.awaitingGroups].sort(),
    objections: described.objections.map(({ name, by, resolved }) => ({ name, by: login(by), resolved })),
    fcp:
      described.fcp === null
        ? null
        : { startedAt: formatInstant(described.fcp.startedAt), endsAt: formatInstant(described.fcp.endsAt) },
    labels: [...view.labels].sort(),
    pull: { state: view.state, draft: view.draft, queued: view.queued },
    checks: Object.fromEntries(view.checks.map(({ name, conclusion }) => [name, conclusion])),
    checklist: {
      count: standingChecklists(view).length,
      contains: checklist === null ? [] : [visibleText(checklist.body)],
      lacks: [],
    },
    replies: {
      count: replies.length,
      last: { contains: last === undefined ? [] : [visibleText(last.body)] },
    },
    reactions: Object.fromEntries([...comments].map(([name, id]) => [name, reactionsOn(view, id)])),
    writes: { max: requests.writes },
    requests: { max: requests.reads + requests.writes },
  };
}

function reactionsOn(view: PullView, id: number): string[] {
  const comment = view.comments.find((each) => each.kind === "comment" && each.id === id && !each.deleted);
  const own = comment?.reactions.filter((reaction) => isBot(reaction.by)) ?? [];
  return own.map((reaction) => reaction.content).sort();
}
