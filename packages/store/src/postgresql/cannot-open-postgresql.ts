/** Why a database on a server can't be opened, in words for the operator. */
import { CannotOpenStore } from "../cannot-open-store.ts";
import { isErrorOf } from "../error-code.ts";
import { postgresqlFailure, stateOf } from "./postgresql-failure.ts";

/** `place` is the address without its password. What is no failure of the way there or of the server is a bug, and stays as it is. */
export function cannotOpenPostgresql(place: string, error: unknown): unknown {
  if (error instanceof CannotOpenStore) return error;
  const state = stateOf(error);
  if (state !== null) return byServer(place, state) ?? otherwise(place, error);
  if (isErrorOf(error, /CERT|ALTNAME|^ERR_TLS|^EPROTO$/)) {
    return new CannotOpenStore(
      "unsuitable",
      `The connection to ${place} can't be encrypted as asked (${error.code}). Give the server's certificate authority with sslrootcert=, or see whether it is the right server.`,
    );
  }
  if (isErrorOf(error, /^E(NOTFOUND|AI_AGAIN)$/)) {
    return new CannotOpenStore(
      "unreachable",
      `There is no such host: ${place} (${error.code}). See whether its name is right and known here.`,
    );
  }
  const words = error instanceof Error ? error.message : "";
  if (/client password must be a (non-empty )?string/.test(words)) {
    return new CannotOpenStore(
      "denied",
      `${place} asks for a password. Put it behind the user's name and a colon.`,
    );
  }
  if (/does not support SSL/.test(words)) {
    return new CannotOpenStore(
      "unsuitable",
      `${place} doesn't encrypt connections. Turn that on there, or leave sslmode out.`,
    );
  }
  return otherwise(place, error);
}

function byServer(place: string, state: string): CannotOpenStore | null {
  const cannot = (why: CannotOpenStore["why"], words: string) =>
    new CannotOpenStore(why, `${place} ${words} (${state}).`);
  switch (state) {
    case "28P01":
      return cannot(
        "denied",
        "refuses that user name or password. See that special characters in it are escaped",
      );
    case "28000":
      return cannot("denied", "doesn't let that user in from here. See the server's pg_hba.conf");
    case "3D000":
      return cannot("absent", "has no such database. Make it with createdb, with the encoding UTF8");
    case "42501":
      return cannot(
        "denied",
        "doesn't let that user make tables. Make them the owner of the database, or grant create on its schema",
      );
    case "42P07":
    case "42723":
      return cannot(
        "content",
        "has tables of another program with the same names. Give the bot a database of its own",
      );
    case "3F000":
      return cannot("absent", "has no schema to make tables in. Name one in the address with ?schema=");
    case "53300":
      return cannot("unreachable", "has no connection left. Let it take more, or put a pooler in front");
    case "57P03":
      return cannot("unreachable", "isn't ready yet, or is shutting down. Try again");
    default:
      return null;
  }
}

function otherwise(place: string, error: unknown): unknown {
  const failure = postgresqlFailure(error);
  if (failure === null) return error;
  const code = isErrorOf(error, /^[A-Z0-9_]+$/) ? ` (${error.code})` : "";
  return new CannotOpenStore(
    "unreachable",
    `No PostgreSQL server answers at ${place}${code}. See whether it runs, and whether this host may reach it.`,
  );
}
