/**
 * One look at a repository's configuration: while that on the default branch is broken, one issue says so.
 *
 * The issue is the bot's own: found by its hidden key, updated in place, closed once the file is mended, and opened
 * again when it breaks anew. Where people closed it and nothing about the file has changed since, it stays closed.
 */
import { DAY, type Duration } from "@rfckit/core";
import { keyIn, withHiddenKey } from "./hidden-key.ts";
import type { Host } from "./host.ts";
import type { LeaseGuard } from "./lease-guard.ts";
import { GitHubRefused, type IssueChange } from "./ports/github.ts";
import type { OwnIssue, RepositorySnapshot } from "./ports/snapshot.ts";
import { keepSettings } from "./settings/keep-settings.ts";
import { CONFIGURATION_PATH, isBroken, type Loaded } from "./settings/load-settings.ts";
import { mentionsOf } from "./settings/mentions.ts";
import { ISSUE_TITLE, renderBroken, renderMended } from "./wording/index.ts";

/** What the issue's hidden key says. */
const ABOUT = "configuration";

/** People and teams that a broken configuration names may become known without any change of the file. */
const LOOK_AGAIN_AFTER: Duration = DAY;

export interface RepositoryReport {
  readonly broken: boolean;
  readonly mentions: readonly string[];
  /** How long it may rest, in ms; `null` for until the file changes. */
  readonly dueIn: Duration | null;
}

/**
 * Looks at a repository under a lease on it (its number is 0). Throws `GitHubUnavailable`, `GitHubRefused` and
 * `LeaseLost` (see the ports).
 */
export async function runRepositoryPass(
  host: Host,
  repository: number,
  guard: LeaseGuard,
): Promise<RepositoryReport> {
  host.settingsCache.forget(repository);
  const seen = await host.github.observeRepository(repository);
  const loaded = await keepSettings(host, repository, seen.configuration, guard);
  const broken = isBroken(loaded, seen.configuration);
  const paused = host.operator.paused || loaded.settings?.paused === true;
  if (broken) {
    host.log.warn("configuration-broken", { repository, problems: loaded.problems.length, paused });
  }
  if (!paused && !seen.archived && seen.takesIssues) {
    await new Notebook(host, seen, guard).bringTo(broken ? wordBroken(seen, loaded) : null);
  }
  return {
    broken,
    mentions: mentionsOf(loaded.settings, seen.bot),
    dueIn: broken ? LOOK_AGAIN_AFTER : null,
  };
}

function wordBroken({ defaultBranch }: RepositorySnapshot, { problems, book, settings }: Loaded): string {
  const inForce = settings === null ? null : (book.inForce?.blob ?? null);
  const body = renderBroken({ path: CONFIGURATION_PATH, defaultBranch, problems, inForce });
  return withHiddenKey(ABOUT, body);
}

/** The bot's issues about the configuration: one, and its twins where two processes opened one each. */
class Notebook {
  readonly #host: Host;
  readonly #seen: RepositorySnapshot;
  readonly #guard: LeaseGuard;

  constructor(host: Host, seen: RepositorySnapshot, guard: LeaseGuard) {
    this.#host = host;
    this.#seen = seen;
    this.#guard = guard;
  }

  /** Sees to it that one issue says `body`, or with `null` that none is open. What GitHub refuses is left alone. */
  async bringTo(body: string | null): Promise<void> {
    // Oldest first: what others link to is kept.
    const issues = this.#seen.ownIssues.filter((issue) => keyIn(issue.body) === ABOUT).reverse();
    const kept = issues.find((issue) => issue.open) ?? issues.at(-1);
    try {
      for (const issue of issues) {
        if (issue.open && issue !== kept) await this.#change(issue, { open: false });
      }
      if (body === null) {
        if (kept !== undefined) await this.#close(kept);
      } else if (kept === undefined) {
        await this.#open(body);
      } else if (kept.body.trim() !== body.trim()) {
        await this.#change(kept, { title: ISSUE_TITLE, body, open: true });
      }
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
      this.#host.log.warn("issue-refused", { repository: this.#seen.id, why: error.reason });
    }
  }

  /** Also one that somebody closed already says that all is well, so that it can break again. */
  async #close(issue: OwnIssue): Promise<void> {
    const { defaultBranch } = this.#seen;
    const body = withHiddenKey(ABOUT, renderMended({ path: CONFIGURATION_PATH, defaultBranch }));
    if (issue.open || issue.body.trim() !== body.trim()) await this.#change(issue, { body, open: false });
  }

  async #open(body: string): Promise<void> {
    await this.#guard.ensure();
    const { id } = await this.#host.github.openIssue(this.#seen.id, { title: ISSUE_TITLE, body });
    this.#host.log.info("issue-opened", { repository: this.#seen.id, number: id });
  }

  async #change({ number }: OwnIssue, change: IssueChange): Promise<void> {
    await this.#guard.ensure();
    await this.#host.github.changeIssue({ repository: this.#seen.id, number }, change);
    this.#host.log.info("issue-changed", {
      repository: this.#seen.id,
      number,
      open: change.open ?? true,
    });
  }
}
