/** A retelling for other programs: `docs/schemas/simulate-policy.schema.json` describes it. Instants are ISO 8601, in UTC. */
import type { Instant, Milestone } from "@rfckit/core";
import { remarksJson } from "../reading/remarks-text.ts";
import type { Retold, Telling } from "./retell.ts";
import { sayUnknowable } from "./say-outcome.ts";

export function retoldJson(retold: Retold): Readonly<Record<string, unknown>> {
  const { key, now, repository, pull } = retold.reading.snapshot;
  return {
    repository: `${repository.owner}/${repository.name}`,
    number: key.number,
    title: pull.title,
    url: pull.url,
    at: iso(now),
    settings: retold.differences,
    besides: retold.besides,
    went: tellingJson(retold.went),
    would: tellingJson(retold.would),
    leftOut: retold.leftOut.map(milestoneJson),
    unknowable: sayUnknowable(retold),
    remarks: remarksJson(retold.reading.remarks),
  };
}

function tellingJson({ milestones, ahead, phase, endedAt }: Telling): Readonly<Record<string, unknown>> {
  return {
    phase,
    endedAt: endedAt === null ? null : iso(endedAt),
    milestones: milestones.map(milestoneJson),
    ahead: ahead.map(milestoneJson),
  };
}

function milestoneJson({ at, text, effect }: Milestone): Readonly<Record<string, unknown>> {
  return { at: iso(at), text, effect };
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
