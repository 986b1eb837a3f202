/** `rfc lint --rules`: the table of rules, from the rules. */
import { RULES } from "@rfckit/lint";
import type { Io } from "../io.ts";
import { createPaint, type Style } from "../simulate/paint.ts";

const STYLES: Readonly<Record<string, Style>> = { error: "red", warning: "yellow", info: "blue", off: "dim" };

export async function printRules(io: Io): Promise<number> {
  const paint = createPaint(io.stdout.color);
  const wide = Math.max(...RULES.map(({ id }) => id.length));
  const lines = RULES.map(({ id, severity, says, fixable }) => {
    const fix = fixable ? paint(" (fixable)", "green") : "";
    return `${paint(id.padEnd(wide), "bold")}  ${paint(severity.padEnd(7), STYLES[severity] ?? "dim")}  ${says}${fix}\n`;
  });
  await io.stdout.write(lines.join(""));
  return 0;
}
