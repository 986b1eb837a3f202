/**
 * The examples of the rules' pages as one repository: each in a folder of its own, for which the configuration has the
 * example's stage, and turns the rule on where the example wants it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { type Example, readRulePage } from "@rfckit/lint/read-rule-page";
import type { Files } from "./remark-stage.ts";

const rules = join(import.meta.dirname, "../../lint/src/rules");

export interface Examples {
  readonly files: Files;
  /** Of the documents, sorted. */
  readonly documents: readonly string[];
  /** Of the examples, with the rules that they are about. */
  readonly bad: readonly { readonly rule: string; readonly path: string }[];
}

export function readExamples(): Examples {
  const files: Record<string, string> = {};
  const bad: { rule: string; path: string }[] = [];
  const overrides: string[] = [];
  for (const { id } of RULES) {
    const { examples } = readRulePage(readFileSync(join(rules, `${id}.ts`), "utf8"));
    for (const [index, example] of examples.entries()) {
      const name = `${id}-${index}`;
      const on = example.isOn ? `, rules: { ${id}: warning }` : "";
      overrides.push(`    - { files: "*/${name}/**", stage: ${example.stage}${on} }`);
      const path = below(example.path, name);
      files[path] = textOf(example);
      for (const beside of example.beside) files[below(beside, name)] = BESIDE;
      if (example.kind === "Bad") bad.push({ rule: id, path });
    }
  }
  // The parser is slow with the longest of them, and so may be the machine.
  files[".github/rfcbot.yml"] = `lint:\n  time-limit: 1m\n  overrides:\n${overrides.join("\n")}\n`;
  const documents = Object.keys(files).filter((path) => path.endsWith(".md"));
  return { files, documents: documents.sort(), bad };
}

/** Another document, or what passes for a picture. */
const BESIDE = "# The tunnel\n\nTwo miles.\n";

function below(path: string, name: string): string {
  const [folder = "", ...rest] = path.split("/");
  return [folder, name, ...rest].join("/");
}

function textOf({ text, isLong }: Example): string {
  return isLong ? `${text.trimEnd()}${" and who pays".repeat(24_000)}` : text;
}
