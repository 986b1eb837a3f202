import type { Log, LogFields } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { createProcessLog, LOG_LEVELS, type ProcessLogOptions } from "./process-log.ts";

function logTo(options: Partial<ProcessLogOptions>): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const log = createProcessLog({
    write: (line) => lines.push(line),
    level: "info",
    isTerminal: false,
    clock: { now: () => Date.UTC(2026, 0, 5, 9, 8, 7) },
    secrets: [],
    ...options,
  });
  return { log, lines };
}

describe("a line", () => {
  test("for machines is one JSON object", () => {
    const { log, lines } = logTo({});
    log.info("delivery", { name: "push", rings: 1 });
    log.warn("pass-failed", { why: "two\nlines", bug: false });
    log.warn("pass-failed", { bug: true });
    expect(lines).toEqual([
      '{"time":"2026-01-05T09:08:07.000Z","level":"info","event":"delivery","name":"push","rings":1}\n',
      '{"time":"2026-01-05T09:08:07.000Z","level":"warn","event":"pass-failed","why":"two\\nlines","bug":false}\n',
      '{"time":"2026-01-05T09:08:07.000Z","level":"error","event":"pass-failed","bug":true}\n',
    ]);
  });

  test("for people is words, and nothing that steers their terminal", () => {
    const { log, lines } = logTo({ isTerminal: true });
    log.info("listening", { message: "Listening on http://127.0.0.1:3000.", port: 3000 });
    log.warn("delivery-refused", { why: 'a "b"\n\u001b[31m\u009b2J\u202e', status: 401 });
    expect(lines).toEqual([
      "09:08:07 info listening · Listening on http://127.0.0.1:3000. port=3000\n",
      '09:08:07 warn delivery-refused why="a \\"b\\"\\n\\u{1b}[31m\\u{9b}2J\\u{202e}" status=401\n',
    ]);
  });
});

describe("what must not be written is masked", () => {
  test.each<[string, string]>([
    ["a secret", "canary-of-a-secret"],
    ["an installation's token", "ghs_canary1234567890"],
    ["a person's token", "github_pat_canary1234567890"],
    ["an app's token", "eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9x.canarycanarycanary"],
    ["a key", "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----"],
    ["half a key", "-----BEGIN RSA PRIVATE KEY-----\ncanary"],
  ])("%s", (_, text) => {
    for (const isTerminal of [true, false]) {
      const { log, lines } = logTo({ isTerminal, secrets: ["canary-of-a-secret", ""] });
      log.warn("pass-failed", { why: `Error: before ${text} after` });
      expect(lines.join()).toContain("Error: before [secret]");
      expect(lines.join()).not.toContain("canary");
    }
  });

  test("what is long is cut", () => {
    const { log, lines } = logTo({});
    log.warn("pass-failed", { why: "x".repeat(5_000) });
    expect(lines.join().length).toBeLessThan(1_200);
  });
});

test.each<[string, readonly string[]]>([
  ["trace", ["info", "warn", "error"]],
  ["debug", ["info", "warn", "error"]],
  ["info", ["info", "warn", "error"]],
  ["warn", ["warn", "error"]],
  ["error", ["error"]],
  ["fatal", []],
  ["silent", []],
])("at the level %s it tells %j", (name, told) => {
  const level = LOG_LEVELS.find((each) => each === name) ?? "trace";
  const { log, lines } = logTo({ level });
  const events: readonly [keyof Log, LogFields][] = [
    ["info", {}],
    ["warn", {}],
    ["warn", { bug: true }],
  ];
  for (const [kind, fields] of events) log[kind]("event", fields);
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(told);
});
