/** The inline markup that people and the bot use in comments, as styled text. What isn't recognised stays as written. */
import type { Run } from "./wrap.ts";

const MARK =
  /(?<code>`+)(?<codeText>(?:(?!\k<code>).){1,400}?)\k<code>(?!`)|\*\*(?<bold>[^*\s](?:[^*]{0,400}[^*\s])?)\*\*|(?<![\w*])(?<em>[*_])(?<emText>[^*_\s](?:[^*_]{0,400}[^*_\s])?)\k<em>(?![\w*])|\[(?<link>[^\][]{1,400})\]\([^()\s]{1,400}\)|(?<mention>(?<![\w`/.-])@[A-Za-z0-9][A-Za-z0-9-]*(?:\[bot\])?)/gu;

/** Splits one line of Markdown. */
export function readInline(line: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of line.matchAll(MARK)) {
    if (match.index > from) runs.push({ text: line.slice(from, match.index), styles: [] });
    const { codeText, bold, emText, link, mention } = match.groups ?? {};
    if (codeText !== undefined) runs.push({ text: `\`${codeText}\``, styles: ["cyan"] });
    else if (bold !== undefined) runs.push({ text: bold, styles: ["bold"] });
    else if (emText !== undefined) runs.push({ text: emText, styles: ["italic"] });
    else if (link !== undefined) runs.push({ text: link, styles: ["underline"] });
    else runs.push({ text: mention ?? match[0], styles: ["bold"] });
    from = match.index + match[0].length;
  }
  if (from < line.length) runs.push({ text: line.slice(from), styles: [] });
  return runs;
}
