/**
 * Front matter: YAML between two lines of `---` at the very beginning of a document.
 */
import { parse } from "yaml";

export interface FrontMatter {
  readonly value: string;
  /** The line of the closing `---`, from 1. */
  readonly endLine: number;
}

const FENCE = /^---[ \t]*$/u;

/** The front matter of some lines, or `null` where there is none or it is never closed. */
export function readFrontMatter(lines: readonly string[]): FrontMatter | null {
  if (!FENCE.test(lines[0] ?? "")) return null;
  const close = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  return close === -1 ? null : { value: lines.slice(1, close).join("\n"), endLine: close + 1 };
}

/** More characters than anyone writes there; what is longer is not read. */
const MOST_FRONT_MATTER = 16_384;

/**
 * What front matter says under a key, where it is YAML, is not too long, and says a text there. Keys that stand there
 * twice are not looked for, since that takes time by the square of their number.
 */
export function readFrontMatterText(value: string, key: string): string | null {
  if (value.length > MOST_FRONT_MATTER) return null;
  try {
    const read: unknown = parse(value, { maxAliasCount: 0, logLevel: "error", uniqueKeys: false });
    const said: unknown = Object(read)[key];
    return typeof said === "string" ? said : null;
  } catch {
    // No YAML: a rule of its own says so. It says nothing about the stage.
    return null;
  }
}
