/** One page a command in `docs/cli`, as its spec has it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listCommands } from "../src/find-command.ts";
import { readPlainly } from "../src/read-plainly.ts";
import { writeCommandPages } from "./command-pages.ts";

const docs = join(import.meta.dirname, "../../../docs/cli");

test("the pages are up to date", () => {
  const hint = "run `node_modules/.bin/node apps/cli/write-command-pages.ts`";
  const pages = writeCommandPages();
  expect(readdirSync(docs).sort(), hint).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(join(docs, name), "utf8"), hint).toBe(text);
});

test.each(listCommands())("the examples of rfc $path call it as it can be called", ({ path, spec }) => {
  expect(spec.examples.length).toBeGreaterThan(0);
  for (const { line } of spec.examples) {
    // Of a pipeline the part that is ours, without what is set before it, up to where its output goes.
    const bare = line.replace(/^(?:[A-Z_]+=\S+ )+/u, "");
    const command = /\$\((.*)\)/u.exec(bare)?.[1] ?? bare;
    const call = command.split(/\s(?:[|>]|&&)\s/u).find((part) => part.trim().startsWith("rfc "));
    const words = wordsOf(call?.split(/\s<\s/u)[0] ?? "");
    expect(words.slice(1, path.split(" ").length + 1).join(" "), line).toBe(path);
    const rest = words.slice(path.split(" ").length + 1);
    const known = rest.filter((word) => /^--\w/u.test(word)).map((word) => word.split("=")[0]);
    for (const name of known) expect(spec.options.map(({ flags }) => flags.split(" ")[0])).toContain(name);
    // What the library has to decide is left to it: repeated options, and those whose value may be left out.
    const isPlain = !spec.options.some(
      ({ flags, repeatable }) =>
        (repeatable === true || flags.includes(" [")) && known.includes(flags.split(" ")[0]),
    );
    if (isPlain) expect(readPlainly(spec, rest), line).not.toBe(null);
  }
});

/** As a shell reads them, as far as examples go. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
