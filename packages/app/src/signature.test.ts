import { createHmac } from "node:crypto";
import { Webhooks } from "@octokit/webhooks";
import { describe, expect, test } from "vitest";
import { createSignatureCheck, type WebhookSecrets } from "./signature.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "utf8");
const isSigned = (body: Uint8Array, header: string, secrets: WebhookSecrets) =>
  createSignatureCheck(secrets).isSigned(body, header);

/** From GitHub's own documentation of webhooks. */
const HELLO = {
  secret: "It's a Secret to Everybody",
  body: "Hello, World!",
  signature: "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
};

describe("a signature", () => {
  test("GitHub's documented one is right", async () => {
    expect(await isSigned(bytes(HELLO.body), HELLO.signature, [HELLO.secret])).toBe(true);
  });

  test.each<[string, string, string, WebhookSecrets]>([
    ["of another body", "Hello, World?", HELLO.signature, [HELLO.secret]],
    ["with another secret", HELLO.body, HELLO.signature, ["It's a Secret to Nobody"]],
    ["of another kind", HELLO.body, HELLO.signature.replace("sha256", "sha1"), [HELLO.secret]],
    ["cut short", HELLO.body, HELLO.signature.slice(0, -1), [HELLO.secret]],
    ["with something after it", HELLO.body, `${HELLO.signature}0`, [HELLO.secret]],
    ["in capitals", HELLO.body, HELLO.signature.toUpperCase(), [HELLO.secret]],
    ["that is none", HELLO.body, "", [HELLO.secret]],
  ])("%s is wrong", async (_, body, signature, secrets) => {
    expect(await isSigned(bytes(body), signature, secrets)).toBe(false);
  });

  test("while the secret is replaced, the old one and the new one both count, and nothing else", async () => {
    const secrets: WebhookSecrets = ["the new one", "the old one"];
    for (const [secret, counts] of [
      ["the new one", true],
      ["the old one", true],
      ["another one", false],
    ] as const) {
      const signature = await new Webhooks({ secret }).sign(HELLO.body);
      expect(await isSigned(bytes(HELLO.body), signature, secrets)).toBe(counts);
    }
  });

  test("an empty secret lets nobody in", async () => {
    const ofNothing = "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    expect(await isSigned(bytes(""), ofNothing, [""])).toBe(false);
  });

  test("what is no text was signed by nobody", async () => {
    const body = Buffer.from([0xff, 0xfe, 0x7b]);
    const signature = `sha256=${createHmac("sha256", HELLO.secret).update(body).digest("hex")}`;
    expect(await isSigned(body, signature, [HELLO.secret])).toBe(false);
  });
});
