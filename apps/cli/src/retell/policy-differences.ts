/** In which settings two policies differ, as a configuration spells them. */
import { formatDuration } from "@rfckit/config";
import { DAY, type Policy } from "@rfckit/core";

export interface SettingDifference {
  /** Such as `fcp.days`. */
  readonly setting: string;
  readonly was: string;
  readonly is: string;
}

const SPELLINGS: readonly (readonly [string, (policy: Policy) => string])[] = [
  ["fcp.days", ({ fcp }) => String(fcp.length / DAY)],
  ["fcp.minimum", ({ fcp }) => formatDuration(fcp.minimum)],
  ["fcp.changeGrace", ({ fcp }) => formatDuration(fcp.changeGrace)],
  ["fcp.onChange", ({ fcp }) => fcp.onChange],
  ["fcp.reminders", ({ fcp }) => `[${fcp.reminders.map(formatDuration).join(", ")}]`],
  ["signOff.reviews", ({ signOffByReview }) => String(signOffByReview)],
  ["objection.resolvers", ({ objection }) => objection.resolvers],
  [
    "objection.secondAfter",
    ({ objection }) => (objection.secondAfter === null ? "null" : formatDuration(objection.secondAfter)),
  ],
  ["merge.enabled", ({ merge }) => String(merge.enabled)],
  ["merge.method", ({ merge }) => merge.method],
  ["labels.proposed", ({ labels }) => labels.proposed],
  ["labels.finalCommentPeriod", ({ labels }) => labels.finalCommentPeriod],
  ["labels.blocked", ({ labels }) => labels.blocked],
  ["labels.finished", ({ labels }) => labels.finished],
  ["labels.disposition", ({ labels }) => labels.disposition],
];

export function policyDifferences(before: Policy, after: Policy): SettingDifference[] {
  return SPELLINGS.map(([setting, spell]) => ({ setting, was: spell(before), is: spell(after) })).filter(
    ({ was, is }) => was !== is,
  );
}
