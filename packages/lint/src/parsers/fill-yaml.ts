/** Puts values under the keys of a YAML mapping, and leaves all else as it is written. Loaded like `read-yaml.ts`. */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, stringify } from "yaml";
import type { FillYaml, YamlFilling } from "../front-matter.ts";

const options = { logLevel: "silent", uniqueKeys: false, prettyErrors: false } as const;

export const fillYaml: FillYaml = (text, values) => {
  const { contents, errors } = parseDocument(text, options);
  if (errors.length > 0 || !isMap(contents) || contents.flow === true) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
    const filling = pair === undefined ? null : fillPair(text, pair as Pair<Node, Node>, value);
    return filling === null ? [] : [{ key, ...filling }];
  });
};

function fillPair(
  text: string,
  { key, value }: Pair<Node, Node | null>,
  wanted: string | readonly string[],
): Omit<YamlFilling, "key"> | null {
  const colon = text.indexOf(":", key.range?.[1] ?? 0);
  const range = value?.range ?? [colon + 1, colon + 1];
  const [from, to] = [range[0], range[1]];
  const old = text.slice(from, to);
  if (colon === -1) return null;
  if (old === "") {
    const blanks = /^[ \t]*(?=\r?\n|$)/u.exec(text.slice(colon + 1))?.[0].length ?? 0;
    return { from: colon + 1, to: colon + 1 + blanks, text: ` ${write(wanted)}` };
  }
  if (isSeq(value) && value.flow !== true && typeof wanted !== "string") {
    // Each item where the first one stands.
    const indent = " ".repeat(from - (text.lastIndexOf("\n", from - 1) + 1));
    return { from, to, text: `${wanted.map((each) => `- ${writeText(each)}`).join(`\n${indent}`)}\n` };
  }
  return { from, to, text: `${write(wanted)}${old.endsWith("\n") ? "\n" : ""}` };
}

function write(value: string | readonly string[]): string {
  if (typeof value === "string") return writeText(value);
  return `[${value.map((each) => (/[[\]{},]/u.test(each) ? JSON.stringify(each) : writeText(each))).join(", ")}]`;
}

function writeText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
