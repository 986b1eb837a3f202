/**
 * The code blocks of a guide: files that its reader is told to write, and commands with what they print.
 *
 * Behind the language of a block stands the file's path, which GitHub doesn't show; the text says it. In a `console` block
 * a line with a `$` is a command, and `…` alone on a line stands for any lines.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Block {
  /** Where it begins in the guide, from 1. */
  readonly line: number;
  readonly language: string;
  readonly path: string | null;
  readonly text: string;
}

export interface Exchange {
  readonly command: string;
  readonly printed: string;
}

const FENCE = /^```(?<language>\w+)(?: (?<path>\S+))?$/u;

export function readGuide(name: string): Block[] {
  const lines = readFileSync(join(import.meta.dirname, "../../../docs", name), "utf8").split("\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const opened = FENCE.exec(lines[index] ?? "")?.groups;
    if (opened === undefined) continue;
    const end = lines.indexOf("```", index + 1);
    const text = lines
      .slice(index + 1, end)
      .map((line) => `${line}\n`)
      .join("");
    const { language = "", path = null } = opened;
    blocks.push({ line: index + 1, language, path, text });
    index = end;
  }
  return blocks;
}

/** The file that the guide gives this path. */
export function fileOf(blocks: readonly Block[], path: string): string {
  const block = blocks.find((each) => each.path === path);
  if (block === undefined) throw new Error(`The guide has no file ${path}.`);
  return block.text;
}

export function readExchanges({ text }: Block): Exchange[] {
  return text
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const [command = "", ...printed] = part.split("\n");
      return { command, printed: printed.join("\n") };
    });
}

/** Whether a text is what the guide shows. */
export function isShown(printed: string, actual: string): boolean {
  const parts = printed.split(/^…\n/mu).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(`^${parts.join("(?:.*\\n)*?")}$`, "u").test(actual);
}
