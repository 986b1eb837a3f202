/** The files by which a step hands on what it found: its outputs, and the summary on the run's page. */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

/** GitHub takes a mebibyte of a step's summary, and nothing at all of a longer one. */
const LONGEST_SUMMARY = 1024 * 1024;
/** What is left out is said in so many bytes at most. */
const FAREWELL = 200;

/** Values of several lines stand between two lines that nobody can guess. Without a file nothing is written. */
export function writeOutputs(file: string | null, outputs: Readonly<Record<string, string>>): void {
  if (file === null) return;
  const parts = Object.entries(outputs).map(([name, value]) => {
    const end = `rfckit-${randomUUID()}`;
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(file, parts.join(""));
}

/**
 * Writes blocks of Markdown as the summary. What has no room is left out from there on, and `sayLeft` tells how much that is.
 */
export function writeSummary(
  file: string | null,
  blocks: readonly string[],
  sayLeft: (left: number) => string,
): void {
  if (file === null) return;
  const kept: string[] = [];
  let size = 0;
  for (const block of blocks) {
    const text = `${block}\n`;
    size += Buffer.byteLength(text);
    if (size > LONGEST_SUMMARY - FAREWELL) break;
    kept.push(text);
  }
  const left = blocks.length - kept.length;
  appendFileSync(file, left === 0 ? kept.join("") : `${kept.join("")}\n${sayLeft(left)}\n`);
}
