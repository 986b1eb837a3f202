import { CannotOpenStore } from "@rfckit/store";
import { describe, expect, test } from "vitest";
import { databaseProblem, passwordsIn, readDatabase } from "./database.ts";

describe("what is wrong is told apart from what to do", () => {
  test("where the setting can't be read", () => {
    expect(readDatabase("mysql://bot:canary@db/rfc")).toEqual({
      ok: false,
      problem: {
        setting: "DATABASE_URL",
        found: 'It begins with "mysql:", and the bot keeps its data in SQLite or PostgreSQL',
        expected: "a database that this bot can write to: a file's path, or postgres://…",
        remedy:
          "Write a file's path, such as data/rfcbot.db, or postgres://user:password@host:5432/database.",
      },
    });
  });

  test.each([
    [
      "No PostgreSQL server answers at postgresql://bot@db.example.org/rfc (ECONNREFUSED). See whether it runs, and whether this host may reach it.",
      "No PostgreSQL server answers at postgresql://bot@db.example.org/rfc (ECONNREFUSED)",
      "See whether it runs, and whether this host may reach it.",
    ],
    ["It is a riddle.", "It is a riddle", "Name another one, or take the setting away."],
  ])("where it can't be opened: %s", (message, found, remedy) => {
    expect(databaseProblem(new CannotOpenStore("unreachable", message))).toMatchObject({ found, remedy });
  });
});

test.each([
  ["postgres://bot@db/rfc", []],
  ["postgres://bot:long-enough@db/rfc", ["long-enough"]],
  ["postgres://bot:long%2Fenough@db/rfc", ["long%2Fenough", "long/enough"]],
  ["postgres://bot:100%25-sure-it-is@db/rfc", ["100%25-sure-it-is", "100%-sure-it-is"]],
  ["postgres://bot:100%-sure-it-is@db/rfc", ["100%-sure-it-is"]],
  ["postgres://bot:rfckit@db/rfc", []],
  ["data/rfcbot.db", []],
  ["memory:", []],
])("of %s the log masks %j", (url, passwords) => {
  const read = readDatabase(url);
  expect(read.ok && passwordsIn(read.value)).toEqual(passwords);
});
