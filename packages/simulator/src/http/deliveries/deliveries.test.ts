/** Whatever happens in the world is told as GitHub tells it, and as GitHub publishes it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import published from "@octokit/webhooks-schemas/schema.json" with { type: "json" };
import { expect, test } from "vitest";
import { nameOf, setInstalledWorld } from "../../../test/installed-world.ts";
import {
  checkDelivery,
  type Delivery,
  installationDelivery,
  installationRepositoriesDelivery,
  pingDelivery,
  repositoryDelivery,
  toDeliveries,
} from "./index.ts";
import { cutSlice, type Definitions, SENT_EVENTS } from "./webhook-slice.ts";

type Stage = Awaited<ReturnType<typeof setInstalledWorld>>;

const COMMENT = { issue: { number: 1, pull_request: {} }, sender: { login: "ana" } };

/** What happens, what is delivered, and what the deliveries say. */
const STORIES: readonly {
  readonly what: string;
  readonly act: (stage: Stage) => void;
  readonly told: Readonly<Record<string, object>>;
}[] = [
  {
    what: "a comment is written, edited and deleted",
    act({ pull }) {
      const id = pull.comment({ by: "ana", body: "hello" });
      pull.editComment(id, { by: "ada", body: "goodbye" });
      pull.deleteComment(id, { by: "ana" });
    },
    told: {
      "issue_comment.created": {
        ...COMMENT,
        comment: { body: "hello", user: { login: "ana" }, author_association: "NONE" },
      },
      "issue_comment.edited": {
        sender: { login: "ada" },
        comment: { body: "goodbye", user: { login: "ana" }, updated_at: "2026-01-05T09:00:02Z" },
        changes: { body: { from: "hello" } },
      },
      "issue_comment.deleted": { ...COMMENT, comment: { body: "goodbye" } },
    },
  },
  {
    what: "an app posts in somebody's name",
    act: ({ pull }) => pull.comment({ by: "ana", body: "hello", viaApp: true }),
    told: {
      "issue_comment.created": { comment: { performed_via_github_app: { slug: "mouthpiece" } } },
    },
  },
  {
    what: "a plain issue is opened and talked about",
    act({ repository }) {
      const issue = repository.openIssue({ by: "ana", title: "Broken", body: "" });
      const id = issue.comment({ by: "ana", body: "hello" });
      issue.editComment(id, { by: "ana", body: "goodbye" });
      issue.deleteComment(id, { by: "ana" });
    },
    told: {
      "issues.opened": { issue: { number: 2, title: "Broken", state: "open", body: null } },
      "issue_comment.created": { issue: { number: 2, comments: 1 }, comment: { body: "hello" } },
      "issue_comment.edited": { changes: { body: { from: "hello" } } },
      "issue_comment.deleted": { issue: { comments: 0 } },
    },
  },
  {
    what: "reviews are submitted, edited and dismissed",
    act({ pull }) {
      const id = pull.review({ by: "ada", state: "approved", body: "fine" });
      pull.editComment(id, { by: "ada", body: "good", kind: "review" });
      pull.dismissReview(id, "ada");
    },
    told: {
      "pull_request_review.submitted": { review: { state: "approved", body: "fine" } },
      "pull_request_review.edited": {
        review: { state: "approved", body: "good" },
        changes: { body: { from: "fine" } },
      },
      "pull_request_review.dismissed": { review: { state: "dismissed", user: { login: "ada" } } },
    },
  },
  {
    what: "an inline comment is written, edited and deleted",
    act({ pull }) {
      const id = pull.inline({ by: "ana", body: "here" });
      pull.editComment(id, { by: "ana", body: "there", kind: "inline" });
      pull.deleteComment(id, { by: "ana", kind: "inline" });
    },
    told: {
      "pull_request_review.submitted": { review: { state: "commented", body: null } },
      "pull_request_review_comment.created": {
        comment: { body: "here", path: "accepted/example.md", pull_request_review_id: 70_001 },
      },
      "pull_request_review_comment.edited": {
        comment: { body: "there" },
        changes: { body: { from: "here" } },
      },
      "pull_request_review_comment.deleted": { comment: { body: "there" } },
    },
  },
  {
    what: "drafts come and go",
    act({ pull }) {
      pull.setDraft(true, "zed");
      pull.setDraft(false, "zed");
    },
    told: {
      "pull_request.converted_to_draft": { pull_request: { draft: true, mergeable_state: "draft" } },
      "pull_request.ready_for_review": { pull_request: { draft: false, mergeable_state: "clean" } },
    },
  },
  {
    what: "labels come and go",
    act: ({ pull }) => pull.label({ by: "ada", add: ["Late"], remove: ["project-wasmtime"] }),
    told: {
      "pull_request.labeled": { label: { name: "Late" }, sender: { login: "ada" } },
      "pull_request.unlabeled": {
        label: { name: "project-wasmtime" },
        pull_request: { labels: [{ name: "Late" }] },
      },
    },
  },
  {
    what: "the conversation is locked and unlocked",
    act({ pull }) {
      pull.lock(true);
      pull.lock(false);
    },
    told: {
      "pull_request.locked": { pull_request: { locked: true }, sender: { login: "acme" } },
      "pull_request.unlocked": { pull_request: { locked: false } },
    },
  },
  {
    what: "it gets another title",
    act: ({ pull }) => pull.retitle("Other", "zed"),
    told: {
      "pull_request.edited": { pull_request: { title: "Other" }, changes: { title: { from: "An example" } } },
    },
  },
  {
    what: "it gets another base",
    act({ pull, repository }) {
      repository.createBranch("next");
      pull.retarget("next", "zed");
    },
    told: {
      "pull_request.edited": {
        pull_request: { base: { ref: "next" } },
        changes: { base: { ref: { from: "main" } } },
      },
    },
  },
  {
    what: "it is closed and reopened",
    act({ pull }) {
      pull.close("zed");
      pull.reopen("zed");
    },
    told: {
      "pull_request.closed": { pull_request: { state: "closed", merged: false, merged_at: null } },
      "pull_request.reopened": { pull_request: { state: "open", closed_at: null } },
    },
  },
  {
    what: "it waits in the merge queue and leaves it",
    act({ pull }) {
      pull.hinder("merge-queue");
      pull.enqueue("ada");
      pull.leaveQueue();
    },
    told: {
      "check_suite.completed": {},
      "pull_request.enqueued": { sender: { login: "ada" } },
      "pull_request.dequeued": { reason: "CI_FAILURE", sender: { type: "Bot" } },
    },
  },
  {
    what: "a check fails",
    act: ({ pull }) => pull.hinder("check"),
    told: {
      "check_suite.completed": {
        check_suite: { conclusion: "failure", pull_requests: [{ number: 1, base: { ref: "main" } }] },
        sender: { login: "zed" },
      },
    },
  },
  {
    what: "GitHub finds conflicts, of which only a push to the base tells",
    act: ({ pull }) => pull.setMergeable("no"),
    told: { push: { ref: "refs/heads/main", created: true, sender: { login: "acme" } } },
  },
];

test.each(STORIES)("$what", async ({ act, told }) => {
  const stage = await setInstalledWorld();
  stage.take();
  act(stage);
  const deliveries = stage.take();
  expect(deliveries.map(nameOf)).toEqual(Object.keys(told));
  expect(deliveries.map(({ payload }) => payload)).toMatchObject(Object.values(told));
  expect(deliveries.flatMap(checkDelivery)).toEqual([]);
});

test("what is opened is told with whoever it is told to", async () => {
  const { take } = await setInstalledWorld();
  const [opened, ...others] = take();
  expect(others).toEqual([]);
  expect(opened).toMatchObject({
    name: "pull_request",
    payload: {
      action: "opened",
      number: 1,
      pull_request: {
        html_url: "https://github.com/acme/rfcs/pull/1",
        user: { login: "zed", type: "User" },
        head: { ref: "zed/1", repo: { full_name: "acme/rfcs" } },
        commits: 1,
        additions: 1,
        deletions: 0,
        changed_files: 1,
        created_at: "2026-01-05T09:00:00Z",
      },
      repository: { id: 501, full_name: "acme/rfcs", default_branch: "main" },
      installation: { id: 31_337, node_id: "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMzEzMzc=" },
      sender: { login: "zed" },
    },
  });
  expect(checkDelivery(opened as Delivery)).toEqual([]);
});

test("pushes tell what was before, what came, and which files it touched", async () => {
  const { repository, pull, take } = await setInstalledWorld();
  const first = pull.view().head;
  take();
  const second = pull.push({ by: "zed", files: { "accepted/more.md": "more" } });
  const third = pull.push({ by: "zed", files: { "accepted/other.md": "other" }, force: true });
  const before = repository.head("main");
  const files = { "accepted/old.md": null, "accepted/new.md": "# Old\n\nText.\n", "README.md": "x" };
  const after = repository.commit("main", files, "ada");
  const deliveries = take();
  expect(deliveries.map(nameOf)).toEqual([
    "push",
    "pull_request.synchronize",
    "push",
    "pull_request.synchronize",
    "push",
  ]);
  expect(deliveries.map(({ payload }) => payload)).toMatchObject([
    { ref: "refs/heads/zed/1", before: first, after: second, forced: false, commits: [{ id: second }] },
    { before: first, after: second, pull_request: { head: { sha: second }, commits: 2 } },
    { before: second, after: third, forced: true, commits: [{ id: third }] },
    { before: second, after: third, pull_request: { head: { sha: third }, commits: 1 } },
    {
      ref: "refs/heads/main",
      before,
      after,
      forced: false,
      created: false,
      commits: [
        { id: after, added: ["README.md", "accepted/new.md"], removed: ["accepted/old.md"], modified: [] },
      ],
      head_commit: { id: after, author: { username: "ada" } },
      pusher: { name: "ada" },
      repository: { pushed_at: Date.UTC(2026, 0, 5, 9, 0, 3) / 1000 },
    },
  ]);
  expect(deliveries.flatMap(checkDelivery)).toEqual([]);
});

test("a merge is a closing and a push to the base, whichever branch that is", async () => {
  for (const base of ["main", "next"]) {
    const { repository, pull, take } = await setInstalledWorld();
    repository.createBranch("next");
    if (base !== "main") pull.retarget(base, "zed");
    take();
    pull.mergeByHand("ada");
    const deliveries = take();
    expect(deliveries.map(nameOf)).toEqual(["pull_request.closed", "push"]);
    const after = repository.head(base);
    expect(deliveries.map(({ payload }) => payload)).toMatchObject([
      {
        pull_request: {
          state: "closed",
          merged: true,
          merge_commit_sha: after,
          merged_by: { login: "ada" },
          mergeable: null,
        },
      },
      { ref: `refs/heads/${base}`, after },
    ]);
    expect(deliveries.flatMap(checkDelivery)).toEqual([]);
  }
});

test("late deliveries tell of the pull request as it was when they were due", async () => {
  const { world, pull, take } = await setInstalledWorld();
  take();
  world.setFaults({ reorder: true });
  pull.label({ by: "ada", add: ["late"] });
  pull.close("zed");
  pull.reopen("zed");
  pull.mergeByHand("ada");
  world.setFaults("none");
  const deliveries = take();
  expect(
    deliveries.map((delivery) => {
      const { state, merged } = (delivery.payload["pull_request"] ?? {}) as Record<string, unknown>;
      return [nameOf(delivery), state, merged].join(" ");
    }),
  ).toEqual([
    "pull_request.closed closed false",
    "pull_request.labeled open false",
    "pull_request.closed closed true",
    "pull_request.reopened open false",
    "push  ",
  ]);
  expect(deliveries.flatMap(checkDelivery)).toEqual([]);
});

test("who has no account any more is the ghost", async () => {
  const { world, pull, take } = await setInstalledWorld();
  world.removeUser("zed");
  take();
  pull.comment({ by: "ana", body: "hello" });
  const deliveries = take();
  expect(deliveries).toMatchObject([{ payload: { issue: { user: { login: "ghost", id: 10137 } } } }]);
  expect(deliveries.flatMap(checkDelivery)).toEqual([]);
});

test("nothing is told of what the app itself does", async () => {
  const { world, repository, pull, take, app } = await setInstalledWorld();
  take();
  await world.github(app.account.login).comment(pull.key, "hello");
  repository.commit("main", { "README.md": "x" }, app.account.login);
  expect(take()).toEqual([]);
});

test.each<[string, (stage: Stage) => void, number]>([
  ["that is all the owner's", () => {}, 1],
  ["that was suspended", ({ installation }) => Object.assign(installation, { suspended: true }), 0],
  [
    "of some repositories",
    ({ installation }) => Object.assign(installation, { repositories: new Set([501]) }),
    1,
  ],
  ["of others", ({ installation }) => Object.assign(installation, { repositories: new Set([502]) }), 0],
  ["that it was taken from", ({ repository }) => repository.rename({ owner: "other" }), 0],
])("an installation %s hears what it may hear", async (_, change, heard) => {
  const stage = await setInstalledWorld();
  const { pull, world, installation, wakes } = stage;
  change(stage);
  pull.comment({ by: "ana", body: "hello" });
  expect(wakes.slice(-1).flatMap((wake) => toDeliveries(world, wake, installation))).toHaveLength(heard);
});

test("deliveries about the installation and the repository itself", async () => {
  const { world, app, installation, repository } = await setInstalledWorld();
  const other = world.addRepository({ owner: "acme", name: "other" });
  const deliveries = [
    pingDelivery(app, "https://bot.example/webhooks"),
    installationDelivery(world, installation, "created"),
    installationDelivery(world, installation, "new_permissions_accepted"),
  ];
  installation.suspended = true;
  deliveries.push(installationDelivery(world, installation, "suspend", "ada"));
  installation.suspended = false;
  deliveries.push(installationDelivery(world, installation, "unsuspend"));
  installation.repositories = new Set([repository.id]);
  deliveries.push(
    installationRepositoriesDelivery(world, installation, { action: "added", repositories: [repository.id] }),
    installationRepositoriesDelivery(world, installation, { action: "removed", repositories: [other.id] }),
  );
  const about = (change: Parameters<typeof repositoryDelivery>[3]) =>
    deliveries.push(repositoryDelivery(world, installation, repository.id, change));
  repository.archive(true);
  about({ action: "archived" });
  repository.archive(false);
  about({ action: "unarchived" });
  repository.rename({ name: "proposals" });
  about({ action: "renamed", from: "rfcs" });
  repository.rename({ owner: "ada" });
  about({ action: "transferred", from: "acme", by: "ada" });
  deliveries.push(installationDelivery(world, installation, "deleted"));

  expect(deliveries.flatMap(checkDelivery)).toEqual([]);
  const named = { id: repository.id, full_name: "acme/rfcs" };
  expect(deliveries.map((each) => [nameOf(each), each.payload])).toMatchObject([
    ["ping", { hook: { app_id: 4711 } }],
    ["installation.created", { repositories: [named, { full_name: "acme/other" }] }],
    ["installation.new_permissions_accepted", { installation: { permissions: { checks: "write" } } }],
    ["installation.suspend", { installation: { suspended_by: { login: "acme" } }, sender: { login: "ada" } }],
    ["installation.unsuspend", { installation: { suspended_at: null } }],
    [
      "installation_repositories.added",
      { repository_selection: "selected", repositories_added: [named], repositories_removed: [] },
    ],
    [
      "installation_repositories.removed",
      { repositories_added: [], repositories_removed: [{ id: other.id }] },
    ],
    ["repository.archived", { repository: { archived: true } }],
    ["repository.unarchived", { repository: { archived: false } }],
    [
      "repository.renamed",
      { repository: { name: "proposals" }, changes: { repository: { name: { from: "rfcs" } } } },
    ],
    [
      "repository.transferred",
      { repository: { owner: { login: "ada" } }, changes: { owner: { from: { user: { login: "acme" } } } } },
    ],
    ["installation.deleted", { repositories: [{ full_name: "ada/proposals" }] }],
  ]);
});

test("a deviation is named with its place", async () => {
  const { pull, take } = await setInstalledWorld();
  take();
  pull.comment({ by: "ana", body: "hello" });
  const [{ payload } = { payload: {} }] = take();
  const { sender, ...rest } = payload as Record<string, unknown>;
  expect(sender).toBeDefined();
  expect(checkDelivery({ name: "issue_comment", payload: { ...rest, more: 1 } })).toEqual([
    "issue_comment$created: / must have required property 'sender'",
    'issue_comment$created: / must NOT have additional properties ("more")',
  ]);
  expect(checkDelivery({ name: "star", payload })).toEqual([
    "star$created: no schema of that event is known here.",
  ]);
});

test("every event that is sent from here is told by one of these tests", () => {
  const about = ["created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"];
  const told = new Set([
    ...STORIES.flatMap((story) => Object.keys(story.told)),
    ...["pull_request.opened", "pull_request.synchronize", "push", "ping"],
    ...about.map((action) => `installation.${action}`),
    ...["installation_repositories.added", "installation_repositories.removed"],
    ...["archived", "unarchived", "renamed", "transferred"].map((action) => `repository.${action}`),
  ]);
  const sent = SENT_EVENTS.map((event) => event.replace("$event", "").replace("$", "."));
  expect([...told].sort()).toEqual(sent.sort());
});

test("the slice of the published schemas is up to date", () => {
  const hint = "run `node packages/simulator/write-webhook-slice.ts`";
  const slice = cutSlice(published.definitions as unknown as Definitions, SENT_EVENTS);
  const kept = readFileSync(join(import.meta.dirname, "schemas.generated.json"), "utf8");
  expect(kept === `${JSON.stringify(slice)}\n`, hint).toBe(true);
});
