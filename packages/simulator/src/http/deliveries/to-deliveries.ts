/**
 * The world's wake-ups as GitHub's webhooks.
 *
 * One that arrives late still tells of the pull request, the comment's text and the review's verdict as they were when
 * it rang; all else is as it is by then. GitHub sends nothing about whether a pull request can be merged, so what
 * changed that, a push to the base branch, is sent in its place.
 */
import type { Account } from "@rfckit/reconciler";
import type { AccountRecord } from "../../github/accounts.ts";
import type { PullRecord } from "../../github/records.ts";
import { findPull, type WorldState } from "../../github/state.ts";
import type { IssueWake, PullWake, Wake } from "../../github/wakes.ts";
import { stateOf, type World } from "../../github/world.ts";
import type { InstallationRecord } from "../access.ts";
import { headRef } from "../render/index.ts";
import { checkSuiteDelivery } from "./check-suite-delivery.ts";
import { commentDelivery, issueTalkDelivery } from "./comment-deliveries.ts";
import type { Delivery, Occasion } from "./delivery.ts";
import { reaches } from "./installation-deliveries.ts";
import { issueOpenedDelivery } from "./issue-delivery.ts";
import { isOwnEvent, pullDelivery } from "./pull-deliveries.ts";
import { NO_COMMIT, pushDelivery } from "./push-delivery.ts";

/**
 * What GitHub sends an installation for a wake-up, in its order. Nothing for a repository that the installation
 * doesn't have, or while it is suspended.
 */
export function toDeliveries(world: World, wake: Wake, installation: InstallationRecord): Delivery[] {
  const state = stateOf(world);
  const id = wake.kind === "repository" ? wake.repository : wake.key.repository;
  const repository = state.repositories.get(id);
  if (repository === undefined || installation.suspended || !reaches(installation, repository)) return [];
  const occasion = { world: state, repository, installation, sender: accountOf(state, wake.by) };
  if (wake.kind === "repository") return [pushDelivery(occasion, repository.defaultBranch, wake.pushed)];
  if (wake.kind === "issue") return toIssueDeliveries(occasion, wake);
  const pull = findPull(state, wake.key);
  return pull === undefined ? [] : toPullDeliveries(occasion, asItWas(pull, wake.then), wake);
}

function toPullDeliveries(occasion: Occasion, pull: PullRecord, wake: PullWake): Delivery[] {
  const { event, comment, pushed } = wake;
  if (comment !== undefined) return commentDelivery(occasion, pull, wake, comment);
  if (isOwnEvent(event)) {
    const told = pullDelivery(occasion, pull, event, wake);
    if (pushed !== undefined) return [pushDelivery(occasion, headRef(pull), pushed), told];
    return event === "merged" ? [told, ...mergePush(occasion, pull)] : [told];
  }
  // What GitHub does by itself is told as done by whoever pushed what it is about.
  if (event === "check") return [checkSuiteDelivery({ ...occasion, sender: pull.author }, pull)];
  return event === "mergeable" ? [basePush(occasion, pull)] : [];
}

function toIssueDeliveries(occasion: Occasion, { key, event, then, comment: told }: IssueWake): Delivery[] {
  const found = occasion.repository.issues.get(key.number);
  if (found === undefined) return [];
  const issue = { ...found, ...then };
  if (told !== undefined) return issueTalkDelivery(occasion, issue, event, told);
  return event === "opened" ? [issueOpenedDelivery(occasion, issue)] : [];
}

/** A merge into the default branch rings for its push itself. */
function mergePush(occasion: Occasion, { merge, base }: PullRecord): Delivery[] {
  if (merge === null || base === occasion.repository.defaultBranch) return [];
  return [pushDelivery(occasion, base, { before: merge.base.id, after: merge.commit })];
}

/** The newest push to the base branch, by its owner. */
function basePush(occasion: Occasion, { base }: PullRecord): Delivery {
  const { world, repository } = occasion;
  const head = repository.branches.get(base);
  const pushed = { before: head?.parents[0]?.id ?? NO_COMMIT, after: head?.id ?? NO_COMMIT };
  const sender = world.accounts.byLogin.get(repository.owner.toLowerCase()) ?? null;
  return pushDelivery({ ...occasion, sender }, base, pushed);
}

/** A pull request as it was when it rang. */
function asItWas(pull: PullRecord, then: PullWake["then"]): PullRecord {
  const head = pull.repository.objects.commits.get(then.head) ?? pull.head;
  const merge = then.state === "merged" ? pull.merge : null;
  return { ...pull, ...then, head, merge, labels: new Set(then.labels) };
}

function accountOf({ accounts }: WorldState, by: Account | null): AccountRecord | null {
  return by === null ? null : (accounts.byId.get(by.id) ?? null);
}
