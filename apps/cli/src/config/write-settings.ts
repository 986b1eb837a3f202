/** Settings as YAML; for people with a remark behind each value that says where it comes from. */
import type { Setting } from "@rfckit/config";
import { stringify } from "yaml";
import { harmless, type Paint } from "../simulate/paint.ts";
import { textWidth } from "../simulate/text-width.ts";

export interface Origins {
  /** What the configuration's file is called. */
  readonly file: string;
  readonly paint: Paint;
}

interface Line {
  readonly text: string;
  /** `null` where the line has no value of its own. */
  readonly setting: Setting | null;
}

/** Past this column a remark stands right behind its value. */
const WIDEST = 60;

/** `depth` steps of the settings' paths are common to all of them, and are left out. */
export function writeSettings(settings: readonly Setting[], depth: number, origins: Origins | null): string {
  const lines = linesOf(settings, depth);
  if (origins === null) return lines.map(({ text }) => `${text}\n`).join("");
  const widths = lines.flatMap(({ text, setting }) => (setting === null ? [] : [textWidth(text)]));
  const column = Math.max(0, ...widths.filter((width) => width <= WIDEST));
  return lines
    .map(({ text, setting }) => {
      if (setting === null) return `${text}\n`;
      const gap = " ".repeat(Math.max(0, column - textWidth(text)) + 2);
      const origin = setting.at === null ? "default" : `${harmless(origins.file)}:${setting.at.line}`;
      return `${text}${gap}${origins.paint(`# ${origin}`, setting.at === null ? "dim" : "cyan")}\n`;
    })
    .join("");
}

/** The mappings and lists around a value are opened where they begin. */
function linesOf(settings: readonly Setting[], depth: number): Line[] {
  const lines: Line[] = [];
  let open: readonly (string | number)[] = [];
  for (const setting of settings) {
    const path = setting.path.slice(depth);
    const same = path.findIndex((step, index) => step !== open[index]);
    let lead = "";
    for (const [index, step] of path.entries()) {
      const indent = "  ".repeat(index);
      if (index < same) continue;
      if (typeof step === "number") {
        lead = `${indent}- `;
        continue;
      }
      const begin = lead === "" ? indent : lead;
      lead = "";
      const key = `${begin}${writeScalar(step)}:`;
      const isLast = index === path.length - 1;
      lines.push(
        isLast ? { text: `${key} ${writeValue(setting.value)}`, setting } : { text: key, setting: null },
      );
    }
    if (path.length === 0) lines.push({ text: writeValue(setting.value), setting });
    open = path;
  }
  return lines;
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeInList).join(", ")}]`;
  if (typeof value === "object" && value !== null) return "{}";
  return writeScalar(value);
}

function writeInList(value: unknown): string {
  const text = writeScalar(value);
  return typeof value === "string" && /[[\]{},]/u.test(value) ? JSON.stringify(value) : text;
}

function writeScalar(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
