import fc from "fast-check";
import { expect, test } from "vitest";
import { writeJson } from "../../src/reporters/write-json.ts";
import { anyReport, EMPTY, SMALL } from "./examples.ts";

test("a small report", () => {
  expect(writeJson(SMALL)).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "files": [
        {
          "path": "accepted/snow.md",
          "stage": "draft",
          "problems": []
        },
        {
          "path": "accepted/toll road.md",
          "stage": "full",
          "problems": [
            {
              "rule": "section-missing",
              "severity": "error",
              "message": "There is no section \\"Motivation\\".",
              "line": 1,
              "column": 1,
              "endLine": 1,
              "endColumn": 1,
              "fixable": false,
              "suggestion": "Motives",
              "url": "https://unpkg.com/rfckit/docs/rules/section-missing.md"
            },
            {
              "rule": "definition-dangling",
              "severity": "warning",
              "message": "There is no heading for \\"[rationale]: #rationale\\", nor for \\"{0}\\" & <b>.",
              "line": 4,
              "column": 1,
              "endLine": 4,
              "endColumn": 24,
              "fixable": true,
              "url": "https://unpkg.com/rfckit/docs/rules/definition-dangling.md"
            },
            {
              "rule": "open-question-task",
              "severity": "info",
              "message": "The question \\"Who pays?\\" is still open.\\nSettle it.",
              "line": 9,
              "column": 3,
              "endLine": 11,
              "endColumn": 1,
              "fixable": false,
              "url": "https://unpkg.com/rfckit/docs/rules/open-question-task.md"
            }
          ]
        }
      ],
      "errors": 1,
      "warnings": 1,
      "infos": 1
    }
    "
  `);
});

test("an empty report says so", () => {
  expect(writeJson(EMPTY)).toBe(
    '{\n  "version": 1,\n  "files": [],\n  "errors": 0,\n  "warnings": 0,\n  "infos": 0\n}\n',
  );
});

test("whatever people write comes back as it was, and nothing in it acts on a terminal", () => {
  const acts = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u;
  fc.assert(
    fc.property(anyReport, (report) => {
      const json = writeJson(report);
      expect(json).not.toMatch(acts);
      const { files, errors, warnings, infos } = report;
      expect(JSON.parse(json)).toEqual({
        version: 1,
        files: files.map(({ path, stage, problems }) => ({
          path: path.toWellFormed(),
          stage,
          problems: problems.map((problem) => ({ ...problem, message: problem.message.toWellFormed() })),
        })),
        errors,
        warnings,
        infos,
      });
    }),
    { seed: 7 },
  );
});
