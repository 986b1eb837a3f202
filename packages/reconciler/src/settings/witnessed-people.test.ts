/** Whom logins stood for, told by rosters: as the book would have kept it. */
import { describe, expect, test } from "vitest";
import type { DatedVersion } from "../ports/snapshot.ts";
import { bookFrom, contradict, type Witness } from "./witnessed-people.ts";

const configuration = (members: string) =>
  `projects: { tunnel: { groups: { North: [${members}], South: { team: acme/south } } } }\n`;
const version = (at: number, blob: string, members: string | null): DatedVersion => ({
  at,
  file: members === null ? null : { blob, text: members === "" ? "projects: [" : configuration(members) },
});
const witness = (at: number, login: string, id: number): Witness => ({ at, person: { id, login } });

describe("the book", () => {
  test.each<
    [string, Witness[], DatedVersion[], Record<string, Record<string, number>>, Record<string, number>]
  >([
    [
      "has who was first seen under a login, for the version of then",
      [witness(30, "Cho", 9), witness(20, "cho", 3), witness(20, "ana", 1)],
      [version(10, "a", "Ana, cho")],
      { a: { ana: 1, cho: 3 } },
      { ana: 1, cho: 3 },
    ],
    [
      "has each version's own people, and the first identity",
      [witness(20, "cho", 3), witness(40, "cho", 9)],
      [version(30, "b", "cho, dee"), version(10, "a", "cho")],
      { a: { cho: 3 }, b: { cho: 9 } },
      { cho: 3 },
    ],
    [
      "goes by the version in force where the newest was broken or gone",
      [witness(40, "cho", 3)],
      [version(30, "", null), version(20, "b", ""), version(10, "a", "cho")],
      { a: { cho: 3 } },
      { cho: 3 },
    ],
    ["leaves out who is pinned", [witness(20, "cho", 3)], [version(10, "a", "cho#3")], {}, {}],
    ["leaves out whom a team brought", [witness(20, "eli", 5)], [version(10, "a", "cho")], {}, {}],
    ["knows nothing of before the first version", [witness(5, "cho", 3)], [version(10, "a", "cho")], {}, {}],
  ])("%s", (_, witnesses, versions, people, identities) => {
    const book = bookFrom(witnesses, versions);
    const ids = Object.entries(book.people).map(([blob, known]) => [
      blob,
      Object.fromEntries(Object.entries(known).map(([login, person]) => [login, person?.id])),
    ]);
    expect(Object.fromEntries(ids)).toEqual(people);
    expect(book.identities).toEqual(identities);
  });
});

test.each<[string, Witness[], boolean]>([
  ["the same person", [witness(1, "Cho", 3)], false],
  ["another one", [witness(1, "Cho", 4)], true],
  ["somebody, where nobody has the login now", [witness(1, "gone", 5)], true],
  ["a login that isn't in the configuration any more", [witness(1, "zed", 7)], false],
])("%s contradicts it: %#", (_, witnesses, expected) => {
  const people = { a: { cho: { id: 3, login: "cho" }, gone: null } };
  expect(contradict(witnesses, { version: 0, inForce: null, people, identities: {} })).toBe(expected);
});
