import type { Entry } from "@rfckit/core";
import { expect, expectTypeOf, test } from "vitest";
import { type EntryKind, isEntry } from "./entry-schema.ts";

test("every kind of entry has a shape here, or none of its rows could be read", () => {
  expectTypeOf<EntryKind>().toEqualTypeOf<Entry["kind"]>();
  expect(isEntry({ kind: "made-up", key: "made-up/1", at: 1 })).toBe(false);
});
