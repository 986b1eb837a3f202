/** What a fact says, in a plain sentence. */
import { doneTo, type Entry } from "@rfckit/core";
import { writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";

export function tellFact(entry: Entry, { name, snapshot }: Pick<Evidence, "name" | "snapshot">): string {
  const on = `on ${writeMoment(entry.at)}`;
  switch (entry.kind) {
    case "command":
      return `${name(entry.by)} ${tellCommand(entry.command)} ${on}.`;
    case "tick":
      return `${name(entry.by)} ${entry.checked ? "ticked" : "unticked"} their own box ${on}.`;
    case "review":
      return `${name(entry.by)} ${entry.verdict === "approved" ? "approved" : "requested changes"} in a review ${on}.`;
    case "pull": {
      const by =
        entry.by === null ? "" : ` by ${entry.by.id === snapshot.bot.id ? "the bot" : name(entry.by)}`;
      return `The pull request was ${PULL[entry.event]}${by} ${on}.`;
    }
    case "period-opened":
      return `A final comment period was announced ${on}.`;
    case "decided": {
      const why = entry.because === "period-ended" ? "the period had run out" : "every group had signed";
      return `It was decided ${on}, since ${why}.`;
    }
    case "objection-lapsed":
      return `Objection ${entry.objection} lapsed ${on}, for nobody had seconded it.`;
    case "adopted":
      return `The motion to ${entry.disposition} that ${name(entry.mover)} had made by hand on ${writeMoment(entry.movedAt)} was taken over ${on}.`;
    case "recovered":
      return `The motion, whose checklist was deleted, was found again in the thread ${on}.`;
    default:
      return `${entry.kind} ${on}.`;
  }
}

function tellCommand(command: Extract<Entry, { readonly kind: "command" }>["command"]): string {
  switch (command.name) {
    case "move":
      return `moved that the RFC be ${doneTo(command.disposition)}`;
    case "cancel":
      return "cancelled the motion";
    case "review":
      return "signed off";
    case "unreview":
      return "withdrew their sign-off";
    case "object":
      return `objected (“${command.objection}”)`;
    case "resolve":
      return command.objection === "" ? "resolved the open objection" : `resolved “${command.objection}”`;
    case "second":
      return `seconded “${command.objection}”`;
    case "feedback":
      return "asked for opinions";
    default:
      return `wrote the command ${command.name}`;
  }
}

const PULL: Readonly<Record<Extract<Entry, { readonly kind: "pull" }>["event"], string>> = {
  opened: "opened",
  draft: "made a draft",
  ready: "marked as ready for review",
  closed: "closed",
  reopened: "opened again",
  merged: "merged",
  "left-base": "given another base branch",
};

/** Where it is written, if anywhere. */
export function urlOf(entry: Entry): string | null {
  if ("source" in entry) return entry.source.url;
  return "url" in entry ? entry.url : null;
}
