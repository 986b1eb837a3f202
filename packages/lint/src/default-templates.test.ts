/** The shipped templates: R2, R3, and the module that carries them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { writeDefaultTemplates } from "./default-templates.ts";
import { checkGate, DEFAULT_TEMPLATES, exampleDocument, lint, readShapes } from "./index.ts";

const templates = join(import.meta.dirname, "../../../templates");
const shapes = readShapes(DEFAULT_TEMPLATES, parse);

test("the generated module is up to date", () => {
  const [draft, full] = ["draft", "full"].map((stage) =>
    readFileSync(join(templates, `${stage}.md`), "utf8"),
  );
  const hint = "run `node packages/lint/write-default-templates.ts`";
  expect(DEFAULT_TEMPLATES, hint).toEqual({ draft, full });
  const module = readFileSync(join(import.meta.dirname, "default-templates.generated.ts"), "utf8");
  expect(module, hint).toBe(writeDefaultTemplates(DEFAULT_TEMPLATES, parse));
});

test.each([
  ["draft", ["(Summary)", "Motivation", "Proposal sketch", "Open questions"]],
  ["full", ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"]],
] as const)(
  "the %s template has its sections, each with a definition and a hint (R2, R3)",
  (stage, names) => {
    const { sections, problems } = shapes[stage];
    expect(problems).toEqual([]);
    expect(sections.map(({ name, required }) => (required ? name : `(${name})`))).toEqual(names);
    for (const { name, level, definitions, hints } of sections) {
      const slug = name.toLowerCase().replaceAll(" ", "-");
      expect(level).toBe(1);
      expect(definitions).toEqual([{ label: slug, url: `#${slug}` }]);
      expect(hints).toHaveLength(1);
    }
  },
);

describe("an example document", () => {
  test.each(["draft", "full"] as const)(
    "of the %s template is clean, of its stage, and without hints",
    (stage) => {
      const text = exampleDocument(shapes[stage]);
      const options = { path: "accepted/example.md", templates: DEFAULT_TEMPLATES, parse };
      expect(lint(text, options)).toEqual({
        path: "accepted/example.md",
        stage,
        problems: [],
        cutOff: false,
      });
      expect(checkGate(text, options).missing).toEqual(
        stage === "full" ? [] : ["Summary", "Proposal", "Rationale and alternatives"],
      );
      for (const hint of shapes[stage].sections.flatMap(({ hints }) => hints))
        expect(text).not.toContain(hint);
    },
  );

  test("differs by its note, which stays on its line", () => {
    const [one, other] = ["first", "second\n\n# Proposal sketch\n\nText."].map((note) =>
      exampleDocument(shapes.full, { note }),
    );
    expect(one).not.toBe(other);
    expect(lint(other ?? "", { path: "a.md", templates: DEFAULT_TEMPLATES, parse })).toMatchObject({
      stage: "full",
      problems: [],
    });
  });
});
