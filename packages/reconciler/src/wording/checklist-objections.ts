/**
 * The objections to a motion, open ones first, each with its link and what became of it (R11, D23, D24).
 */
import { type Objection, openObjections, type Resolution } from "@rfckit/core";
import type { Page } from "./checklist-page.ts";
import { inlineQuote } from "./quote.ts";
import { writeMoment } from "./time.ts";

export function renderObjections(page: Page): string | null {
  const { motion, detail } = page;
  if (motion.objections.length === 0) return null;
  const open = openObjections(motion.objections);
  const settled = motion.objections.filter((objection) => objection.resolution !== null);
  const lines = open.map((objection) => renderOpen(objection, page));
  if (detail === "bare") {
    if (settled.length > 0) lines.push(`- ${settled.length} no longer open`);
  } else {
    for (const objection of settled) lines.push(renderSettled(objection, page));
  }
  return `### Objections\n\n${lines.join("\n")}`;
}

function renderOpen(objection: Objection, page: Page): string {
  const { detail, at } = page;
  const seconds = objection.seconds.map(at);
  const parts = [`- **Open:** ${renderName(objection, page)}`];
  if (seconds.length > 0) {
    parts.push(
      detail === "bare"
        ? `seconded by ${seconds.length}`
        : `seconded by ${seconds.slice(0, 5).join(", ")}${seconds.length > 5 ? " and others" : ""}`,
    );
  }
  if (objection.carried) parts.push("carried over from an earlier motion");
  return parts.join(", ");
}

function renderSettled(objection: Objection, page: Page): string {
  const { resolution } = objection;
  if (resolution === null) return renderOpen(objection, page);
  const carried = objection.carried ? ", carried over from an earlier motion" : "";
  return `- ${renderName(objection, page)}${carried}: ${sayResolution(resolution, page)}`;
}

function sayResolution({ how, by, at: when }: Resolution, { detail, at }: Page): string {
  const on = detail === "full" ? ` on ${writeMoment(when)}` : "";
  if (how === "lapsed") return `lapsed${on}, since nobody seconded it in time`;
  const who = by === null ? "" : ` by ${at(by)}`;
  return how === "overruled" ? `overruled${who} as an admin${on}` : `resolved${who}${on}`;
}

function renderName(objection: Objection, { detail, at, limits }: Page): string {
  const { by, source } = objection;
  const name = inlineQuote(objection.name, limits.quote);
  if (detail !== "full") return `${name} by ${at(by)}`;
  return `${name} by ${at(by)}, [${writeMoment(objection.at)}](${source.url})`;
}
