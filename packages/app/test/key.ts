/** A key pair of the kind that GitHub gives to apps, as PEM; made once, for it takes a while. */
import { generateKeyPairSync } from "node:crypto";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const PRIVATE_KEY = privateKey;
export const PUBLIC_KEY = publicKey;
