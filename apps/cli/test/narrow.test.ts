/** In a terminal of 40 columns no line is broken within a word. */
import { expect, test } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { createFolder } from "./folder.ts";

const DRAFT =
  "# Fuel\n\n## Summary\n\nFuel.\n\n## Motivation\n\nTests.\n\n## Proposal sketch\n\nSome.\n\n## Open questions\n\nNone.\n";

test.each([
  ["help", "explain"],
  ["help", "lint"],
  ["preview", "accepted/fuel.md"],
])("rfc %s %s", async (...args) => {
  const { root } = createFolder({
    ".github/rfcbot.yml": "projects: { tunnel: { groups: { North: [ana, ben, cho, dee], South: [eli] } } }\n",
    "accepted/fuel.md": DRAFT,
  });
  const { io, out } = captureIo("", root);
  await runProgram(args, { ...io, stdout: { ...io.stdout, columns: 40 } });
  // What is to be typed stays on its line, and so does a word that is longer than there is room.
  const [text = ""] = out().split("Examples:");
  const lines = text
    .split("\n")
    .filter((line) => !line.startsWith("Usage:") && / \S+ /u.test(line.trimStart()));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.length > 40)).toEqual([]);
});
