/** The shape of a reading's answers, as far as they are used: checked at the border, plain data from there on. */
import { z } from "zod";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** A page of a list. GitHub may leave out single nodes that it can't show. */
function page<T extends z.ZodType>(node: T) {
  return z.object({ pageInfo, nodes: z.array(node.nullable()).nullable() });
}

/** Somebody who did something; other kinds of actors than users and bots have no number here. */
export const actor = z
  .object({
    __typename: z.string(),
    login: z.string(),
    id: z.string().optional(),
    databaseId: z.number().nullish(),
  })
  .nullable();

const edit = z.object({
  id: z.string(),
  editedAt: z.string(),
  diff: z.string().nullable(),
  deletedAt: z.string().nullable(),
  editor: actor,
});

export const edits = page(edit).extend({ totalCount: z.number() }).nullable();

const comment = z.object({
  id: z.string(),
  fullDatabaseId: z.union([z.string(), z.number()]).transform(Number),
  url: z.string(),
  body: z.string(),
  createdAt: z.string(),
  isMinimized: z.boolean(),
  includesCreatedEdit: z.boolean(),
  author: actor,
  reactionGroups: z
    .array(z.object({ content: z.string(), viewerHasReacted: z.boolean(), createdAt: z.string().nullable() }))
    .nullable(),
  userContentEdits: edits,
});

const review = comment.extend({
  state: z.enum(["PENDING", "COMMENTED", "APPROVED", "CHANGES_REQUESTED", "DISMISSED"]),
  submittedAt: z.string().nullable(),
  commit: z.object({ oid: z.string() }).nullable(),
});

const inline = comment.extend({
  pullRequestReview: z.object({ submittedAt: z.string().nullable() }).nullable(),
});

const event = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  createdAt: z.string().optional(),
  actor: actor.optional(),
  afterCommit: z.object({ oid: z.string() }).nullish(),
  previousRefName: z.string().optional(),
  currentRefName: z.string().optional(),
});

export const lists = z.object({
  labels: page(z.object({ id: z.string(), name: z.string() })).nullable(),
  comments: page(comment),
  reviews: page(review).nullable(),
  threads: page(z.object({ id: z.string(), comments: page(inline) })),
  timeline: page(event),
});

export const thread = z.object({ comments: page(inline) });

const tip = z.object({ target: z.object({ oid: z.string() }).nullable() });

export const blob = z
  .object({
    oid: z.string().optional(),
    text: z.string().nullish(),
    isBinary: z.boolean().nullish(),
    isTruncated: z.boolean().optional(),
  })
  .nullable();

const checkRun = z.object({
  databaseId: z.number().nullable(),
  name: z.string(),
  externalId: z.string().nullable(),
  status: z.string(),
  conclusion: z.string().nullable(),
});

const checkedCommit = z.object({
  oid: z.string(),
  checkSuites: z
    .object({
      nodes: z
        .array(
          z
            .object({ checkRuns: z.object({ nodes: z.array(checkRun.nullable()).nullable() }).nullable() })
            .nullable(),
        )
        .nullable(),
    })
    .nullable(),
});

const pull = lists.extend({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  state: z.enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: z.boolean(),
  locked: z.boolean(),
  createdAt: z.string(),
  author: actor,
  baseRefName: z.string(),
  baseRef: tip.nullable(),
  headRefOid: z.string(),
  mergeable: z.string(),
  mergeStateStatus: z.string(),
  isInMergeQueue: z.boolean(),
  viewerCanUpdate: z.boolean(),
  changedFiles: z.number(),
  commits: z.object({ nodes: z.array(z.object({ commit: checkedCommit }).nullable()).nullable() }),
});

export const viewer = z.object({ login: z.string(), databaseId: z.number().nullable() });

const repository = z.object({
  id: z.string(),
  databaseId: z.number(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  isArchived: z.boolean(),
  isPrivate: z.boolean(),
  viewerPermission: z.string().nullable(),
  defaultBranchRef: tip.extend({ name: z.string() }).nullable(),
  configuration: blob,
  labels: page(z.object({ id: z.string(), name: z.string() })).nullable(),
  pullRequest: pull.nullable(),
});

export const observed = z.object({
  viewer,
  people: z.array(
    z
      .object({ id: z.string().optional(), databaseId: z.number().nullish(), login: z.string().optional() })
      .nullable(),
  ),
  repository: repository.partial().nullable(),
});

export type Actor = z.infer<typeof actor>;
export type Edit = z.infer<typeof edit>;
export type EditPage = NonNullable<z.infer<typeof edits>>;
export type WrittenComment = z.infer<typeof comment>;
export type WrittenReview = z.infer<typeof review>;
export type WrittenInline = z.infer<typeof inline>;
export type WrittenEvent = z.infer<typeof event>;
export type Lists = z.infer<typeof lists>;
export type ReadPull = z.infer<typeof pull>;
export type ReadRepository = z.infer<typeof repository>;
export { repository as repositorySchema };
