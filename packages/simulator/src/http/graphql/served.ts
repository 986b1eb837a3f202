/**
 * What of GitHub's GraphQL schema is served: type by type, the fields. The slice of the schema is cut by it.
 *
 * Enums and input types come along whole, as far as the fields' arguments reach them.
 */
export const SERVED: Readonly<Record<string, string>> = {
  Query: "viewer node nodes repository user organization rateLimit",
  Mutation: `addComment addLabelsToLabelable addPullRequestReview addReaction closePullRequest
    convertPullRequestToDraft createCheckRun createIssue createLabel deleteIssueComment enqueuePullRequest
    lockLockable markPullRequestReadyForReview mergePullRequest minimizeComment removeLabelsFromLabelable
    reopenPullRequest unlockLockable unminimizeComment updateCheckRun updateIssue updateIssueComment
    updatePullRequestReview updatePullRequestReviewComment`,

  Node: "id",
  Actor: "login",
  Comment:
    "id body author createdAt lastEditedAt editor includesCreatedEdit userContentEdits viewerDidAuthor",
  Reactable: "databaseId id reactionGroups reactions",
  Minimizable: "isMinimized minimizedReason",
  Labelable: "labels",
  Lockable: "activeLockReason locked",
  GitObject: "id oid",
  RepositoryOwner: "id login",

  User: "id databaseId login",
  Bot: "id databaseId login",
  Organization: "id databaseId login team",
  Team: "id databaseId name slug members",
  TeamMemberConnection: "nodes pageInfo totalCount",
  App: "id databaseId slug",
  RateLimit: "cost limit nodeCount remaining resetAt used",
  PageInfo: "endCursor hasNextPage hasPreviousPage startCursor",

  Repository: `id databaseId name nameWithOwner owner url isArchived isPrivate hasIssuesEnabled viewerPermission
    defaultBranchRef ref object label labels pullRequest pullRequests issue issueOrPullRequest issues
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed`,
  Ref: "id name prefix target",
  Commit: "id oid message messageHeadline committedDate author tree parents history file checkSuites",
  CommitConnection: "nodes pageInfo totalCount",
  CommitHistoryConnection: "nodes pageInfo totalCount",
  GitActor: "name email user date",
  Tree: "id oid entries",
  TreeEntry: "name path oid type mode object",
  Blob: "id oid text isBinary isTruncated byteSize",

  CheckSuiteConnection: "nodes pageInfo totalCount",
  CheckSuite: "id app checkRuns",
  CheckRunConnection: "nodes pageInfo totalCount",
  CheckRun: "id databaseId name externalId status conclusion title summary startedAt completedAt annotations",
  CheckAnnotationConnection: "nodes pageInfo totalCount",
  CheckAnnotation: "path message title annotationLevel location",
  CheckAnnotationSpan: "start end",
  CheckAnnotationPosition: "line column",

  Label: "id name color",
  LabelConnection: "nodes pageInfo totalCount",

  PullRequestConnection: "nodes pageInfo totalCount",
  PullRequest: `id databaseId fullDatabaseId number url title body author editor createdAt publishedAt updatedAt
    closedAt mergedAt mergedBy state isDraft activeLockReason locked closed merged baseRefName baseRefOid baseRef headRefName headRefOid headRef mergeable
    mergeStateStatus isInMergeQueue isMergeQueueEnabled mergeQueueEntry changedFiles files labels comments reviews
    reviewThreads timelineItems commits mergeCommit viewerCanUpdate viewerCanClose viewerDidAuthor lastEditedAt
    includesCreatedEdit userContentEdits repository`,
  PullRequestChangedFileConnection: "nodes pageInfo totalCount",
  PullRequestChangedFile: "path changeType additions deletions",
  PullRequestCommitConnection: "nodes pageInfo totalCount",
  PullRequestCommit: "id commit",
  MergeQueueEntry: "id enqueuedAt headCommit position pullRequest state",

  IssueConnection: "nodes pageInfo totalCount",
  Issue: `id databaseId fullDatabaseId number url title body author editor createdAt publishedAt updatedAt state
    activeLockReason locked closed comments viewerDidAuthor lastEditedAt includesCreatedEdit userContentEdits repository`,
  IssueOrPullRequest: "",

  IssueCommentEdge: "cursor node",
  IssueCommentConnection: "nodes pageInfo totalCount",
  IssueComment: `id databaseId fullDatabaseId url body author editor createdAt updatedAt publishedAt lastEditedAt
    includesCreatedEdit userContentEdits isMinimized minimizedReason viewerDidAuthor reactionGroups reactions`,
  PullRequestReviewConnection: "nodes pageInfo totalCount",
  PullRequestReview: `id databaseId fullDatabaseId url body author editor createdAt updatedAt publishedAt lastEditedAt
    includesCreatedEdit userContentEdits isMinimized minimizedReason viewerDidAuthor reactionGroups reactions state
    submittedAt commit comments`,
  PullRequestReviewThreadConnection: "nodes pageInfo totalCount",
  PullRequestReviewThread: "id isResolved comments",
  PullRequestReviewCommentConnection: "nodes pageInfo totalCount",
  PullRequestReviewComment: `id databaseId fullDatabaseId url body author editor createdAt updatedAt publishedAt
    lastEditedAt includesCreatedEdit userContentEdits isMinimized minimizedReason viewerDidAuthor reactionGroups
    reactions pullRequestReview`,
  UserContentEditConnection: "nodes pageInfo totalCount",
  UserContentEdit: "id createdAt editedAt updatedAt editor diff deletedAt deletedBy",
  ReactionGroup: "content createdAt reactors users viewerHasReacted",
  ReactorConnection: "edges nodes pageInfo totalCount",
  ReactorEdge: "cursor node reactedAt",
  Reactor: "",
  ReactingUserConnection: "nodes pageInfo totalCount",
  ReactionConnection: "nodes pageInfo totalCount",
  Reaction: "id content createdAt user",

  PullRequestTimelineItemsConnection: "nodes pageInfo totalCount",
  PullRequestTimelineItems: "",
  ConvertToDraftEvent: "id createdAt actor",
  ReadyForReviewEvent: "id createdAt actor",
  ClosedEvent: "id createdAt actor",
  ReopenedEvent: "id createdAt actor",
  MergedEvent: "id createdAt actor commit mergeRefName",
  LockedEvent: "id createdAt actor",
  UnlockedEvent: "id createdAt actor",
  LabeledEvent: "id createdAt actor label",
  UnlabeledEvent: "id createdAt actor label",
  HeadRefForcePushedEvent: "id createdAt actor beforeCommit afterCommit",
  BaseRefChangedEvent: "id createdAt actor previousRefName currentRefName",
  AddedToMergeQueueEvent: "id createdAt actor",
  RemovedFromMergeQueueEvent: "id createdAt actor",

  AddCommentPayload: "clientMutationId commentEdge subject",
  AddLabelsToLabelablePayload: "clientMutationId labelable",
  AddPullRequestReviewPayload: "clientMutationId pullRequestReview",
  AddReactionPayload: "clientMutationId reaction subject",
  ClosePullRequestPayload: "clientMutationId pullRequest",
  ConvertPullRequestToDraftPayload: "clientMutationId pullRequest",
  CreateCheckRunPayload: "clientMutationId checkRun",
  CreateIssuePayload: "clientMutationId issue",
  CreateLabelPayload: "clientMutationId label",
  DeleteIssueCommentPayload: "clientMutationId",
  EnqueuePullRequestPayload: "clientMutationId mergeQueueEntry",
  LockLockablePayload: "actor clientMutationId lockedRecord",
  MarkPullRequestReadyForReviewPayload: "clientMutationId pullRequest",
  MergePullRequestPayload: "actor clientMutationId pullRequest",
  MinimizeCommentPayload: "clientMutationId minimizedComment",
  RemoveLabelsFromLabelablePayload: "clientMutationId labelable",
  ReopenPullRequestPayload: "clientMutationId pullRequest",
  UnlockLockablePayload: "actor clientMutationId unlockedRecord",
  UnminimizeCommentPayload: "clientMutationId unminimizedComment",
  UpdateCheckRunPayload: "clientMutationId checkRun",
  UpdateIssuePayload: "clientMutationId issue",
  UpdateIssueCommentPayload: "clientMutationId issueComment",
  UpdatePullRequestReviewPayload: "clientMutationId pullRequestReview",
  UpdatePullRequestReviewCommentPayload: "clientMutationId pullRequestReviewComment",
};
