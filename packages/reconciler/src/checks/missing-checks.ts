/**
 * The check runs that should stand on a pull request's head, and don't (invariant 13).
 *
 * They are nothing that the process depends on: one that GitHub doesn't take is given up for that head.
 */
import type { Standing } from "@rfckit/core";
import type { Host } from "../host.ts";
import type { Look } from "../look.ts";
import { type Change, GitHubRefused } from "../ports/github.ts";
import { stampPresentHead } from "../read/read-texts.ts";
import { configurationCheck } from "./configuration-check.ts";
import { withoutStamp, withStamp } from "./head-stamp.ts";
import { lintCheck } from "./lint-check.ts";
import { stakeholdersCheck } from "./stakeholders-check.ts";
import type { WantedCheck } from "./wanted-check.ts";

/** Refusals that are remembered. Forgetting one costs another try. */
const MOST_REFUSED = 1000;

/** Those to be made now; none on what isn't open, or can't be written to, or while the bot is paused. */
export function missingChecks(host: Host, look: Look, standing: Standing): WantedCheck[] {
  const { snapshot } = look;
  if (snapshot.pull.state !== "open" || snapshot.repository.archived || standing.pausedSince !== null)
    return [];
  const wanted = [
    lintCheck(host, look),
    stakeholdersCheck(look, standing),
    configurationCheck(host, look),
  ].filter((check) => check !== null);
  return wanted.filter(
    ({ name, digest }) =>
      !snapshot.checks.some((shown) => shown.name === name && withoutStamp(shown.digest) === digest) &&
      !host.refusedChecks.has(refusalOf(look, name)),
  );
}

/** Makes the runs. One whose reading GitHub refuses is given up. Throws `GitHubUnavailable`. */
export async function makeChecks(
  host: Host,
  look: Look,
  wanted: readonly WantedCheck[],
): Promise<Extract<Change, { readonly kind: "check" }>[]> {
  const { key, pull } = look.snapshot;
  const { head } = pull;
  const secret = host.operator.receiptSecret;
  const since = stampPresentHead(look.snapshot, secret);
  const changes: Extract<Change, { readonly kind: "check" }>[] = [];
  for (const check of wanted) {
    const { name } = check;
    const digest = withStamp(check.digest, since, { key, head, secret });
    try {
      changes.push({ kind: "check", head, run: { name, digest, ...(await check.make()) } });
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
      giveUpChecks(host, look, [check], error.reason);
    }
  }
  return changes;
}

/** GitHub took none of these: they aren't tried again on this head. */
export function giveUpChecks(
  host: Host,
  look: Look,
  checks: readonly Pick<WantedCheck, "name">[],
  why: string,
): void {
  const { repository, number } = look.snapshot.key;
  if (host.refusedChecks.size >= MOST_REFUSED) host.refusedChecks.clear();
  for (const { name } of checks) {
    host.refusedChecks.add(refusalOf(look, name));
    host.log.warn("check-refused", { repository, number, check: name, why });
  }
}

function refusalOf({ snapshot }: Look, name: string): string {
  const { key, pull } = snapshot;
  return `${key.repository}#${key.number} ${pull.head} ${name}`;
}
