/** The keys of the rehearsed app: made once for a process, worth nothing anywhere else. */
import { generateKeyPairSync } from "node:crypto";

export interface AppKeys {
  /** PEM, PKCS#1: as GitHub hands it out. */
  readonly privateKey: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
}

let keys: AppKeys | null = null;

/** An RSA key of 2048 bits, as GitHub makes them. */
export function appKeys(): AppKeys {
  keys ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return keys;
}
