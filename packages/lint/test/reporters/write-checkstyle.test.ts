import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReport } from "../../src/reporters/report.ts";
import { writeCheckstyle } from "../../src/reporters/write-checkstyle.ts";
import { anyReport, EMPTY, SMALL } from "./examples.ts";
import { asXml, createReader } from "./read-xml.ts";

const readCheckstyle = createReader("checkstyle.xsd");

test("a small report", () => {
  expect(writeCheckstyle(SMALL)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="accepted/snow.md"/>
      <file name="accepted/toll road.md">
        <error line="1" column="1" severity="error" message="There is no section &quot;Motivation&quot;." source="rfckit.section-missing"/>
        <error line="4" column="1" severity="warning" message="There is no heading for &quot;[rationale]: #rationale&quot;, nor for &quot;{0}&quot; &amp; &lt;b&gt;." source="rfckit.definition-dangling"/>
        <error line="9" column="3" severity="info" message="The question &quot;Who pays?&quot; is still open.&#10;Settle it." source="rfckit.open-question-task"/>
      </file>
    </checkstyle>
    "
  `);
});

test("an empty report is valid, and so is a clean file", () => {
  expect(readCheckstyle(writeCheckstyle(EMPTY))).toMatchObject({
    attributes: { version: "4.3" },
    children: [],
  });
  const clean = makeReport([{ path: "clean.md", stage: "full", problems: [] }]);
  expect(readCheckstyle(writeCheckstyle(clean)).children).toMatchObject([
    { name: "file", attributes: { name: "clean.md" }, children: [] },
  ]);
});

test("whatever people write is read back as it was, as far as XML can say it", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const { children } = readCheckstyle(writeCheckstyle(distinct(report)));
      const read = children.map(({ attributes, children: errors }) => ({
        name: attributes["name"],
        errors: errors.map((error) => error.attributes),
      }));
      expect(read).toEqual(
        distinct(report).files.map(({ path, problems }) => ({
          name: asXml(path),
          errors: problems.map(({ line, column, severity, message, rule }) => ({
            line: String(line),
            column: String(column),
            severity,
            message: asXml(message),
            source: `rfckit.${rule}`,
          })),
        })),
      );
    }),
    { numRuns: 300, seed: 7 },
  );
});

/** Two paths may look the same once they are in XML; the schema wants each file once. */
function distinct({ files }: ReturnType<typeof makeReport>) {
  return makeReport([...new Map(files.map((file) => [asXml(file.path), file])).values()]);
}
