/**
 * A file that says under which other numbers and switches a thread is to be told again: a configuration, or a part of one.
 * What it leaves out stays as the motion had it.
 */
import type { Policy } from "@rfckit/core";
import { buildConfiguration } from "./build-configuration.ts";
import { judgeFile } from "./judge-file.ts";
import type { Path } from "./place.ts";
import type { Problem } from "./problem.ts";
import { changeSchema } from "./schema.ts";

export interface PolicyChange {
  /** The policy that it makes of another one. */
  readonly change: (policy: Policy) => Policy;
  /** What else stands in the file, by its top-level keys: no policy has it. */
  readonly besides: readonly string[];
}

export type PolicyChangeResult =
  | { readonly ok: true; readonly value: PolicyChange }
  | { readonly ok: false; readonly problems: Problem[] };

const OF_POLICY = ["version", "fcp", "signOff", "objection", "merge", "labels"];

/** Reads it. Refused is whatever a configuration would be refused for, but that it has no projects. */
export function readPolicyChange(text: string): PolicyChangeResult {
  const read = judgeFile(text, changeSchema);
  if (!read.ok) return read;
  const { file, tree } = read;
  const { policy: given } = buildConfiguration(file, tree);
  const from = <T>(path: Path, said: T, before: T): T => (tree.has(path) ? said : before);
  const change = (policy: Policy): Policy => ({
    fcp: {
      length: from(["fcp", "days"], given.fcp.length, policy.fcp.length),
      minimum: from(["fcp", "minimum"], given.fcp.minimum, policy.fcp.minimum),
      changeGrace: from(["fcp", "changeGrace"], given.fcp.changeGrace, policy.fcp.changeGrace),
      onChange: from(["fcp", "onChange"], given.fcp.onChange, policy.fcp.onChange),
      reminders: from(["fcp", "reminders"], given.fcp.reminders, policy.fcp.reminders),
    },
    signOffByReview: from(["signOff", "reviews"], given.signOffByReview, policy.signOffByReview),
    objection: {
      resolvers: from(["objection", "resolvers"], given.objection.resolvers, policy.objection.resolvers),
      secondAfter: from(
        ["objection", "secondAfter"],
        given.objection.secondAfter,
        policy.objection.secondAfter,
      ),
    },
    merge: {
      enabled: from(["merge", "enabled"], given.merge.enabled, policy.merge.enabled),
      method: from(["merge", "method"], given.merge.method, policy.merge.method),
    },
    labels: {
      proposed: from(["labels", "proposed"], given.labels.proposed, policy.labels.proposed),
      finalCommentPeriod: from(
        ["labels", "finalCommentPeriod"],
        given.labels.finalCommentPeriod,
        policy.labels.finalCommentPeriod,
      ),
      blocked: from(["labels", "blocked"], given.labels.blocked, policy.labels.blocked),
      finished: from(["labels", "finished"], given.labels.finished, policy.labels.finished),
      disposition: from(["labels", "disposition"], given.labels.disposition, policy.labels.disposition),
    },
  });
  const keys = Object.keys(tree.value as object);
  return { ok: true, value: { change, besides: keys.filter((key) => !OF_POLICY.includes(key)) } };
}
