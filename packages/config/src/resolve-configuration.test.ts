import type { Person } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import {
  type Configuration,
  formatProblem,
  namesToLookUp,
  type People,
  projectLabels,
  type Resolved,
  readConfiguration,
  resolveConfiguration,
  rosterFor,
} from "./index.ts";

const alice = { id: 1, login: "Alice" };
const bob = { id: 2, login: "bob" };
const carol = { id: 3, login: "carol" };
const dora = { id: 4, login: "dora" };

function read(text: string): Configuration {
  const result = readConfiguration(text);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join("\n"));
  return result.value;
}

const GROUPS = (groups: string) => read(`projects: { p: { groups: { ${groups} } } }`);

/** GitHub as it knows these four, and nobody else of whom it is asked. */
function knowing(configuration: Configuration, teams: Record<string, readonly Person[]> = {}): People {
  const known = new Map([alice, bob, carol, dora].map((person) => [person.login.toLowerCase(), person]));
  const asked = namesToLookUp(configuration);
  return {
    logins: new Map(asked.logins.map((login) => [login, known.get(login) ?? null])),
    teams: new Map(asked.teams.map((team) => [team, teams[team] ?? null])),
  };
}

function resolve(
  configuration: Configuration,
  people = knowing(configuration),
  earlier = new Map<string, number>(),
): Resolved {
  const result = resolveConfiguration(configuration, people, earlier);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join("\n"));
  return result.value;
}

function problemsOf(
  configuration: Configuration,
  people = knowing(configuration),
  earlier = new Map<string, number>(),
): string[] {
  const result = resolveConfiguration(configuration, people, earlier);
  return result.ok ? [] : result.problems.map((problem) => formatProblem(problem, "c.yml"));
}

test("each name is looked up once, and a pinned login not at all", () => {
  const text = `projects:
  p: { groups: { A: [alice, bob#2], B: [ALICE, carol], T: { team: o/t } } }
  q: { groups: { A: [alice], T: { team: o/t }, U: { team: o/u } } }
admins: [Alice, dora, eve#9]
`;
  expect(namesToLookUp(read(text))).toEqual({ logins: ["alice", "carol", "dora"], teams: ["o/t", "o/u"] });
});

describe("people in the place of logins", () => {
  test("a login is spelt as GitHub spells it, and settings stay", () => {
    const configuration = read(
      "projects: { p: { title: P, groups: { A: [ALICE], B: [bob] } } }\nadmins: [dora, dora-2#4]\npaused: true",
    );
    const { projects, admins, ...settings } = resolve(configuration);
    expect(projects).toEqual([
      {
        label: "p",
        title: "P",
        groups: [
          { name: "A", members: [alice] },
          { name: "B", members: [bob] },
        ],
      },
    ]);
    expect(admins).toEqual([dora]);
    expect(settings).toMatchObject({ paused: true, policy: configuration.policy, rfcs: configuration.rfcs });
  });

  test("a pinned login is that id, whoever has the login now (D32)", () => {
    expect(
      resolve(GROUPS("A: [alice#77], B: [bob]"), undefined, new Map([["alice", 1]])).projects[0]?.groups[0],
    ).toEqual({
      name: "A",
      members: [{ id: 77, login: "alice" }],
    });
  });

  test("a team is its members, each once", () => {
    const configuration = GROUPS("A: { team: o/t }, B: [bob]");
    const people = knowing(configuration, { "o/t": [alice, carol, alice] });
    expect(resolve(configuration, people).projects[0]?.groups[0]).toEqual({
      name: "A",
      members: [alice, carol],
    });
  });

  test("a login with the id that it always had is no problem", () => {
    expect(problemsOf(GROUPS("A: [Alice], B: [bob]"), undefined, new Map([["alice", 1]]))).toEqual([]);
  });
});

describe("what only GitHub knows", () => {
  test("an unknown login", () => {
    expect(problemsOf(GROUPS("A: [alice, zed], B: [bob]"))).toEqual([
      "c.yml:1:39: Found the unknown login `zed` at `projects.p.groups.A[1]`, expected the login of a GitHub user.",
    ]);
  });

  test("an unknown login that was known, and may have been renamed", () => {
    expect(problemsOf(GROUPS("A: [alice, Zed], B: [bob]"), undefined, new Map([["zed", 26]]))).toEqual([
      "c.yml:1:39: Found the unknown login `Zed` at `projects.p.groups.A[1]`, expected the login of a GitHub user. Did you mean `Zed#26`?",
    ]);
  });

  test("a login that changed hands (D7)", () => {
    expect(problemsOf(GROUPS("A: [alice], B: [Bob]"), undefined, new Map([["bob", 99]]))).toEqual([
      "c.yml:1:44: Found the login `Bob` (user 99 in an earlier version of this file, user 2 now) at `projects.p.groups.B[0]`, expected it pinned to the one who is meant: `Bob#99` or `Bob#2`.",
    ]);
  });

  test("an admin's login that changed hands", () => {
    const configuration = read("projects: { p: { groups: { A: [alice], B: [bob] } } }\nadmins: [dora]");
    expect(problemsOf(configuration, undefined, new Map([["dora", 5]]))).toEqual([
      "c.yml:2:10: Found the login `dora` (user 5 in an earlier version of this file, user 4 now) at `admins[0]`, expected it pinned to the one who is meant: `dora#5` or `dora#4`.",
    ]);
  });

  test("teams that can't be read or are empty, in the order of their places", () => {
    const configuration = GROUPS("A: { team: o/none }, B: { team: o/empty }");
    expect(problemsOf(configuration, knowing(configuration, { "o/empty": [] }))).toEqual([
      "c.yml:1:39: Found the unreadable team `o/none` at `projects.p.groups.A.team`, expected a team that exists and that the bot may read.",
      "c.yml:1:60: Found the empty team `o/empty` at `projects.p.groups.B.team`, expected a team with at least one member.",
    ]);
  });

  test("one person twice in a group under two logins", () => {
    expect(problemsOf(GROUPS("A: [bob, bobby#2], B: [carol]"))).toEqual([
      "c.yml:1:37: Found the login `bobby` (the same person as `bob`) at `projects.p.groups.A[1]`, expected each person once in a group.",
    ]);
  });

  test("everybody in every group, once the teams are known (D2)", () => {
    const configuration = GROUPS("A: { team: o/t }, B: [bob, alice]");
    const people = knowing(configuration, { "o/t": [alice, bob] });
    expect(problemsOf(configuration, people)).toEqual([
      "c.yml:1:13: Found the same people in every group at `projects.p.groups`, expected somebody who isn't in all of them, for the sign-off that counts comes from another group.",
    ]);
  });

  test("a name that wasn't asked about is a bug of the caller, not a fault of the file", () => {
    expect(() =>
      resolveConfiguration(
        GROUPS("A: [alice], B: [bob]"),
        { logins: new Map(), teams: new Map() },
        new Map(),
      ),
    ).toThrow("GitHub wasn't asked about alice, which the configuration names.");
  });
});

describe("the roster", () => {
  const text = `projects:
  project-a: { groups: { Fastly: [alice, bob], Arm: [carol] } }
  Project-B: { groups: { Fastly: [dora], Intel: [bob] } }
  project-c: { groups: { X: [alice], Y: [bob] } }
`;
  const resolved = resolve(read(text));

  test("the labels that projects have", () => {
    expect(projectLabels(resolved)).toEqual(["project-a", "Project-B", "project-c"]);
  });

  test("is the union of the labels' projects, groups of one name being one (D2)", () => {
    expect(rosterFor(resolved, ["bug", "project-b", "PROJECT-A"])).toEqual({
      projects: ["project-a", "Project-B"],
      roster: {
        groups: [
          { name: "Fastly", members: [alice, bob, dora] },
          { name: "Arm", members: [carol] },
          { name: "Intel", members: [bob] },
        ],
      },
    });
  });

  test("is empty without a project's label", () => {
    expect(rosterFor(resolved, ["bug"])).toEqual({ projects: [], roster: { groups: [] } });
  });
});
