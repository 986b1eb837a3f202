/** The operations of GitHub's REST API that the front serves, but for `GET /rate_limit`, which is the front's own. */
import { APP_MANIFESTS } from "./app-manifests.ts";
import { APPS } from "./apps.ts";
import { CHECK_RUNS } from "./check-runs.ts";
import { COMMENTS } from "./comments.ts";
import { CONTENTS } from "./contents.ts";
import { GIT } from "./git.ts";
import { ISSUES } from "./issues.ts";
import { LABELS } from "./labels.ts";
import { MERGE } from "./merge.ts";
import type { Operation } from "./operation.ts";
import { PULLS } from "./pulls.ts";
import { REACTIONS } from "./reactions.ts";
import { REPOSITORIES } from "./repositories.ts";
import { REVIEWS } from "./reviews.ts";
import { TEAMS } from "./teams.ts";
import { USERS } from "./users.ts";
import { WordedRefusal } from "./worded-refusal.ts";

export const OPERATIONS: readonly Operation[] = [
  ...APPS,
  ...APP_MANIFESTS,
  ...USERS,
  ...TEAMS,
  ...CHECK_RUNS,
  // A commit's name may hold slashes: what stands after one comes before.
  ...REPOSITORIES,
  ...CONTENTS,
  ...GIT,
  ...PULLS,
  ...MERGE,
  ...REVIEWS,
  ...ISSUES,
  ...COMMENTS,
  ...LABELS,
  ...REACTIONS,
].map(answerRefusals);

/** What the API refuses in words of its own is an answer like any other. */
function answerRefusals(operation: Operation): Operation {
  return {
    ...operation,
    handle(call) {
      try {
        return operation.handle(call);
      } catch (error) {
        if (error instanceof WordedRefusal) return error.answer;
        throw error;
      }
    },
  };
}
