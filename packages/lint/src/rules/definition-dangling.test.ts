import { expect, test } from "vitest";
import { parse } from "../../test/parsers.ts";
import { DEFAULT_TEMPLATES, fixText } from "../index.ts";

const document = (definition: string) => `# Motivation

Snow closes the pass.

# Proposal sketch

${definition}

A tunnel.

# Open questions

None.
`;

test("a template's own definition with a slip in its address is put right, though nothing uses it", () => {
  const wrong = document("[proposal-sketch]: #propsal-sketch");
  const { text } = fixText(wrong, { path: "a.md", templates: DEFAULT_TEMPLATES, parse });
  expect(text).toBe(document("[proposal-sketch]: #proposal-sketch"));
});

test("any other that nothing uses is taken out", () => {
  const { text } = fixText(document("[sketch]: #proposal-sketsh"), {
    path: "a.md",
    templates: DEFAULT_TEMPLATES,
    parse,
  });
  expect(text).not.toContain("[sketch]");
});
