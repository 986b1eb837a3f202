/** The numbered sentences of `docs/process.md`, so that the command can cite what the bot goes by without a network. */

const RULE = /(?<=^|\n)- <a id="[rd]\d+"><\/a>\*\*([RD]\d+)\*\* ([\s\S]*?)(?=\n *- |\n\n|\n#|$)/gu;

/** The first paragraph of each rule, by its number; links are left out. */
export function readProcessRules(process: string): Record<string, string> {
  const rules = [...process.matchAll(RULE)].map(
    ([, number = "", text = ""]) => [number, plain(text)] as const,
  );
  return Object.fromEntries(rules);
}

function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/gu, "$1")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/\*\*?([^*]+)\*\*?/gu, "$1")
    .trim();
}

/** The module's source. `apps/cli/write-process-rules.ts` puts it where it belongs. */
export function writeProcessRules(process: string): string {
  const rules = JSON.stringify(readProcessRules(process), null, 2);
  return `// Generated from docs/process.md by \`node apps/cli/write-process-rules.ts\`; edit that instead.\nexport const PROCESS_RULES: Readonly<Record<string, string>> = ${rules};\n`;
}
