/**
 * The help text, from the table that parses.
 */
import { COMMANDS } from "./command-table.ts";

/** The commands as a Markdown list. `mention` is what people type to address the bot. */
export function renderHelp(mention = "@rfcbot"): string {
  const lines = COMMANDS.map((row) => {
    const others = row.words.slice(1);
    const also = others.length === 0 ? "" : ` (also: ${others.map((word) => `\`${word}\``).join(", ")})`;
    return `- \`${mention} ${row.usage}\` ${row.does}${also}.`;
  });
  return [
    "A command stands on a line of its own that begins with the mention. Several may stand in one comment.",
    "",
    ...lines,
  ].join("\n");
}
