/** A private key of the kind that GitHub gives to apps; made once, for it takes a while. */
import { generateKeyPairSync } from "node:crypto";

export const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
  type: "pkcs8",
  format: "pem",
}) as string;
