import { createPrivateKey, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type KeySource, readPrivateKey } from "./private-key.ts";

const { privateKey: key, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = key.export({ type: "pkcs8", format: "pem" }).toString();
const pkcs1 = key.export({ type: "pkcs1", format: "pem" }).toString();
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const locked = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "canary" } as const;
const oldLocked = { ...locked, type: "pkcs1" } as const;
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const edwards = generateKeyPairSync("ed25519").privateKey;

function read(source: Partial<KeySource>) {
  return readPrivateKey({ text: undefined, path: undefined, ...source }, (path) => {
    if (path === "key.pem") return pkcs1;
    throw Object.assign(new Error("no"), { code: path });
  });
}

/** Whether it is that very key: what one signs, the other proves. */
function isTheKey(pem: string): boolean {
  const signature = createSign("sha256").update("x").sign(createPrivateKey(pem));
  return createVerify("sha256").update("x").verify(publicKey, signature);
}

describe("a private key is taken", () => {
  test.each<[string, Partial<KeySource>]>([
    ["as GitHub gives it", { text: pkcs1 }],
    ["in the newer form", { text: pkcs8 }],
    ["with \\n for its line ends", { text: pkcs1.replaceAll("\n", "\\n") }],
    ["with the line ends of Windows", { text: pkcs8.replaceAll("\n", "\r\n") }],
    ["with spaces for its line ends", { text: pkcs1.trim().replaceAll("\n", " ") }],
    ["in base64", { text: base64(pkcs1) }],
    ["in base64 of more than one line", { text: base64(pkcs8).replaceAll(/(.{76})/gu, "$1\n") }],
    ["with something around it", { text: `\n\n  ${pkcs1}\n\n` }],
    ["from a file", { path: "key.pem" }],
  ])("%s", (_, source) => {
    const outcome = read(source);
    expect(outcome.ok && outcome.value).toMatch(/^-----BEGIN PRIVATE KEY-----\n/u);
    expect(outcome.ok && isTheKey(outcome.value)).toBe(true);
  });
});

describe("a private key is refused", () => {
  test.each<[string, Partial<KeySource>, string, string]>([
    ["where there is none", {}, "PRIVATE_KEY", "nothing, and no PRIVATE_KEY_PATH"],
    [
      "set twice",
      { text: pkcs1, path: "key.pem" },
      "PRIVATE_KEY_PATH",
      "a path, while PRIVATE_KEY is set too",
    ],
    ["that is a path", { text: "./keys/app.pem" }, "PRIVATE_KEY", "what looks like the path of a file"],
    [
      "that is something else",
      { text: "canary-canary" },
      "PRIVATE_KEY",
      '13 characters without a line "-----BEGIN …"',
    ],
    [
      "in base64 of something else",
      { text: base64("canary") },
      "PRIVATE_KEY",
      '8 characters without a line "-----BEGIN …"',
    ],
    ["that is encrypted", { text: key.export(locked).toString() }, "PRIVATE_KEY", "an encrypted key"],
    [
      "that is encrypted in the old way",
      { text: key.export(oldLocked).toString() },
      "PRIVATE_KEY",
      "an encrypted key",
    ],
    [
      "that is public",
      { text: publicKey.export({ type: "spki", format: "pem" }).toString() },
      "PRIVATE_KEY",
      'something else: "public key"',
    ],
    [
      "of OpenSSH",
      { text: pkcs8.replaceAll("PRIVATE", "OPENSSH PRIVATE") },
      "PRIVATE_KEY",
      'something else: "openssh private key"',
    ],
    [
      "of another kind",
      { text: elliptic.export({ type: "sec1", format: "pem" }).toString() },
      "PRIVATE_KEY",
      'something else: "ec private key"',
    ],
    [
      "of another kind, in the same form",
      { text: edwards.export({ type: "pkcs8", format: "pem" }).toString() },
      "PRIVATE_KEY",
      "a key of the kind ed25519",
    ],
    [
      "cut off",
      { text: pkcs1.slice(0, 500) },
      "PRIVATE_KEY",
      'a key without its last line, "-----END RSA PRIVATE KEY-----"',
    ],
    [
      "with a piece missing",
      { text: pkcs1.replace(/\n.{64}\n/u, "\n") },
      "PRIVATE_KEY",
      "a key that is damaged",
    ],
    [
      "empty inside",
      { text: "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----" },
      "PRIVATE_KEY",
      "a key that is damaged",
    ],
    ["whose file isn't there", { path: "ENOENT" }, "PRIVATE_KEY_PATH", '"ENOENT": there is no such file'],
    ["whose file is a folder", { path: "EISDIR" }, "PRIVATE_KEY_PATH", '"EISDIR": that is a folder'],
    [
      "whose file may not be read",
      { path: "EACCES" },
      "PRIVATE_KEY_PATH",
      '"EACCES": the bot may not read that file',
    ],
    [
      "whose file fails otherwise",
      { path: "EIO" },
      "PRIVATE_KEY_PATH",
      '"EIO": a file that can\'t be read (EIO)',
    ],
  ])("%s", (_, source, setting, found) => {
    expect(read(source)).toMatchObject({ ok: false, problem: { setting, found } });
  });
});
