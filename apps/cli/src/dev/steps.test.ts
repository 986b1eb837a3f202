import { describe, expect, test } from "vitest";
import { toStep } from "./steps.ts";

describe("what somebody types is a step", () => {
  test.each<readonly [string, readonly string[], string | null, unknown]>([
    ["comment", ["@rfcbot fcp merge"], "ana", { comment: { by: "ana", body: "@rfcbot fcp merge" } }],
    ["comment", ["hello"], null, { comment: { by: "zed", body: "hello" } }],
    ["review", ["approved"], "cho", { review: { by: "cho", state: "approved" } }],
    ["review", ["commented", "a typo"], "cho", { review: { by: "cho", state: "commented", body: "a typo" } }],
    ["tick", [], "cho", { tick: { by: "cho", login: "cho" } }],
    ["untick", ["dee"], "cho", { tick: { by: "cho", login: "dee", checked: false } }],
    ["label", ["project-x"], null, { label: { add: ["project-x"] } }],
    ["unlabel", ["project-x"], "ada", { label: { by: "ada", remove: ["project-x"] } }],
    ["draft", [], null, { draft: {} }],
    ["close", [], null, { close: { by: "zed" } }],
    ["merge", [], "ada", { merge: { by: "ada" } }],
    ["advance", ["10d"], null, { advance: "10d" }],
    ["step", ["{hinder: check}"], null, { hinder: "check" }],
  ])("%s %j by %s", (doing, words, as, step) => {
    expect(toStep(doing, words, as, "zed")).toEqual(step);
  });
});

describe("what can't be a step is refused", () => {
  test.each<readonly [string, readonly string[], string]>([
    ["coment", ["x"], "Did you mean comment?"],
    ["constructor", [], "nothing to do"],
    ["comment", [], "`rfc dev comment TEXT`"],
    ["comment", ["two", "words"], "Put a text of several words in quotes"],
    ["advance", [], "such as 10d"],
    ["step", ["{"], "no YAML"],
  ])("%s %j", (doing, words, message) => {
    expect(() => toStep(doing, words, null, "zed")).toThrow(message);
  });
});
