/** What stands in the cells of a row, in words. */
import { enumerate, type Instant } from "@rfckit/core";
import { sayInstant, sayLength } from "../say-instant.ts";
import { harmless } from "../simulate/paint.ts";
import { ASK_WORDS } from "./asks.ts";
import type { StatusGroup, StatusRow } from "./status-row.ts";

/** "final comment period: merge". */
export function sayPhase({ phase, disposition, paused }: StatusRow): string {
  const words = {
    draft: "draft",
    discussion: "discussion",
    proposed: "proposed",
    "final-comment-period": "final comment period",
    blocked: "blocked",
    finalizing: "decided",
    accepted: "accepted",
    rejected: "rejected",
    withdrawn: "withdrawn",
    "merged-by-hand": "merged by hand",
  }[phase];
  return `${words}${disposition === null ? "" : `: ${disposition}`}${paused ? ", paused" : ""}`;
}

/** Who is awaited, and which groups: "Arm (cho) or Intel (dee, eli)". Empty where nobody is. */
export function sayAwaited(row: StatusRow): string {
  const { phase, groups, objections, author, missingSections } = row;
  switch (phase) {
    case "draft":
      return author === null ? "" : `${harmless(author)} to mark it as ready`;
    case "discussion":
      return missingSections.length > 0 && author !== null
        ? `${harmless(author)} to add ${enumerate(missingSections.map(harmless), "and", 3)}`
        : "a motion";
    case "blocked":
      return `${enumerate([...new Set(objections.map(({ by }) => harmless(by)))], "and", 4)} to resolve`;
    case "finalizing":
      // One RFC's own page says who can help.
      return (row.awaited[0] ?? "").replace(/^The RFC is not .* yet: /u, "").replace(/\.$/u, "");
    case "proposed":
      return enumerate(groups.filter(isSecond(row)).map(sayGroup), "or", 4);
    case "final-comment-period":
      return enumerate(groups.filter(({ awaited }) => awaited).map(sayGroup), "and", 4);
    default:
      return "";
  }
}

/** Whose sign-off begins the period: a group that the mover isn't in (R9). */
function isSecond({ mover }: StatusRow): (group: StatusGroup) => boolean {
  return ({ members }) => mover === null || !members.includes(mover);
}

function sayGroup({ name, members }: StatusGroup): string {
  return `${harmless(name)} (${members.length > 4 ? `${members.length} people` : members.map(harmless).join(", ")})`;
}

/** "cost (dee)", each. */
export function sayObjections({ objections }: StatusRow): string {
  return enumerate(
    objections.map(({ name, by }) => `${harmless(name)} (${harmless(by)})`),
    "and",
    3,
  );
}

/** When the period ends: in UTC, in the reader's own time, and what is left. Empty where none runs. */
export function sayEnd({ period }: StatusRow, now: Instant, zone: string): string[] {
  if (period === null) return [];
  const left = period.endsAt - now;
  const utc = sayInstant(period.endsAt);
  const local = sayInstant(period.endsAt, zone);
  return [
    left > 0 ? `in ${sayLength(left)}` : `${sayLength(-left)} ago`,
    utc,
    ...(local.replace(/ \S+$/u, "") === utc.replace(/ \S+$/u, "") ? [] : [local]),
  ];
}

export function sayAsks({ asks }: StatusRow): string {
  return enumerate(
    asks.map((ask) => ASK_WORDS[ask]),
    "and",
  );
}
