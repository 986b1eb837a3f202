// Draws the README's picture, `docs/thread.svg`, from the thread that the simulator makes of `docs/scenarios/demo.yml`.
// Nothing in it is made up: a test draws it again and compares. Run it after a change of the bot's words.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { sayInstant } from "../apps/cli/src/say-instant.ts";
import type { Paint } from "../apps/cli/src/simulate/paint.ts";
import { renderComment } from "../apps/cli/src/simulate/render-comment.ts";
import {
  type Moment,
  type PlacedEntry,
  parseScenario,
  playScenario,
} from "../packages/simulator/src/index.ts";

const ROOT = resolve(import.meta.dirname, "..");
export const PICTURE = resolve(ROOT, "docs/thread.svg");
const STORY = resolve(ROOT, "docs/scenarios/demo.yml");

const WIDTH = 860;
const LEFT = 56;
const COLUMNS = 104;
const LINE = 20;
const GAP = 9;

const STYLE = `
    text { font: 14px -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .dim { fill: #59636e; } .bold { font-weight: 600; } .italic { font-style: italic; } .underline { fill: #0969da; } .green { fill: #1a7f37; }
    .cyan { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12.5px; }
    .box { fill: #ffffff; stroke: #d1d9e0; } .head { fill: #f6f8fa; stroke: #d1d9e0; } .bot { fill: #8250df; } .person { fill: #0969da; } .face { fill: #ffffff; font-weight: 600; }
    .line { stroke: #d1d9e0; stroke-width: 2; } .dot { fill: #d1d9e0; } .merged { fill: #8250df; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .dim { fill: #9198a1; } .underline { fill: #4493f8; } .green { fill: #3fb950; }
      .box { fill: #0d1117; stroke: #3d444d; } .head { fill: #151b23; stroke: #3d444d; } .line { stroke: #3d444d; } .dot { fill: #3d444d; } .merged { fill: #ab7df8; }
    }`;

/** The picture, as SVG. */
export async function drawThread(): Promise<string> {
  const moments = await play();
  const period = moments.find(({ actual }) => actual.phase === "final-comment-period");
  const end = moments.at(-1);
  if (period === undefined || end === undefined) throw new Error("The story has no final comment period.");
  const motion = period.thread.findIndex((entry) => entry.checklist) - 1;
  const shown = period.thread.slice(motion);
  const after = end.thread.slice(end.thread.findIndex(({ kind }) => kind === "merged"));
  const days = Math.round((end.now - period.now) / 86_400_000);
  const objections = end.actual.objections.length;
  const picture = new Picture();
  for (const entry of shown) picture.draw(entry, entry.checklist ? 36 : 7);
  picture.pass(
    `${days} days, ${objections === 1 ? "an objection" : `${objections} objections`} and a new period later`,
  );
  for (const entry of after) picture.draw(entry, 6);
  return picture.finish();
}

async function play(): Promise<Moment[]> {
  const parsed = parseScenario(readFileSync(STORY, "utf8"));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join("\n"));
  const moments: Moment[] = [];
  await playScenario(parsed.value, { watch: (moment) => moments.push(moment) });
  return moments;
}

class Picture {
  readonly #parts: string[] = [];
  #y = 16;

  draw(entry: PlacedEntry, most: number): void {
    if (entry.kind === "comment") this.#drawComment(entry, most);
    else this.#drawEvent(entry);
  }

  /** A break in the thread, with what is left out. */
  pass(words: string): void {
    this.#y += 8;
    this.#parts.push(
      `<text x="${LEFT + 34}" y="${this.#y + 14}" class="dim italic">⋯ ${escapeXml(words)}</text>`,
    );
    this.#y += 36;
  }

  finish(): string {
    const label =
      "A pull request on GitHub: a motion to merge, the bot's checklist, a sign-off from a second group, the announcement of the final comment period, and the merge";
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${this.#y}" viewBox="0 0 ${WIDTH} ${this.#y}" role="img" aria-label="${escapeXml(label)}">`,
      `  <style>${STYLE}\n  </style>`,
      `  <path class="line" d="M${LEFT + 16} 24V${this.#y - 24}"/>`,
      ...this.#parts.map((part) => `  ${part}`),
      "</svg>\n",
    ].join("\n");
  }

  #drawComment({ by, at, body, reactions }: PlacedEntry, most: number): void {
    const lines = renderComment(body, COLUMNS, paint, "bare");
    const cut = lines.length > most;
    // Cut between two parts, so that nothing seems to end in the middle of a sentence.
    const shown = cut ? [...lines.slice(0, lines.lastIndexOf("", most)), "", paint("…", "dim")] : lines;
    const heights = shown.map((line) => (line === "" ? GAP : LINE));
    const foot = reactions.length > 0 ? 34 : 0;
    const height = 36 + 14 + heights.reduce((sum, each) => sum + each, 0) + 10 + foot;
    const top = this.#y;
    const isBot = by.endsWith("[bot]");
    this.#parts.push(
      `<circle cx="24" cy="${top + 18}" r="16" class="${isBot ? "bot" : "person"}"/>`,
      `<text x="24" y="${top + 23}" text-anchor="middle" class="face">${escapeXml(by.charAt(0).toUpperCase())}</text>`,
      `<rect x="${LEFT}" y="${top}" width="${WIDTH - LEFT - 8}" height="${height}" rx="6" class="box"/>`,
      `<path d="M${LEFT} ${top + 36}v-30a6 6 0 0 1 6-6h${WIDTH - LEFT - 20}a6 6 0 0 1 6 6v30z" class="head"/>`,
      `<text x="${LEFT + 16}" y="${top + 23}"><tspan class="bold">${escapeXml(by)}</tspan><tspan class="dim" dx="4">commented on ${escapeXml(sayInstant(at))}</tspan></text>`,
    );
    let y = top + 36 + 14;
    for (const [index, line] of shown.entries()) {
      const step = heights[index] ?? LINE;
      if (line !== "") this.#parts.push(`<text x="${LEFT + 16}" y="${y + 14}">${keepIndent(line)}</text>`);
      y += step;
    }
    if (foot > 0) {
      const faces = reactions.map((reaction) => (reaction === "+1" ? "👍 1" : "👎 1")).join("  ");
      this.#parts.push(
        `<rect x="${LEFT + 16}" y="${y + 4}" width="52" height="24" rx="12" class="head"/>`,
        `<text x="${LEFT + 26}" y="${y + 21}">${faces}</text>`,
      );
    }
    this.#y = top + height + 14;
  }

  #drawEvent({ by, kind, body }: PlacedEntry): void {
    const words: Readonly<Record<string, string>> = {
      labeled: `added the label ${body}`,
      unlabeled: `removed the label ${body}`,
      merged: `merged ${body}`,
    };
    const mark = kind === "merged" ? "merged" : "dot";
    this.#parts.push(
      `<circle cx="${LEFT + 16}" cy="${this.#y + 9}" r="${kind === "merged" ? 8 : 5}" class="${mark}"/>`,
      `<text x="${LEFT + 34}" y="${this.#y + 14}"><tspan class="bold">${escapeXml(by)}</tspan> <tspan class="dim">${escapeXml(words[kind] ?? `${kind} ${body}`)}</tspan></text>`,
    );
    this.#y += 30;
  }
}

/** Styles as classes. Code needs no backticks here, for it has a font of its own. */
const paint: Paint = (text, ...styles) => {
  const words = escapeXml(styles.includes("cyan") ? text.replaceAll("`", "") : text);
  return styles.length === 0 ? words : `<tspan class="${styles.join(" ")}">${words}</tspan>`;
};

/** SVG drops the blanks at a line's beginning, unless they don't break. */
function keepIndent(line: string): string {
  return line.replace(/^ +/u, (blanks) => "\u00a0".repeat(2 * blanks.length));
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

if (import.meta.main) writeFileSync(PICTURE, await drawThread());
