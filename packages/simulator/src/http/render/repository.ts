/**
 * Repositories, in the three forms that GitHub shows them in: whole in the API, with how it merges in a pull request,
 * and without in a webhook. The webhooks' published schema forbids what it doesn't know, so each has no more than
 * its own.
 */
import type { RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, repositoryApi, repositoryPage } from "./addresses.ts";
import { renderUser } from "./user.ts";

/** Addresses below a repository's own, by the name of their property. */
const PARTS = {
  forks_url: "/forks",
  keys_url: "/keys{/key_id}",
  collaborators_url: "/collaborators{/collaborator}",
  teams_url: "/teams",
  hooks_url: "/hooks",
  issue_events_url: "/issues/events{/number}",
  events_url: "/events",
  assignees_url: "/assignees{/user}",
  branches_url: "/branches{/branch}",
  tags_url: "/tags",
  blobs_url: "/git/blobs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  git_refs_url: "/git/refs{/sha}",
  trees_url: "/git/trees{/sha}",
  statuses_url: "/statuses/{sha}",
  languages_url: "/languages",
  stargazers_url: "/stargazers",
  contributors_url: "/contributors",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  commits_url: "/commits{/sha}",
  git_commits_url: "/git/commits{/sha}",
  comments_url: "/comments{/number}",
  issue_comment_url: "/issues/comments{/number}",
  contents_url: "/contents/{+path}",
  compare_url: "/compare/{base}...{head}",
  merges_url: "/merges",
  archive_url: "/{archive_format}{/ref}",
  downloads_url: "/downloads",
  issues_url: "/issues{/number}",
  pulls_url: "/pulls{/number}",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  labels_url: "/labels{/name}",
  releases_url: "/releases{/id}",
  deployments_url: "/deployments",
} as const;

type Addresses = { readonly [Name in keyof typeof PARTS]: string };

/** As `GET /repos/{owner}/{repo}` shows it. */
export function renderRepository(world: WorldState, repository: RepositoryRecord) {
  return { ...renderPullsRepository(world, repository), network_count: 0, subscribers_count: 0 };
}

/** As the two sides of a pull request show it. */
export function renderPullsRepository(world: WorldState, repository: RepositoryRecord) {
  return {
    ...renderHookRepository(world, repository),
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    allow_update_branch: true,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_message: "COMMIT_MESSAGES",
    squash_merge_commit_title: "COMMIT_OR_PR_TITLE",
    merge_commit_message: "PR_TITLE",
    merge_commit_title: "MERGE_MESSAGE",
  };
}

/** As every webhook shows it. */
export function renderHookRepository(world: WorldState, repository: RepositoryRecord) {
  const { owner, name } = repository;
  const page = repositoryPage(repository);
  const commits = [...repository.objects.commits.values()];
  const pushedAt = isoTime(commits.at(-1)?.at ?? 0);
  const open = countOpen(repository);
  return {
    ...renderRepositoryName(repository),
    owner: renderUser(world.accounts.byLogin.get(owner.toLowerCase()) ?? null),
    html_url: page,
    description: null,
    fork: false,
    url: repositoryApi(repository),
    ...addressesOf(repository),
    created_at: isoTime(commits[0]?.at ?? 0),
    updated_at: pushedAt,
    pushed_at: pushedAt,
    git_url: `git://github.com/${owner}/${name}.git`,
    ssh_url: `git@github.com:${owner}/${name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: Math.ceil(
      [...repository.objects.blobs.values()].reduce((sum, { length }) => sum + length, 0) / 1024,
    ),
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.takesIssues,
    has_projects: false,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? ("private" as const) : ("public" as const),
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repository.defaultBranch,
    custom_properties: {},
  };
}

/** What an installation's webhooks tell of each repository. */
export function renderRepositoryName({ id, owner, name, private: hidden }: RepositoryRecord) {
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: `${owner}/${name}`,
    private: hidden,
  };
}

function addressesOf(repository: RepositoryRecord): Addresses {
  const api = repositoryApi(repository);
  return Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, api + part])) as Addresses;
}

/** GitHub counts pull requests as issues. */
function countOpen({ pulls, issues }: RepositoryRecord): number {
  return [...pulls.values(), ...issues.values()].filter(({ state }) => state === "open").length;
}
