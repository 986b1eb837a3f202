import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBoxes, renderBox } from "./boxes.ts";

describe("parseBoxes", () => {
  test.each([
    ["- [x] @cho", [{ login: "cho", checked: true }]],
    ["- [ ] @cho: signed by comment", [{ login: "cho", checked: false }]],
    [
      "* [X] @a-b-c\r\n+ [ ] @dee",
      [
        { login: "a-b-c", checked: true },
        { login: "dee", checked: false },
      ],
    ],
    ["  - [x] @cho", [{ login: "cho", checked: true }]],
    ["    - [x] @cho", []],
    ["> - [x] @cho", []],
    ["- [x] cho", []],
    ["- [x]@cho", []],
    ["- [x] @cho@dee", []],
    ["- [x] `@cho`", []],
    ["text - [x] @cho", []],
    ["```\n- [x] @cho\n```\n- [ ] @dee", [{ login: "dee", checked: false }]],
    ["~~~ md\n- [x] @cho\n```\n- [x] @cho\n~~~~\n- [ ] @dee", [{ login: "dee", checked: false }]],
    ["``` not ` a fence\n- [ ] @dee", [{ login: "dee", checked: false }]],
    ["<!-- rfckit:receipts\n- [x] @cho\n-->\n- [ ] @dee", [{ login: "dee", checked: false }]],
    ["- [x] @cho <!-- a --> <!--\n- [x] @eli\n-->", [{ login: "cho", checked: true }]],
    ["nothing to see", []],
  ])("%j", (body, boxes) => {
    expect(parseBoxes(body)).toEqual(boxes);
  });

  test("reads back what renderBox wrote", () => {
    const login = fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,9}){0,2}$/);
    const boxes = fc.array(fc.record({ login, checked: fc.boolean() }));
    fc.assert(
      fc.property(
        boxes,
        fc.constantFrom("", "signed by comment", "[made the motion](https://x.example), then"),
        (all, note) => {
          expect(parseBoxes(all.map((box) => renderBox(box, note)).join("\n"))).toEqual(all);
        },
      ),
      { seed: 3 },
    );
  });

  test("takes no time on any 64 KiB", () => {
    const started = performance.now();
    for (const piece of ["- [x] @a", "`", "~", "<!--", "- [x] @a\n", "```\n", " ", "a-"]) {
      parseBoxes(piece.repeat(65_536 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
