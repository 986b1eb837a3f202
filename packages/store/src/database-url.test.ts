/** Where the database is, as operators write it. */
import { describe, expect, test } from "vitest";
import { readDatabaseUrl } from "./database-url.ts";

const SECRET = "s3cr3t-pa55";

describe("a file", () => {
  test.each([
    ["data/rfcbot.db", "data/rfcbot.db"],
    ["./rfcbot.db", "./rfcbot.db"],
    ["/var/lib/rfcbot/rfcbot.db", "/var/lib/rfcbot/rfcbot.db"],
    [" rfcbot.db\n", "rfcbot.db"],
    ["rfcbot", "rfcbot"],
    ["C:\\data\\rfcbot.db", "C:\\data\\rfcbot.db"],
    ["a file with spaces, 100%.db", "a file with spaces, 100%.db"],
    ["file:data/rfcbot.db", "data/rfcbot.db"],
    ["file:/var/rfcbot.db", "/var/rfcbot.db"],
    ["sqlite:rfcbot.db", "rfcbot.db"],
    ["SQLite:/var/rfcbot.db", "/var/rfcbot.db"],
    ["file:///var/the%20bot/rfcbot.db", "/var/the bot/rfcbot.db"],
    ["sqlite:///var/rfcbot.db", "/var/rfcbot.db"],
  ])("%j", (text, path) => {
    expect(readDatabaseUrl(text)).toEqual({ ok: true, value: { kind: "sqlite", path } });
  });
});

describe("a server", () => {
  const at = (text: string) => {
    const read = readDatabaseUrl(text);
    if (!read.ok || read.value.kind !== "postgresql") throw new Error(JSON.stringify(read));
    return read.value;
  };
  test.each([
    [`postgres://bot:${SECRET}@db.example:5433/rfcs`, "postgresql://bot@db.example:5433/rfcs"],
    [`postgresql://bot:${SECRET}@db.example/rfcs?sslmode=require`, "postgresql://bot@db.example/rfcs"],
    ["postgres://db.example/rfcs", "postgresql://db.example/rfcs"],
    ["postgres://b%40t:p%23@[::1]:5432/rf%20cs", "postgresql://b@t@[::1]:5432/rf cs"],
    [`postgres:///rfcs?host=/run/postgresql&password=${SECRET}`, "postgresql:///run/postgresql/rfcs"],
    [`postgres:///rfcs?user=bot&password=${SECRET}`, "postgresql://localhost/rfcs"],
  ])("%s is told as %s", (text, place) => {
    const { address, place: told, schema } = at(text);
    expect([told, schema]).toEqual([place, null]);
    expect(address).toBe(new URL(text).href);
  });

  test("the schema is taken out, and every other option stays for the driver", () => {
    const { address, schema } = at(
      "postgres://bot:p%23@h/d?sslmode=verify-full&schema=rfcs&sslrootcert=/a/b",
    );
    expect([address, schema]).toEqual([
      "postgres://bot:p%23@h/d?sslmode=verify-full&sslrootcert=%2Fa%2Fb",
      "rfcs",
    ]);
  });
});

describe("what can't be one is told in words, without a password", () => {
  test.each([
    ["", "It is empty."],
    ["  ", "It is empty."],
    [":memory:", "would forget everything"],
    ["file::memory:", "would forget everything"],
    ["data/", "It names a folder"],
    ["file:", "It names no file"],
    ["sqlite://", "It names no file"],
    [`file:rfcbot.db?key=${SECRET}`, `There are options after the "?"`],
    [`file://host/${SECRET}.db`, "After two slashes it takes a third"],
    ["a\0b", "NUL"],
    [`mysql://bot:${SECRET}@h/d`, `It begins with "mysql:"`],
    [`https://bot:${SECRET}@h/d`, `It begins with "https:"`],
    [`postgres://bot:${SECRET}@h`, "It names no database"],
    [`postgres://bot:${SECRET}@h/`, "It names no database"],
    [`postgres://bot:${SECRET}@h/a/b`, "It names no database"],
    [`postgres://bot:${SECRET}#1@h/d`, "special|escaped"],
    [`postgres://bot:${SECRET}@h:port/d`, "can't be read as an address"],
    [`postgres://bot:${SECRET}@h/d?schema=Big`, "The schema's name"],
    [`postgres://bot:${SECRET}@h/d?schema=a';--`, "The schema's name"],
  ])("%j", (text, words) => {
    const read = readDatabaseUrl(text);
    if (read.ok) throw new Error(`It was taken: ${JSON.stringify(read.value)}`);
    expect(read.problem).toMatch(new RegExp(words.replaceAll("?", "\\?")));
    expect(read.problem).not.toContain(SECRET);
  });
});
