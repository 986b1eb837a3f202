/** docs/getting-started.md is true: its commands print what stands there, and the rest of what it names is there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/command-table.ts";
import { createFolder } from "./folder.ts";
import { isShown, readExchanges, readGuide } from "./read-guide.ts";

const ROOT = join(import.meta.dirname, "../../..");
const GUIDE = readFileSync(join(ROOT, "docs/getting-started.md"), "utf8");
const BLOCKS = readGuide("getting-started.md");

test("its commands print what stands below them", async () => {
  const { rfc } = createFolder();
  const exchanges = BLOCKS.filter(({ language }) => language === "console").flatMap(readExchanges);
  expect(exchanges).toHaveLength(2);
  for (const { command, printed } of exchanges) {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map(
      ([, quoted, plain]) => quoted ?? plain ?? "",
    );
    const { status, out, err } = await rfc(words.slice(1));
    expect(status).toBe(0);
    if (!isShown(printed, out + err)) expect(out + err, command).toBe(printed);
  }
});

test("the commands of rfc that it names are there, with their options", () => {
  const called = BLOCKS.filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => line.startsWith("rfc "));
  expect(called.length).toBeGreaterThan(4);
  for (const line of called) {
    const [, name = "", next = ""] = line.split(" ");
    const found = COMMANDS.find((command) => command.name === name);
    const spec =
      found !== undefined && "commands" in found ? found.commands.find((each) => each.name === next) : found;
    expect(spec, line).toBeDefined();
    for (const [, flag = ""] of line.matchAll(/ (--[a-z-]+)/gu))
      expect(
        spec?.options.map(({ flags }) => flags.split(" ")[0]),
        line,
      ).toContain(flag);
  }
});

test("where it leads to is there", () => {
  for (const [, file = "", anchor = ""] of GUIDE.matchAll(/\]\(([^)#]*)#?([^)]*)\)/gu)) {
    const text = file === "" ? GUIDE : readFileSync(join(ROOT, "docs", file), "utf8");
    const anchors = [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/gu, "")
        .replaceAll(" ", "-"),
    );
    if (anchor !== "") expect(anchors, `${file}#${anchor}`).toContain(anchor);
  }
});
