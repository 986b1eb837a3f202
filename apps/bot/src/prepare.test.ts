import { generateKeyPairSync } from "node:crypto";
import type { Environment } from "@rfckit/app/settings";
import { describe, expect, test } from "vitest";
import { HELP } from "./help.ts";
import { prepare } from "./prepare.ts";

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const GOOD: Environment = { APP_ID: "7", PRIVATE_KEY, WEBHOOK_SECRET: "a secret for tests only" };
const noFile = (): string => "";

describe("arguments", () => {
  test("none: it starts", () => {
    expect(prepare([], GOOD, noFile)).toMatchObject({ kind: "start", settings: { appId: 7 } });
    expect(prepare([], {}, noFile)).toMatchObject({
      kind: "wrong",
      problems: [{ setting: "APP_ID" }, { setting: "PRIVATE_KEY" }, { setting: "WEBHOOK_SECRET" }],
    });
  });

  test("--check: the settings are checked and nothing starts", () => {
    expect(prepare(["--check"], GOOD, noFile)).toEqual({
      kind: "end",
      status: 0,
      out: expect.stringContaining("in order"),
      err: expect.stringContaining("RECEIPT_SECRET isn't set"),
    });
    expect(prepare(["--check"], { ...GOOD, WEBHOOK_SECRET: "development" }, noFile)).toMatchObject({
      kind: "wrong",
      problems: [{ setting: "WEBHOOK_SECRET" }],
    });
  });

  test.each([["--help"], ["-h"]])("%s: help, whatever the settings", (argument) => {
    expect(prepare([argument], {}, noFile)).toEqual({ kind: "end", status: 0, out: HELP, err: "" });
  });

  test("any other is told, and nothing starts", () => {
    expect(prepare(["--daemon"], GOOD, noFile)).toMatchObject({
      kind: "end",
      status: 2,
      err: 'rfckit bot: there is no argument "--daemon". See --help.\n',
    });
  });
});

test("the help names every setting that there is", () => {
  const asked = new Set<string>();
  const spy = new Proxy(
    {},
    {
      get: (_, name) => {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  prepare([], spy, noFile);
  for (const name of asked) expect(HELP).toContain(name);
  expect(asked.size).toBeGreaterThan(10);
});
