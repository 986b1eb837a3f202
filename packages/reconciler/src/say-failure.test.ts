/** What the operator reads of a failure: what to do where something can be done, and nobody's words. */
import { describe, expect, test } from "vitest";
import { GitHubRefused, GitHubUnavailable } from "./ports/github.ts";
import { LeaseLost } from "./ports/leases.ts";
import { StoreUnavailable } from "./ports/store.ts";
import { sayFailure } from "./say-failure.ts";

test.each([
  [new GitHubRefused(404, "gone", "canary"), /^GitHub refused \(404 gone\): .*install it/u],
  [new GitHubRefused(403, "permission", "canary"), /^GitHub refused \(403 permission\): .*Accept/u],
  [new GitHubRefused(409, "head-moved", "canary"), /^GitHub refused \(409 head-moved\)$/u],
  [new GitHubUnavailable(null, "canary"), /^GitHub unavailable \(no answer\)$/u],
  [new GitHubUnavailable(null, "canary", 1000), /^GitHub unavailable \(not asked, since its limits last\)$/u],
  [new GitHubUnavailable(502, "<html>canary</html>"), /^GitHub unavailable \(502\)$/u],
  [new GitHubUnavailable(401, "canary"), /^GitHub unavailable \(401\): .*PRIVATE_KEY$/u],
  [new GitHubUnavailable(403, "canary"), /^GitHub unavailable \(403\): .*suspen/u],
  [new StoreUnavailable("The database is too busy."), /^StoreUnavailable: The database is too busy\.$/u],
  [new LeaseLost({ repository: 1, number: 2 }), /^LeaseLost: The lease on 1#2 is lost, .*$/u],
])("%s", (error, expected) => {
  expect(sayFailure(error)).toMatch(expected);
  expect(sayFailure(error)).not.toContain("canary");
});

describe("of what nobody foresaw", () => {
  const thrown: Readonly<Record<string, () => unknown>> = {
    "a parser": () => JSON.parse('{"a": canary}'),
    "a parser, at a text's end": () => JSON.parse('"canary'),
    "a parser, of many lines": () => JSON.parse('canary\n    at "canary" (canary.ts:1:2)\n'),
    "a database": () => {
      const detail = { detail: "Key (body)=(canary) exists.", parameters: ["canary"] };
      throw Object.assign(new Error('invalid input syntax for type bigint: "canary"'), detail);
    },
    "a library": () => {
      throw new TypeError("Received type string ('canary')", { cause: new Error("canary") });
    },
    "a template": () => {
      throw new RangeError("no such thing: `canary` isn't 'canary'");
    },
    "no error": () => {
      throw "canary";
    },
    "an error without a stack": () => {
      throw Object.assign(new Error('"canary"'), { stack: undefined });
    },
    "an error whose stack is somebody's words": () => {
      throw Object.assign(new Error("it failed"), { stack: 'canary\n"canary"' });
    },
  };
  test.each(Object.entries(thrown))("%s", (_, act) => {
    let said = "";
    try {
      act();
    } catch (error) {
      said = sayFailure(error);
    }
    expect(said).not.toBe("");
    expect(said).not.toContain("canary");
    expect(said).not.toContain("\n");
  });

  test("it tells what it was, and where", () => {
    const empty: { readonly deep?: { readonly field: string } } = JSON.parse("{}");
    try {
      // @ts-expect-error: this is what a bug looks like.
      expect(empty.deep.field).toBe("never");
    } catch (error) {
      expect(sayFailure(error)).toMatch(
        /^TypeError: Cannot read properties of undefined \(reading …\) \(at say-failure\.test\.ts:\d+/u,
      );
    }
  });
});
