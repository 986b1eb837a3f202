/**
 * A motion as large as the limits allow: its checklist, receipts and all, still is one comment.
 */
import { MOST_BOXES, MOST_CHANGES, MOST_OBJECTIONS } from "@rfckit/core";
import { expect, test } from "vitest";
import { parseScenario, playScenario } from "../src/index.ts";

const GROUPS = 4;
const SIZE = MOST_BOXES / GROUPS;

/** Logins at their longest, 39 characters. */
const login = (group: number, member: number) => `g${group}m${member}-${"x".repeat(39)}`.slice(0, 39);
const groups = Object.fromEntries(
  Array.from({ length: GROUPS }, (_, group) => [
    `Group ${group} ${"&".repeat(60)}`,
    Array.from({ length: SIZE }, (_, member) => login(group, member)),
  ]),
);
const says = (by: string, body: string) => ({ comment: { by, body } });
/** Names at their longest, of characters that are long in every encoding. */
const name = (nth: number) =>
  `${nth} ${"\\u{1f468}<@x".repeat(30)}`.replaceAll("\\u{1f468}", "👨").slice(0, 118);

/** It takes half a minute on a busy machine: it runs where `RFCKIT_THOROUGH` is set, as in CI. */
const testAtLength = test.skipIf((process.env["RFCKIT_THOROUGH"] ?? "") === "");

testAtLength(
  "at every limit at once it fits, and what is beyond is refused in words (D30)",
  async () => {
    const steps: unknown[] = [
      says(login(0, 0), `@rfcbot fcp merge\n\n${"Because of -- <this> & that. ".repeat(200)}`),
    ];
    // Sign-offs of the mover's group start nothing, so that the motion stays open for more.
    for (let member = 1; member < SIZE; member += 1) steps.push(says(login(0, member), "@rfcbot reviewed"));
    for (let nth = 0; nth < MOST_CHANGES; nth += 1)
      steps.push(says(login(1, nth % SIZE), `@rfcbot object ${name(nth)}`));
    for (let nth = 0; nth < 12; nth += 1)
      steps.push(says(login(1, nth % SIZE), `@rfcbot resolve ${name(nth)}`));
    const read = parseScenario(
      JSON.stringify({
        name: "as large as can be",
        config: { projects: { "project-wasmtime": { groups } } },
        steps,
      }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { final, thread } = await playScenario(read.value);
    const [checklist] = final.checklist.contains;
    expect(final.phase).toBe("blocked");
    expect(final.signedOff).toHaveLength(SIZE);
    expect(checklist?.match(/- \[[ x]\] @/g)).toHaveLength(MOST_BOXES);
    expect(final.replies.last?.contains.join()).not.toContain("GitHub");
    const refused = thread.filter(({ body }) => body.includes("as much as its checklist can hold"));
    expect(refused.length).toBeGreaterThan(0);
    // What the ledger has is what the checklist shows: nothing was lost because it didn't fit.
    expect(final.objections).toHaveLength(MOST_OBJECTIONS);
    expect(checklist?.match(/\*\*Open:\*\*/g)).toHaveLength(
      final.objections.filter(({ resolved }) => !resolved).length,
    );
    expect(checklist?.match(/- \[x\] @/g)).toHaveLength(SIZE);
    expect(checklist).not.toContain("no room left");
  },
  60_000,
);
