/**
 * Reads the app's private key, wherever and however it was set: as PEM, as PEM in one line with `\n` for its ends, in
 * base64, or in a file. All of these Probot takes too. It differs in one thing: no key is looked for in the current folder.
 */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { quote, type SettingProblem } from "./setting-problem.ts";

export interface KeySource {
  /** `PRIVATE_KEY` and `PRIVATE_KEY_PATH`; `undefined` where they aren't set. */
  readonly text: string | undefined;
  readonly path: string | undefined;
}

/** Gives a file's text, or throws as Node does. */
export type ReadText = (path: string) => string;

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: SettingProblem };

const EXPECTED = "the RSA private key of the GitHub App, as PEM, not encrypted";
const DOWNLOAD = "Generate a private key in the app's settings on GitHub";

/** The key as PEM (PKCS#8), or what is wrong. */
export function readPrivateKey(source: KeySource, readText: ReadText): Outcome<string> {
  const found = findText(source, readText);
  if (!found.ok) return found;
  const { setting, text } = found.value;
  const why = (words: string, remedy = `${DOWNLOAD}, and set the whole file that it gives.`) =>
    wrong(setting, words, remedy);
  const pem = unwrap(text);
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/u.exec(pem)?.[1];
  if (label === undefined) {
    return looksLikePath(pem)
      ? why("what looks like the path of a file", "Set that path as PRIVATE_KEY_PATH instead.")
      : why(`${text.length} characters without a line "-----BEGIN …"`);
  }
  if (label.startsWith("ENCRYPTED") || /\bENCRYPTED\b/u.test(pem)) {
    return why("an encrypted key", "Set it without its passphrase, as GitHub gave it.");
  }
  if (label !== "PRIVATE KEY" && label !== "RSA PRIVATE KEY") {
    return why(`something else: ${quote(label.toLowerCase())}`);
  }
  if (!pem.includes(`-----END ${label}-----`))
    return why(`a key without its last line, "-----END ${label}-----"`);
  const key = parseKey(layOut(pem, label));
  if (key === null) return why("a key that is damaged");
  if (key.asymmetricKeyType !== "rsa") return why(`a key of the kind ${key.asymmetricKeyType ?? "secret"}`);
  return { ok: true, value: key.export({ type: "pkcs8", format: "pem" }).toString() };
}

function findText(
  { text, path }: KeySource,
  readText: ReadText,
): Outcome<{ readonly setting: string; readonly text: string }> {
  if (text !== undefined && path !== undefined) {
    return wrong(
      "PRIVATE_KEY_PATH",
      "a path, while PRIVATE_KEY is set too",
      "Set one of the two, and take the other away.",
      "PRIVATE_KEY or PRIVATE_KEY_PATH",
    );
  }
  if (text !== undefined) return { ok: true, value: { setting: "PRIVATE_KEY", text } };
  if (path === undefined) {
    return wrong(
      "PRIVATE_KEY",
      "nothing, and no PRIVATE_KEY_PATH",
      `${DOWNLOAD}, and set PRIVATE_KEY_PATH to the path of the file, or PRIVATE_KEY to what is in it.`,
    );
  }
  try {
    return { ok: true, value: { setting: "PRIVATE_KEY_PATH", text: readText(path) } };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const found = UNREADABLE[code] ?? `a file that can't be read (${code})`;
    return wrong(
      "PRIVATE_KEY_PATH",
      `${quote(path)}: ${found}`,
      "Set the path of a file that the bot may read.",
    );
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "that is a folder",
  EACCES: "the bot may not read that file",
};

/** The PEM text of what may be base64, or have `\n` for its line ends. */
function unwrap(text: string): string {
  const plain = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  return (plain.includes("-----BEGIN") ? plain : text).replaceAll("\\r", "").replaceAll("\\n", "\n");
}

/** In lines again: some places that keep settings make spaces of line ends. */
function layOut(pem: string, label: string): string {
  const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  const body = pem.slice(pem.indexOf(begin) + begin.length, pem.indexOf(end)).replaceAll(/\s/gu, "");
  return [begin, ...(body.match(/.{1,64}/gu) ?? []), end, ""].join("\n");
}

function parseKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function looksLikePath(text: string): boolean {
  return text.length < 500 && (/\.(pem|key)\s*$/u.test(text) || /^\.{0,2}[/\\]/u.test(text));
}

function wrong(
  setting: string,
  found: string,
  remedy: string,
  expected = EXPECTED,
): { readonly ok: false; readonly problem: SettingProblem } {
  return { ok: false, problem: { setting, found, expected, remedy } };
}
