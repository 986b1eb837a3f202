/**
 * What the bot would do, for a reader: comments as they would stand there, an edited one as the difference from what stands
 * there now.
 */

import type { Reading } from "@rfckit/reader";
import { type Change, type PullPlan, visibleText, type Would } from "@rfckit/reconciler";
import { diffLines } from "diff";
import { sayInstant } from "../say-instant.ts";
import { harmless, type Paint } from "../simulate/paint.ts";
import { renderComment } from "../simulate/render-comment.ts";
import { sayAbout } from "./say-about.ts";

export interface PlanShown {
  readonly place: string;
  readonly plan: PullPlan;
  readonly reading: Reading;
  readonly width: number;
  readonly paint: Paint;
}

/** Unchanged lines that are shown around a difference. */
const AROUND = 1;

export function planLines({ place, plan, reading, width, paint }: PlanShown): string[] {
  const { snapshot } = reading;
  const lines = [
    `${paint(place, "bold")}  ${harmless(snapshot.pull.title)}`,
    paint(`As of ${sayInstant(plan.now)}. Nothing is written.`, "dim"),
    "",
  ];
  if (plan.would.length === 0) lines.push("The bot would do nothing: all looks as it should.");
  for (const [index, would] of plan.would.entries()) {
    const { head, body } = tell(would, reading, width - 5, paint);
    if (index > 0 && (body.length > 0 || lines.at(-1)?.startsWith("   ") === true)) lines.push("");
    lines.push(
      `${paint(`${index + 1}.`.padStart(2), "yellow")} ${head}`,
      ...body.map((line) => `   ${line}`.trimEnd()),
    );
  }
  if (plan.nextDue !== null) {
    lines.push("", `By itself it would look again on ${sayInstant(plan.nextDue)}.`);
  }
  return lines;
}

interface Told {
  readonly head: string;
  readonly body: readonly string[];
}

function tell(would: Would, reading: Reading, width: number, paint: Paint): Told {
  const plainly = (head: string): Told => ({ head, body: [] });
  switch (would.kind) {
    case "comment": {
      const shown = renderComment(visibleText(would.body), width - 2, paint);
      return {
        head: `posts a comment: ${sayAbout(would.about)}`,
        body: shown.map((line) => `${paint("│", "magenta")} ${line}`),
      };
    }
    case "change":
      return tellChange(would.change, reading, width, paint);
    case "merge": {
      const { head, method, title } = would.order;
      return {
        head: `${paint("merges it", "green")} at ${head.slice(0, 7)} (${method}), if GitHub lets it`,
        body: [harmless(title)],
      };
    }
    case "enqueue":
      return plainly(`${paint("puts it into the merge queue", "green")} at ${would.head.slice(0, 7)}`);
    case "close":
      return plainly(paint("closes it", "red"));
    case "open-issue":
    case "change-issue":
      return plainly("tells in an issue that the configuration is broken");
  }
}

function tellChange(change: Change, { snapshot }: Reading, width: number, paint: Paint): Told {
  const addressOf = (id: number) =>
    snapshot.comments.find((each) => each.kind === "comment" && each.id === id)?.url;
  switch (change.kind) {
    case "edit-comment": {
      const before = snapshot.comments.find((each) => each.kind === "comment" && each.id === change.id);
      const about = /^<!-- rfckit:about (\S+) -->/u.exec(change.body)?.[1] ?? null;
      const body =
        before === undefined
          ? renderComment(visibleText(change.body), width, paint)
          : difference(before.body, change.body, width, paint);
      return { head: `writes ${sayAbout(about)} anew${before === undefined ? "" : `: ${before.url}`}`, body };
    }
    case "delete-comment":
      return {
        head: `deletes a comment of its own that stands twice: ${addressOf(change.id) ?? change.id}`,
        body: [],
      };
    case "minimize-comment":
      return { head: `folds away its outdated comment ${addressOf(change.id) ?? change.id}`, body: [] };
    case "add-labels":
      return { head: `sets ${nameLabels(change.labels)}`, body: [] };
    case "remove-labels":
      return { head: `takes off ${nameLabels(change.labels)}`, body: [] };
    case "react": {
      const on = snapshot.comments.find((each) => each.kind === change.on.kind && each.id === change.on.id);
      return {
        head: `reacts with ${change.content === "+1" ? "👍" : "👎"} to ${on?.url ?? `the ${change.on.kind} ${change.on.id}`}`,
        body: [],
      };
    }
    case "check": {
      const { name, conclusion, title } = change.run;
      return { head: `sets the check \`${name}\` to ${conclusion}: ${harmless(title)}`, body: [] };
    }
  }
}

function nameLabels(labels: readonly string[]): string {
  return `${labels.length === 1 ? "the label" : "the labels"} ${labels.map(harmless).join(", ")}`;
}

/** What a reader would see change, line by line; the hidden receipts aside. */
function difference(before: string, after: string, width: number, paint: Paint): string[] {
  const parts = diffLines(`${visibleText(before)}\n`, `${visibleText(after)}\n`);
  if (!parts.some(({ added, removed }) => added || removed))
    return [paint("(only its hidden receipts change)", "dim")];
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const own = part.value
      .replace(/\n$/u, "")
      .split("\n")
      .filter((line) => line.trim() !== "");
    if (part.added || part.removed) {
      const [mark, style] = part.added ? (["+", "green"] as const) : (["-", "red"] as const);
      for (const line of own) {
        const [first = "", ...rest] = renderComment(line, width - 2, (text) => text);
        lines.push(paint(`${mark} ${first}`, style), ...rest.map((each) => paint(`  ${each}`, style)));
      }
      continue;
    }
    const leading = index === 0 ? [] : own.slice(0, AROUND);
    const trailing =
      index === parts.length - 1 ? [] : own.slice(Math.max(leading.length, own.length - AROUND));
    const around = [
      ...leading,
      ...(own.length > leading.length + trailing.length && index > 0 && trailing.length > 0 ? ["…"] : []),
      ...trailing,
    ];
    for (const line of around) {
      const [first = "", ...more] = renderComment(line, width - 4, (text) => text);
      lines.push(paint(`  ${first}${more.length === 0 ? "" : " …"}`, "dim"));
    }
  }
  return lines;
}
