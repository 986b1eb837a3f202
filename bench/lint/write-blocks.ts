/** The blocks that a text is made of: paragraphs, lists, tables, code and so on, with links and emphasis in them. */
import type { Random } from "./random.ts";
import { phrase, quality, sentence, thing } from "./write-prose.ts";

export interface Surroundings {
  readonly width: number;
  readonly neighbours: readonly string[];
  /** Of the document's own headings so far. */
  readonly anchors: readonly string[];
}

export interface Blocks {
  /** A block of whatever kind. */
  next(): string;
  paragraph(): string;
  image(file: string): string;
  wrap(text: string): string;
  /** The definitions that what was written since the last time asks for. */
  takeNotes(): string[];
}

/** Anchors that every document has. */
const SURE = ["summary", "motivation", "proposal"];

export function createBlocks({ width, neighbours, anchors }: Surroundings, random: Random): Blocks {
  let definitions: string[] = [];
  let footnotes: string[] = [];
  let count = 0;

  const wrap = (text: string, indent = ""): string => wrapAt(text, width, indent);
  const code = (): string =>
    `\`${random.pick([thing(random), `${thing(random)}.${quality(random)}`, `--${quality(random)}`, `${thing(random)}::new(&self)`])}\``;

  const marks: readonly (readonly [number, () => string])[] = [
    [40, code],
    [8, () => `*${quality(random)}*`],
    [6, () => `**${quality(random)} ${thing(random)}**`],
    [6, () => `[${phrase(random)}](https://example.org/${thing(random)}/${random.between(1, 999)})`],
    [3, () => `[${thing(random)}](${random.pick(neighbours)})`],
    [2, () => `[${thing(random)}](${random.pick(neighbours)}#${random.pick(SURE)})`],
    [3, () => `[above](#${random.pick(anchors)})`],
    [4, reference],
    [3, footnote],
    [1, () => `<https://example.org/${thing(random)}>`],
    [1, () => `~~${quality(random)}~~`],
  ];

  function reference(): string {
    count += 1;
    definitions.push(`[${thing(random)}-${count}]: https://example.org/${quality(random)}/${count}`);
    const label = definitions.at(-1)?.slice(1).split("]")[0] ?? "";
    return random.chance(0.5) ? `[the ${quality(random)} ${thing(random)}][${label}]` : `[${label}]`;
  }

  function footnote(): string {
    count += 1;
    footnotes.push(wrap(`[^note-${count}]: ${sentence(random)}`, "    "));
    return `${thing(random)}[^note-${count}]`;
  }

  /** A sentence, where now and then a word gives way to something marked. */
  const marked = (): string => {
    const words = sentence(random).split(" ");
    for (let index = 1; index < words.length - 1; index += 1) {
      if (random.chance(0.045) && !words[index]?.endsWith(",")) words[index] = pickWeighted(marks, random);
    }
    return words.join(" ");
  };
  const sentences = (least: number, most: number): string =>
    Array.from({ length: random.between(least, most) }, marked).join(" ");
  const paragraph = (): string => wrap(sentences(2, 6));

  const item = (marker: string, indent: string): string =>
    wrap(`${indent}${marker} ${sentences(1, 2)}`, indent + " ".repeat(marker.length + 1));
  const list = (): string => Array.from({ length: random.between(2, 6) }, () => item("-", "")).join("\n");
  const numbered = (): string =>
    Array.from({ length: random.between(3, 6) }, (_, index) => item(`${index + 1}.`, "")).join("\n");
  const nested = (): string =>
    Array.from({ length: random.between(2, 4) }, () =>
      [item("-", ""), ...Array.from({ length: random.between(0, 3) }, () => item("-", "  "))].join("\n"),
    ).join("\n");

  const table = (): string => {
    const columns = random.between(2, 4);
    const row = (cell: () => string) => `| ${Array.from({ length: columns }, cell).join(" | ")} |`;
    const cell = () => (random.chance(0.3) ? code() : phrase(random));
    const rows = Array.from({ length: random.between(3, 8) }, () => row(cell));
    return [row(() => thing(random)), row(() => "---"), ...rows].join("\n");
  };

  const fenced = (): string => {
    const language = random.pick(["rust", "ts", "toml", "sh", "text", "c"]);
    const line = (depth: number) =>
      `${"  ".repeat(depth)}${random.pick(["let", "use", "set", "call"])} ${thing(random)}_${quality(random)} = ${thing(random)}(${random.between(0, 4096)}, "${quality(random)}"); // [${thing(random)}]`;
    const lines = Array.from({ length: random.between(4, 18) }, () => line(random.between(0, 2)));
    return ["```".concat(language), ...lines, "```"].join("\n");
  };
  const quotation = (): string => wrap(`> ${sentences(1, 3)}`, "> ");
  const comment = (): string => `<!-- ${sentence(random)} -->`;

  const kinds: readonly (readonly [number, () => string])[] = [
    [58, paragraph],
    [12, list],
    [4, numbered],
    [5, nested],
    [4, table],
    [11, fenced],
    [3, quotation],
    [2, comment],
  ];

  return {
    next: () => pickWeighted(kinds, random),
    paragraph,
    image: (file) => `![The ${quality(random)} ${thing(random)} and what it is made of](${file})`,
    wrap,
    takeNotes() {
      const taken = [...footnotes, ...(definitions.length > 0 ? [definitions.join("\n")] : [])];
      definitions = [];
      footnotes = [];
      return taken;
    },
  };
}

function pickWeighted(kinds: readonly (readonly [number, () => string])[], random: Random): string {
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [weight, make] of kinds) {
    left -= weight;
    if (left < 0) return make();
  }
  return "";
}

/** Lines as long as they may be; all but the first begin with `indent`. */
function wrapAt(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  // What begins the text is part of its first word.
  for (const word of text.trimStart().split(" ")) {
    const begun = line === "" ? (lines.length === 0 ? leadOf(text) : indent) + word : `${line} ${word}`;
    if (line !== "" && begun.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = begun;
  }
  return [...lines, line].join("\n");
}

function leadOf(text: string): string {
  return text.slice(0, text.length - text.trimStart().length);
}
