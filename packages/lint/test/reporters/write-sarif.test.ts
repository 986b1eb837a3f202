import { Ajv } from "ajv";
import formatsPlugin from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReport, type Report } from "../../src/reporters/report.ts";
import { writeSarif } from "../../src/reporters/write-sarif.ts";
import { RULES, rulePage } from "../../src/rules.ts";
import { anyReport, EMPTY, flatten, problem, SMALL } from "./examples.ts";
import published from "./schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };

/** What the tests look at. */
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: unknown;
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const rules = RULES.map(({ id, severity, says }) => ({ id, severity, says, url: rulePage(id) }));

/**
 * The schema is of draft 4, and uses nothing of it that has another meaning today but the key of its name. Its patterns are of
 * the time before Unicode's mode.
 */
const { $schema: _, id: __, ...schema } = published;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formatsPlugin.default(ajv);
const check = ajv.compile(schema);

function readSarif(report: Report, table = rules): Log["runs"][0] {
  const log: unknown = JSON.parse(writeSarif(report, { version: "1.2.3", rules: table }));
  expect(check(log) ? [] : check.errors).toEqual([]);
  return (log as Log).runs[0];
}
const reportOf = (...problems: Report["files"][number]["problems"]) =>
  makeReport([{ path: "a.md", stage: "full", problems }]);
const printsOf = (report: Report) =>
  readSarif(report).results.map(({ partialFingerprints }) => partialFingerprints["problem/v1"]);

test("a small report", () => {
  const two = rules.filter(({ id }) => id === "section-missing" || id === "repeated-word");
  const small = makeReport(SMALL.files.map((file) => ({ ...file, problems: file.problems.slice(0, 1) })));
  expect(writeSarif(small, { version: "1.2.3", rules: two })).toMatchInlineSnapshot(`
    "{
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {
            "driver": {
              "name": "rfckit",
              "version": "1.2.3",
              "informationUri": "https://www.npmjs.com/package/rfckit",
              "rules": [
                {
                  "id": "section-missing",
                  "shortDescription": {
                    "text": "A required section is not there; the nearest heading is suggested."
                  },
                  "fullDescription": {
                    "text": "A required section is not there; the nearest heading is suggested."
                  },
                  "help": {
                    "text": "See https://unpkg.com/rfckit/docs/rules/section-missing.md for what it finds, with a bad and a good example.",
                    "markdown": "See [\`section-missing\`](https://unpkg.com/rfckit/docs/rules/section-missing.md) for what it finds, with a bad and a good example."
                  },
                  "helpUri": "https://unpkg.com/rfckit/docs/rules/section-missing.md",
                  "defaultConfiguration": {
                    "level": "error"
                  }
                },
                {
                  "id": "repeated-word",
                  "shortDescription": {
                    "text": "\\"the the\\"."
                  },
                  "fullDescription": {
                    "text": "\\"the the\\"."
                  },
                  "help": {
                    "text": "See https://unpkg.com/rfckit/docs/rules/repeated-word.md for what it finds, with a bad and a good example.",
                    "markdown": "See [\`repeated-word\`](https://unpkg.com/rfckit/docs/rules/repeated-word.md) for what it finds, with a bad and a good example."
                  },
                  "helpUri": "https://unpkg.com/rfckit/docs/rules/repeated-word.md",
                  "defaultConfiguration": {
                    "enabled": false
                  }
                }
              ]
            }
          },
          "originalUriBaseIds": {
            "%SRCROOT%": {
              "description": {
                "text": "The root of the repository."
              }
            }
          },
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "ruleId": "section-missing",
              "ruleIndex": 0,
              "level": "error",
              "message": {
                "text": "There is no section \\"Motivation\\"."
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "accepted/toll%20road.md",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "startLine": 1,
                      "startColumn": 1,
                      "endLine": 1,
                      "endColumn": 1
                    }
                  }
                }
              ],
              "partialFingerprints": {
                "problem/v1": "eeb6250771565467:1"
              }
            }
          ]
        }
      ]
    }
    "
  `);
});

test("an empty report and a clean file have results: none", () => {
  expect(readSarif(EMPTY).results).toEqual([]);
  expect(readSarif(reportOf()).results).toEqual([]);
  expect(readSarif(EMPTY, []).tool.driver.rules).toEqual([]);
});

test("the whole table of rules is there, with pages and levels", () => {
  const described = readSarif(EMPTY).tool.driver.rules;
  expect(described.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  const find = (id: string) => described.find((rule) => rule.id === id);
  expect(find("section-missing")).toMatchObject({
    helpUri: rulePage("section-missing"),
    defaultConfiguration: { level: "error" },
  });
  expect(find("section-order")).toMatchObject({ defaultConfiguration: { level: "warning" } });
  expect(find("definition-unused")).toMatchObject({ defaultConfiguration: { level: "note" } });
  expect(find("repeated-word")).toMatchObject({ defaultConfiguration: { enabled: false } });
});

test("whatever people write is valid, and says where it was", () => {
  const levels = { error: "error", warning: "warning", info: "note" };
  fc.assert(
    fc.property(anyReport, (report) => {
      const { results, tool } = readSarif(report);
      const problems = flatten(report);
      expect(results).toHaveLength(problems.length);
      for (const [index, { path, problem }] of problems.entries()) {
        const result = results[index];
        if (result === undefined) throw new Error("a result is missing");
        expect(result.ruleId).toBe(problem.rule);
        expect(tool.driver.rules[result.ruleIndex]?.id).toBe(problem.rule);
        expect(result.level).toBe(levels[problem.severity]);
        const { artifactLocation, region } = result.locations[0].physicalLocation;
        // All that is no path is encoded, so nothing of it can be taken for a scheme, a query or a fragment.
        expect(artifactLocation.uri).toMatch(/^(?:[\w\-.!~*'()/]|%[\dA-F]{2})+$/);
        expect(artifactLocation.uri.split("/").map(decodeURIComponent).join("/")).toBe(path.toWellFormed());
        const { line, column, endLine, endColumn } = problem;
        expect(region).toEqual({ startLine: line, startColumn: column, endLine, endColumn });
      }
    }),
    { seed: 7 },
  );
});

test("a message is neither a link nor has it placeholders, and is otherwise what it was", () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const [index, { message }] of readSarif(report).results.entries()) {
        const told = message.text.replaceAll("{{", "").replaceAll("}}", "");
        expect(told).not.toMatch(/[{}]|\]\(/);
        const shown = message.text.replaceAll("{{", "{").replaceAll("}}", "}").replaceAll("] (", "](");
        const original = flatten(report)[index]?.problem.message.toWellFormed();
        expect(shown).toBe(original?.replaceAll("] (", "]("));
      }
    }),
    { seed: 7 },
  );
});

test("a problem keeps its fingerprint where lines move, also those that its message names", () => {
  const says = (line: number) => `The section "Costs" is here a second time; the first is on line ${line}.`;
  const before = reportOf(problem({ line: 3 }), problem({ line: 7, message: says(5) }));
  const after = reportOf(problem({ line: 13, column: 4 }), problem({ line: 17, message: says(15) }));
  expect(printsOf(after)).toEqual(printsOf(before));
});

test("no two problems of a file share a fingerprint", () => {
  const prints = printsOf(
    reportOf(
      problem(),
      problem(),
      problem({ line: 9 }),
      problem({ message: "x" }),
      problem({ rule: "file-name" }),
    ),
  );
  expect(new Set(prints).size).toBe(5);
});

test("a rule that isn't in the table has no index", () => {
  expect(readSarif(reportOf(problem()), []).results[0]).not.toHaveProperty("ruleIndex");
});
