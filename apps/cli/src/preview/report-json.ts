/** `rfc preview --format json`; its shape stands on the command's page. */
import { type Preview, passesGate } from "./preview.ts";

export function reportOf(preview: Preview, hindrances: readonly string[]): unknown {
  const { path, subject, stage, gate, lint, labels, rosters } = preview;
  return {
    version: 1,
    path,
    subject:
      subject.kind === "upkeep"
        ? { kind: subject.kind, because: subject.because.kind }
        : { kind: subject.kind },
    stage: { is: stage.is, because: stage.because },
    gate: { passes: passesGate(preview), missing: gate.missing, empty: gate.empty },
    lint,
    labels: {
      from: labels.from,
      chosen: labels.from === "none" ? [] : labels.projects.map(({ label }) => label),
      unknown: labels.unknown,
    },
    rosters,
    hindrances,
    ready: hindrances.length === 0,
  };
}
