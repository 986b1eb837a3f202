/** The remark language server with the preset: an editor shows what `rfc lint` says, and keeps showing what is true. */
import { describe, expect, test } from "vitest";
import { testAtLength } from "./at-length.ts";
import { messageOf, startLanguageServer } from "./language-client.ts";
import { compareProblems, createRepository } from "./remark-stage.ts";
import { problemOf } from "./said-problem.ts";

const SLOW = 60_000;

const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const CLEAN = SECTIONS.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");
const DEFECTS = `${CLEAN.replace("# Motivation", "# Motivaton")}
See [that](gone.md), ![](picture.png), [#1](org/repo#1) and <!-- Say who it is for. -->.

[unused]: https://example.org
`;

const rangeOf = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe("the remark language server", { timeout: SLOW }, () => {
  test("shows the same problems, and offers what puts them right in their place", async () => {
    const repository = createRepository({ "accepted/a.md": DEFECTS, "accepted/picture.png": "" });
    const server = await startLanguageServer(repository.root);
    const said = await server.open("accepted/a.md", DEFECTS);
    const linted = repository.linted(["accepted"]);
    const ofAsset = (linted["accepted/picture.png"] ?? []).map(({ message }) => message);
    const problems = said.map((each) => problemOf(messageOf(each))).sort(compareProblems);
    expect(problems.filter(({ rule }) => rule !== "asset-name")).toEqual(linted["accepted/a.md"]);
    expect(problems.filter(({ rule }) => rule === "asset-name").map(({ message }) => message)).toEqual(
      ofAsset,
    );
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(["error", "warning", "info"]));

    const named = said.find(({ code }) => code === "section-name");
    const actions = await server.ask("textDocument/codeAction", {
      textDocument: { uri: server.uriOf("accepted/a.md") },
      range: named?.range,
      context: { diagnostics: [named] },
    });
    const edit = { range: rangeOf(4, 0, 11), newText: "# Motivation" };
    expect(actions).toMatchObject([
      { kind: "quickfix", edit: { changes: { [server.uriOf("accepted/a.md")]: [edit] } } },
    ]);
  });

  testAtLength(
    "lives long: what changes in the document, the configuration, the templates and beside it, it notices",
    async () => {
      const repository = createRepository({ "accepted/a.md": CLEAN });
      const server = await startLanguageServer(repository.root);
      const path = "accepted/a.md";
      let version = 1;
      const rules = async (text: string) => {
        const said = await (version === 1 ? server.open(path, text) : server.change(path, text, version));
        version += 1;
        return said.map(({ code, severity }) => `${code} ${severity}`).sort();
      };
      const linked = `${CLEAN}\n[a](b.md#end)\n`;
      expect(await rules(CLEAN)).toEqual([]);
      expect(await rules(linked)).toEqual(["link-relative 1"]);
      repository.write("accepted/b.md", "# Start\n");
      expect(await rules(linked)).toEqual(["link-anchor 1"]);
      repository.write("accepted/b.md", "# End\n");
      expect(await rules(linked)).toEqual([]);
      expect(await rules(DEFECTS.replace("[#1](org/repo#1)", ""))).toContain("section-name 2");
      repository.write(".github/rfcbot.yml", "lint: { rules: { section-name: error } }\n");
      expect(await rules(DEFECTS.replace("[#1](org/repo#1)", ""))).toContain("section-name 1");
      repository.write(".github/rfcbot.yml", "lint: { rules: { section-name: off } }\n");
      expect(await rules(CLEAN.replace("# Motivation", "# Motivaton"))).toEqual([]);
      repository.write("templates/full.md", `${CLEAN}\n# Costs\n\nWhat it costs.\n`);
      expect(await rules(CLEAN)).toContain("section-missing 1");
      repository.write(".github/rfcbot.yml", "lint: { rules: { section-missing: loud } }\n");
      expect(await rules(CLEAN)).toContain("configuration 1");
    },
  );
});
