/**
 * Where the database is, as operators write it: a path is SQLite, an address is a PostgreSQL server.
 *
 * What is wrong is told in words that never repeat the address, since there may be a password in it.
 */
import { fileURLToPath } from "node:url";

export type DatabaseUrl =
  /** `path` as it was written: one that isn't absolute is meant from the current folder. */
  | { readonly kind: "sqlite"; readonly path: string }
  | {
      readonly kind: "postgresql";
      /** With the password, for the driver. */
      readonly address: string;
      /** Without it, for people. */
      readonly place: string;
      /** The schema that the tables are in; `null` for the server's choice, mostly `public`. */
      readonly schema: string | null;
    };

export type ReadUrl =
  | { readonly ok: true; readonly value: DatabaseUrl }
  | { readonly ok: false; readonly problem: string };

const EXAMPLES =
  "Write a file's path, such as data/rfcbot.db, or postgres://user:password@host:5432/database.";

/** Reads `DATABASE_URL`: a path, `file:…` or `sqlite:…`, `postgres://…` or `postgresql://…`. */
export function readDatabaseUrl(text: string): ReadUrl {
  const written = text.trim();
  if (written === "") return problem(`It is empty. ${EXAMPLES}`);
  // One letter before the colon is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(written)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return readPath(written);
    case "file":
    case "sqlite":
      return readFileUrl(written.slice(scheme.length + 1));
    case "postgres":
    case "postgresql":
      return readServerUrl(written);
    default:
      return problem(
        `It begins with "${scheme}:", and the bot keeps its data in SQLite or PostgreSQL. ${EXAMPLES}`,
      );
  }
}

function readPath(path: string): ReadUrl {
  if (path.includes(":memory:")) return problem(`":memory:" would forget everything at the end. ${EXAMPLES}`);
  if (/[\\/]$/.test(path)) return problem(`It names a folder, and a file is needed. ${EXAMPLES}`);
  if (path.includes("\0")) return problem(`There is a NUL character in it. ${EXAMPLES}`);
  return { ok: true, value: { kind: "sqlite", path } };
}

/** What follows `file:` or `sqlite:`: a path, or two slashes and an absolute one with its characters escaped. */
function readFileUrl(rest: string): ReadUrl {
  if (rest === "" || rest === "//") return problem(`It names no file. ${EXAMPLES}`);
  if (rest.includes("?"))
    return problem(`There are options after the "?", and SQLite takes none here. ${EXAMPLES}`);
  if (!rest.startsWith("//")) return readPath(rest);
  try {
    return readPath(fileURLToPath(`file:${rest}`));
  } catch {
    return problem(`After two slashes it takes a third and an absolute path. ${EXAMPLES}`);
  }
}

function readServerUrl(address: string): ReadUrl {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hash !== "") {
    return problem(
      `It can't be read as an address. Characters such as # / ? @ : in the password have to be escaped, # as %23. ${EXAMPLES}`,
    );
  }
  const database = unescaped(url.pathname.slice(1));
  if (database === "" || database.includes("/")) {
    return problem(`It names no database: that goes behind the last slash. ${EXAMPLES}`);
  }
  const schema = url.searchParams.get("schema");
  if (schema !== null && !/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    return problem("The schema's name may have small letters, digits and underscores, 63 at most.");
  }
  // The driver knows no such option.
  if (schema !== null) url.searchParams.delete("schema");
  const host = url.host === "" ? (url.searchParams.get("host") ?? "localhost") : url.host;
  const user = url.username === "" ? "" : `${unescaped(url.username)}@`;
  return {
    ok: true,
    value: {
      kind: "postgresql",
      address: url.href,
      place: `postgresql://${user}${host}/${database}`,
      schema,
    },
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function problem(words: string): ReadUrl {
  return { ok: false, problem: words };
}
