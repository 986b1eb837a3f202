/** The file with the secrets: whom it is for, and what is never done to one that is there. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findGitHubSite } from "./github-site.ts";
import { saveSecrets, whyNotThere, wordSecrets, wouldBeCommitted } from "./secrets-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rfc-secrets-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});
const fileIn = (...path: string[]) => ({ named: path.join("/"), path: join(folder, ...path) });

test("each value stands on a line of its own, as every reader of such files takes it", () => {
  const privateKey = "-----BEGIN RSA PRIVATE KEY-----\nAbc+/=\n-----END RSA PRIVATE KEY-----\n";
  const secrets = {
    appId: 7,
    appUrl: "https://github.com/apps/x",
    privateKey,
    webhookSecret: "w",
    receiptSecret: "r",
  };
  const text = wordSecrets(secrets, findGitHubSite("127.0.0.1:80", "http"));
  expect(text.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
    "APP_ID=7",
    `PRIVATE_KEY=${Buffer.from(privateKey).toString("base64")}`,
    "WEBHOOK_SECRET=w",
    "RECEIPT_SECRET=r",
    "GHE_HOST=127.0.0.1:80",
    "GHE_PROTOCOL=http",
    "",
  ]);
});

test("only its owner reads it, whatever the process gives other files", () => {
  const before = process.umask(0);
  try {
    expect(saveSecrets(fileIn(".env"), "A=1\n")).toBeNull();
  } finally {
    process.umask(before);
  }
  expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, ".env"), "utf8")).toBe("A=1\n");
});

describe("what is there stays as it is", () => {
  const blocked = (file: { readonly named: string; readonly path: string }) => {
    expect(whyNotThere(file)).toContain(`${file.named} exists already`);
    expect(saveSecrets(file, "A=1\n")).toContain("is never written over");
  };
  test("a file", () => {
    writeFileSync(join(folder, ".env"), "B=2\n");
    blocked(fileIn(".env"));
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("B=2\n");
  });
  test("a folder", () => {
    mkdirSync(join(folder, ".env"));
    blocked(fileIn(".env"));
  });
  test("a link that leads nowhere yet", () => {
    symlinkSync(join(folder, "elsewhere"), join(folder, ".env"));
    blocked(fileIn(".env"));
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  });
});

test("a folder that isn't there is named before anything is made", () => {
  expect(whyNotThere(fileIn("no", ".env"))).toBe("no/.env can't be written: its folder isn't there.");
  expect(saveSecrets(fileIn("no", ".env"), "A=1\n")).toBe(
    "no/.env can't be written: its folder isn't there.",
  );
  writeFileSync(join(folder, "file"), "");
  expect(whyNotThere(fileIn("file", ".env"))).toContain("its folder isn't there");
  expect(whyNotThere(fileIn(".env"))).toBeNull();
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0)("so is one in which one may not write", () => {
  chmodSync(folder, 0o500);
  expect(whyNotThere(fileIn(".env"))).toBe(".env can't be written: you may not write to its folder.");
});

test("git would take along what it doesn't ignore", () => {
  const file = fileIn(".env");
  expect(wouldBeCommitted(file)).toBe(false);
  expect(spawnSync("git", ["init", "--quiet"], { cwd: folder }).status).toBe(0);
  expect(wouldBeCommitted(file)).toBe(true);
  writeFileSync(join(folder, ".gitignore"), ".env\n");
  expect(wouldBeCommitted(file)).toBe(false);
});
