/** What keeps a motion to merge back, each in a sentence that says what to do. */
import { enumerate, MOST_BOXES, type UpkeepReason } from "@rfckit/core";
import { harmless } from "../simulate/paint.ts";
import type { LocalRoster } from "./local-roster.ts";
import { type Preview, passesGate } from "./preview.ts";

export function hindrancesOf(preview: Preview): string[] {
  return [
    ...ofSubject(preview),
    ...(passesGate(preview) ? [] : ofGate(preview)),
    ...ofConfiguration(preview),
    ...preview.labels.unknown.map(({ label, suggestion }) => {
      const advice = suggestion === null ? sayKnown(preview) : `Did you mean ${name(suggestion)}?`;
      return `No project has the label ${name(label)}. ${advice}`;
    }),
    ...(preview.labels.from === "none" ? [] : preview.rosters.flatMap(ofRoster)),
  ];
}

function ofSubject({ subject, path, configuration }: Preview): string[] {
  if (subject.kind !== "upkeep") return [];
  const directory = configuration?.rfcs.directory ?? "accepted";
  return [sayUpkeep(subject.because, path, directory)];
}

function sayUpkeep(because: UpkeepReason, path: string, directory: string): string {
  switch (because.kind) {
    case "several-rfcs":
      return `The branch adds several RFCs: ${names(because.paths)}. Propose each in a pull request of its own.`;
    case "other-files":
      return `The branch also changes ${names(because.paths)}, and a pull request about an RFC changes nothing else. Move that to another branch.`;
    default:
      return `${name(path)} is no Markdown file below ${name(`${directory}/`)}, so the bot takes no motion on its pull request. Move it there.`;
  }
}

function ofGate({ gate, stage, shown }: Preview): string[] {
  if (gate.cutOff)
    return ["The document is too long, or would take too long to read: what is behind counts as missing."];
  const { missing } = gate;
  const [are, sections] = missing.length === 1 ? ["is", "section"] : ["are", "sections"];
  const advice =
    stage.is === "draft"
      ? ` \`rfc promote ${harmless(shown)}\` adds ${missing.length === 1 ? "it" : "them"}.`
      : "";
  return [`The ${sections} ${names(missing)} ${are} missing, and only a full RFC can be merged.${advice}`];
}

function ofConfiguration({ configuration, troubles }: Preview): string[] {
  if (troubles.length > 0) {
    const broken = "The configuration is broken. The bot goes by the newest valid one, if there is any";
    return [`${broken}; here nothing can be said of it. \`rfc config check\` shows where.`, ...troubles];
  }
  if (configuration === null)
    return [
      "There is no .github/rfcbot.yml, so nobody knows who the stakeholders are. `rfc init` makes one.",
    ];
  return configuration.paused ? ["The bot is paused (`paused: true`): it takes no commands."] : [];
}

function ofRoster({ labels, problem, groups }: LocalRoster): string[] {
  switch (problem) {
    case "few-groups":
      // Of no label that is known; which ones there are is said where the unknown ones are.
      if (labels.length === 0) return [];
      return [
        `Under ${names(labels)} there is only the group ${names(groups.map((group) => group.name))}. It takes two.`,
      ];
    case "same-people":
      return [
        `Under ${names(labels)} everybody is in every group, so no motion can be decided: the sign-off that counts comes from another group than the mover's. Another project label has to be added, or a group changed.`,
      ];
    case "too-large":
      return [
        `Under ${names(labels)} the checklist would need more than ${MOST_BOXES} boxes, and it holds no more. Take off a project label that isn't needed, or make the groups smaller.`,
      ];
    case null:
      return [];
  }
}

function sayKnown({ configuration }: Preview): string {
  const labels = configuration?.projects.map(({ label }) => label) ?? [];
  return labels.length === 0 ? "" : `There are ${names(labels)}.`;
}

function names(all: readonly string[]): string {
  return enumerate(all.map(name), "and");
}

/** What people wrote, in quotation marks and short. */
function name(text: string): string {
  const shown = harmless(text);
  return `"${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}"`;
}
