/** An explanation for other programs: `docs/schemas/explain.schema.json` describes it. Instants are ISO 8601, in UTC. */
import { describe, type Instant, nextDue, type Sentence } from "@rfckit/core";
import { remarksJson } from "../reading/remarks-text.ts";
import { rulesIn, sayStep, type Told } from "./told.ts";

export function explanationJson({ reading, moment, explanation }: Told): Readonly<Record<string, unknown>> {
  const { key, pull, repository } = reading.snapshot;
  const { phase, disposition, mover, signedOff, signedGroups, awaitingGroups, objections, fcp } = describe(
    moment.standing,
  );
  const { name } = reading;
  const step = sayStep(moment.step);
  const due = step === null ? [] : [step];
  const next = nextDue(moment.standing, moment.at);
  return {
    repository: `${repository.owner}/${repository.name}`,
    number: key.number,
    title: pull.title,
    url: pull.url,
    at: iso(moment.at),
    bot: reading.bot?.login ?? null,
    standing: {
      phase,
      disposition,
      mover: mover === null ? null : name(mover),
      signedOff: signedOff.map(name),
      signedGroups,
      awaitingGroups,
      objections: objections.map(({ by, ...each }) => ({ ...each, by: name(by) })),
      period: fcp === null ? null : { startedAt: iso(fcp.startedAt), endsAt: iso(fcp.endsAt) },
    },
    phase: sentenceJson(explanation.phase),
    facts: explanation.facts.map(sentenceJson),
    awaited: [...due, ...explanation.awaited].map(sentenceJson),
    nextDue: next === null ? null : iso(next),
    rules: rulesIn([explanation.phase, ...explanation.facts, ...explanation.awaited, ...due]),
    remarks: remarksJson(reading.remarks),
  };
}

function sentenceJson({ text, at, rules, url }: Sentence): Readonly<Record<string, unknown>> {
  return { text, at: at === undefined ? null : iso(at), rules, url: url ?? null };
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
