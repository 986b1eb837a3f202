/**
 * A command as the reader would hand it to the core: with what was so when it was written.
 */

import { type Command, type CommandEntry, isStakeholder, type Person } from "@rfckit/core";
import { BEGINNING_OF_TIME, missingIn, subjectOf, type Text, type World } from "./world.ts";

export interface Said {
  readonly by: Person;
  readonly command: Command;
  /** The text its author had in front of them. */
  readonly text: Text;
  /** Whether the configuration has the newcomer by now. */
  readonly widened: boolean;
  /** UTC ms; the beginning of time if not given. */
  readonly at?: number;
}

export function commandOf({ cast, policy }: World, { by, command, text, widened, at }: Said): CommandEntry {
  const roster = widened ? cast.widened : cast.roster;
  const said = {
    kind: "command",
    key: "fact",
    at: at ?? BEGINNING_OF_TIME,
    by,
    source: SOURCE,
    version: 0,
    command,
    admin: by === cast.admin,
    belongs: isStakeholder(roster, by.id) ? "roster" : "none",
    text,
  } as const;
  if (command.name !== "move") return said;
  const settings = { policy, knownLabels: ["project"] };
  const projects = ["project"];
  const context = { settings, projects, roster, subject: subjectOf(text), missingSections: missingIn(text) };
  return { ...said, context };
}

export const SOURCE = { kind: "comment", id: 1, url: "" } as const;
