/** What an address means in a repository. */
import { expect, test } from "vitest";
import { readUrl } from "./read-url.ts";

const FROM = "accepted/deep/pass.md";

test.each([
  ["#why", { kind: "anchor", anchor: "why" }],
  ["?raw=1#why", { kind: "anchor", anchor: "why" }],
  ["#%C3%A4%zz", { kind: "anchor", anchor: "%C3%A4%zz" }],
  ["#%C3%A4", { kind: "anchor", anchor: "ä" }],
  ["map.png", { kind: "file", path: "accepted/deep/map.png", anchor: "" }],
  ["./a%20b.md?x=y#z", { kind: "file", path: "accepted/deep/a b.md", anchor: "z" }],
  ["../other.md", { kind: "file", path: "accepted/other.md", anchor: "" }],
  ["../../plans//upkeep/.", { kind: "file", path: "plans/upkeep", anchor: "" }],
  ["/plans/upkeep.txt", { kind: "file", path: "plans/upkeep.txt", anchor: "" }],
  ["../..", { kind: "file", path: "", anchor: "" }],
  ["../../../x.md", { kind: "file", path: null, anchor: "" }],
  ["/../x.md", { kind: "file", path: null, anchor: "" }],
  // GitHub's own pages are two steps above the tree of files.
  ["../../../../issues/7", { kind: "elsewhere" }],
  ["../../../../pull/7#discussion_r1", { kind: "elsewhere" }],
  ["../../../../wiki", { kind: "elsewhere" }],
  ["../../../../issuesque.md", { kind: "file", path: null, anchor: "" }],
  ["acme/tools#12", { kind: "shorthand", repository: "acme/tools", number: "12" }],
  ["a.c-m_e/t.o-o_ls#/12", { kind: "shorthand", repository: "a.c-m_e/t.o-o_ls", number: "12" }],
  ["acme/tools#12a", { kind: "file", path: "accepted/deep/acme/tools", anchor: "12a" }],
  ["acme/tools/x#12", { kind: "file", path: "accepted/deep/acme/tools/x", anchor: "12" }],
  ["https://example.org/x.md#y", { kind: "elsewhere" }],
  ["mailto:ana@example.org", { kind: "elsewhere" }],
  ["//example.org/x", { kind: "elsewhere" }],
  ["", { kind: "elsewhere" }],
])("%j", (url, expected) => {
  expect(readUrl(url, FROM)).toEqual(expected);
});
