/** Every comment that the bot may post has words for what it is. */
import { about } from "@rfckit/core";
import { expect, test } from "vitest";
import { sayAbout } from "../src/reconcile/say-about.ts";

test.each(Object.entries(about))("%s", (_, write) => {
  const key = (write as (...parts: readonly (string | number)[]) => string)(1, 2, 3);
  // A reply's first part is a word.
  const written = key.replace(/^reply\/1/u, "reply/comment");
  expect(sayAbout(written)).toMatch(/^(?:the|a|how) \w/u);
});
