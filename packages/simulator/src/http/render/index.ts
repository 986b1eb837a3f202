export {
  API,
  isoTime,
  repositoryApi,
  repositoryPage,
  SITE,
} from "./addresses.ts";
export { APP_EVENTS, REGISTERED_AT, renderActionsApp, renderApp, renderRegisteredApp } from "./app.ts";
export { renderCheckRun, renderPullNames } from "./check-run.ts";
export { renderComment } from "./comment.ts";
export { renderCommit, renderCommitName, renderPushedCommit, treeId } from "./commit.ts";
export { commitsAhead } from "./commits-ahead.ts";
export { checkSuiteId, issueId, pullId } from "./database-ids.ts";
export { renderFile } from "./file.ts";
export { renderInstallation, renderInstallationName } from "./installation.ts";
export { renderIssueOf } from "./issue.ts";
export { renderLabel } from "./label.ts";
export { headRef, pullApi, renderPull, renderPullSimple } from "./pull.ts";
export { renderHookRepository, renderRepository, renderRepositoryName } from "./repository.ts";
export { renderHookReview, renderReview } from "./review.ts";
export { renderReviewComment } from "./review-comment.ts";
export { renderTeam } from "./team.ts";
export { renderUser } from "./user.ts";
