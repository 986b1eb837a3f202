/** Templates are the rules: what is read from them. */
import { expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { readShape } from "./shape.ts";

test("sections with their level, definitions and hints, in order", () => {
  const template = `# Title of the RFC

<!-- rfc: free -->

Give it a name.

## **Context**
[context]: #context
[why]: <#context> "why"

Say what
is the case.

- One.
- Two.

<!-- Not more than a page. -->

### Costs

<!-- rfc: keep -->
<!-- RFC: Optional -->

This RFC costs nothing unless it says so here.

What does it cost?
`;
  expect(readShape(template, "full", parse)).toEqual({
    stage: "full",
    hints: [],
    sections: [
      {
        name: "Context",
        level: 2,
        required: true,
        definitions: [
          { label: "context", url: "#context" },
          { label: "why", url: "#context" },
        ],
        hints: ["Say what\nis the case.", "One.", "Two.", "Not more than a page."],
      },
      { name: "Costs", level: 3, required: false, definitions: [], hints: ["What does it cost?"] },
    ],
    problems: [],
  });
});

test.each([
  ["", ["1: The template has no required section, so it asks for nothing."]],
  ["# A\n\n<!-- rfc: optional -->\n", ["1: The template has no required section, so it asks for nothing."]],
  [
    "# A\n\n<!--\nrfc: optinal -->\n",
    ['3: Found the mark "rfc:" with the word "optinal". Did you mean "optional"?'],
  ],
  [
    "# A\n\n<!-- rfc: -->\n",
    ['3: Found the mark "rfc:" with the word "". Expected "optional", "free" or "keep".'],
  ],
  [
    "<!-- rfc: optional -->\n\n# A\n",
    ["1: A mark stands before the first heading. Put it below the heading it is about."],
  ],
  ["# A b\n\n# B\n\n# A B\n", ['5: The section "A B" is here a second time.']],
])("what is odd in %j is told", (template, expected) => {
  expect(
    readShape(template, "full", parse).problems.map(({ line, message }) => `${line}: ${message}`),
  ).toEqual(expected);
});

test("text before the first heading may be marked as meant to stay", () => {
  expect(readShape("<!-- rfc: keep -->\n\nOur RFCs.\n\n# A\n", "draft", parse).problems).toEqual([]);
});
