/** Reactions to comments. GitHub knows eight, and lists them all; the world has two of them. */
import type { CommentRecord, ReactionRecord, ThreadRecord } from "../../github/records.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments, writeCursor } from "./connection.ts";
import { partId } from "./part-ids.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";

const CONTENTS = [
  "THUMBS_UP",
  "THUMBS_DOWN",
  "LAUGH",
  "HOORAY",
  "CONFUSED",
  "HEART",
  "ROCKET",
  "EYES",
] as const;

const NAMES = { "+1": "THUMBS_UP", "-1": "THUMBS_DOWN" } as const;

/** What is shown of the reactions to a comment. */
export function showReactions({ account }: Reader, thread: ThreadRecord, comment: CommentRecord) {
  const { reactions } = comment;
  return {
    reactionGroups: CONTENTS.map((content) => {
      const some = reactions.filter((reaction) => NAMES[reaction.content] === content);
      return {
        content,
        createdAt: some[0] === undefined ? null : isoTime(some[0].at),
        viewerHasReacted: some.some(({ by }) => by === account),
        reactors: (args: PageArguments) => showReactors(args, some),
        users: (args: PageArguments) =>
          connection(args, { items: some, keyOf: ({ by }) => by.id, show: showUserOf }),
      };
    }),
    reactions: (args: PageArguments & { readonly content?: string | null }) =>
      connection(args, {
        items: reactions.filter(({ content }) => (args.content ?? NAMES[content]) === NAMES[content]),
        keyOf: ({ by, content }) => `${by.id}${content}`,
        show: (reaction) => showReaction(thread, comment, reaction),
      }),
  };
}

export function showReaction({ key }: ThreadRecord, { kind, id }: CommentRecord, reaction: ReactionRecord) {
  const { by, content, at } = reaction;
  return {
    __typename: "Reaction",
    id: partId("reaction", key.repository, key.number, kind, id, by.id, content),
    content: NAMES[content],
    createdAt: isoTime(at),
    user: showUserOf(reaction),
  };
}

/** Who reacted, machine accounts too, and when. */
function showReactors(args: PageArguments, some: readonly ReactionRecord[]) {
  const present = some.filter(({ by }) => !by.gone);
  const listing = { items: [...present.entries()], keyOf: ([, { by }]: Numbered) => by.id };
  return {
    ...connection(args, { ...listing, show: ([, { by }]) => showActor(by) }),
    edges: () => connection(args, { ...listing, show: showReactorEdge }).nodes(),
  };
}

type Numbered = readonly [number, ReactionRecord];

function showReactorEdge([place, { by, at }]: Numbered) {
  return { cursor: writeCursor(place, by.id), node: showActor(by), reactedAt: isoTime(at) };
}

/** Who reacted. A machine account is no user to GitHub, and stays unnamed. */
function showUserOf({ by }: ReactionRecord) {
  return by.kind === "bot" ? null : showActor(by);
}
