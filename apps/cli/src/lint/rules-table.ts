/** `rfc lint --rules`: the table of rules, from the rules. */
import { RULES } from "@rfckit/lint";
import type { Io } from "../io.ts";
import { createPaint, type Style } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";

const STYLES: Readonly<Record<string, Style>> = { error: "red", warning: "yellow", info: "blue", off: "dim" };

/** Columns of the longest severity, and of the blanks between what stands beside each other. */
const SEVERITY = 7;
const GAP = "  ";
/** In a narrower terminal the last column would be a tower. */
const NARROWEST = 24;

export async function printRules(io: Io): Promise<number> {
  const paint = createPaint(io.stdout.color);
  const wide = Math.max(...RULES.map(({ id }) => id.length));
  const indent = wide + SEVERITY + 2 * GAP.length;
  const room = io.stdout.isTerminal ? Math.max(io.stdout.columns - indent, NARROWEST) : Number.MAX_VALUE;
  const lines = RULES.map(({ id, severity, says, fixable }) => {
    const fix: Run[] = fixable ? [{ text: " (fixable)", styles: ["green"] }] : [];
    const told = wrapRuns([{ text: says, styles: [] }, ...fix], room, paint).join(`\n${" ".repeat(indent)}`);
    const style = STYLES[severity] ?? "dim";
    return `${paint(id.padEnd(wide), "bold")}${GAP}${paint(severity.padEnd(SEVERITY), style)}${GAP}${told}\n`;
  });
  await io.stdout.write(lines.join(""));
  return 0;
}
