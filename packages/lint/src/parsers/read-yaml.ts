/** YAML mappings, with the places of their keys. Loaded only where a document has front matter. */
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { ReadYaml, YamlEntry } from "../front-matter.ts";

/** Aliases are not followed, and keys that stand twice not looked for: both take time by the square of their number. */
const options = { logLevel: "silent", uniqueKeys: false, prettyErrors: false } as const;

export const readYaml: ReadYaml = (text) => {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { ...options, lineCounter: lines });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        ok: false,
        message: firstSentence(error.message),
        line: Math.max(line, 1),
        column: Math.max(col, 1),
      };
    }
    const { contents } = document;
    if (contents === null) return { ok: true, entries: [] };
    if (!isMap(contents))
      return { ok: false, message: "it is no mapping of keys to values", line: 1, column: 1 };
    const entries = contents.items.map(({ key, value }): YamlEntry => {
      const range = isScalar(key) ? key.range : null;
      const { line, col } = lines.linePos(range?.[0] ?? 0);
      const name = isScalar(key) ? String(key.value) : "";
      const plain = value === null ? null : (value as { toJS(d: unknown, o: object): unknown });
      return {
        key: name,
        value: plain === null ? null : plain.toJS(document, { maxAliasCount: 0 }),
        line,
        column: col,
        endColumn: col + (range == null ? 1 : range[1] - range[0]),
      };
    });
    return { ok: true, entries };
  } catch (error) {
    const message = error instanceof Error ? firstSentence(error.message) : String(error);
    return { ok: false, message, line: 1, column: 1 };
  }
};

function firstSentence(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/[.:]$/u, "");
}
