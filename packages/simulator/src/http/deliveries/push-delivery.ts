/** The webhook about a push. */
import type { Commit } from "../../github/object-store.ts";
import type { Pushed } from "../../github/wakes.ts";
import { commitsAhead, renderHookRepository, renderPushedCommit, renderUser } from "../render/index.ts";
import { type Delivery, deliver, type Occasion } from "./delivery.ts";

/** What stands for the commit before a branch's first. */
export const NO_COMMIT = "0".repeat(40);

/** Tells of a push to a branch. It is forced where what was there before is no part of what is there now. */
export function pushDelivery(occasion: Occasion, branch: string, { before, after }: Pushed): Delivery {
  const { repository } = occasion;
  const { commits } = repository.objects;
  const old = commits.get(before);
  const head = commits.get(after);
  const pushed = head === undefined ? [] : commitsAhead(head, old).map((commit) => show(occasion, commit));
  const page = renderHookRepository(occasion.world, repository).html_url;
  const sender = renderUser(occasion.sender);
  const delivery = deliver(occasion, "push", {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: old === undefined,
    deleted: false,
    forced: head !== undefined && old !== undefined && commitsAhead(old, head).length > 0,
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: pushed,
    head_commit: head === undefined ? null : show(occasion, head),
    pusher: { name: sender.login, email: `${sender.login}@users.noreply.github.com` },
  });
  return { ...delivery, payload: { ...delivery.payload, repository: pushedRepository(occasion) } };
}

function show({ repository }: Occasion, commit: Commit) {
  return renderPushedCommit(repository, commit);
}

/** In a push, and nowhere else, a repository's times are seconds since 1970, and its main branch has a second name. */
function pushedRepository({ world, repository }: Occasion) {
  const shown = renderHookRepository(world, repository);
  const seconds = (time: string) => Date.parse(time) / 1000;
  return {
    ...shown,
    created_at: seconds(shown.created_at),
    pushed_at: seconds(shown.pushed_at),
    stargazers: 0,
    master_branch: shown.default_branch,
  };
}
