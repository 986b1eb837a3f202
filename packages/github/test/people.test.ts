/** The present logins of people whom only their numbers are known of. */
import { describe, expect, test } from "vitest";
import { ROUTES, useServedStage } from "./served-stage.ts";

const openStage = useServedStage();

describe("the present logins", () => {
  test("come with the look itself, whoever they are and whatever they were called before", async () => {
    const stage = await openStage();
    const people = ["ana", "ben", "cho"].map((login) => stage.world.addUser(login));
    stage.world.renameUser("ben", "benno");
    const ids = people.map(({ id }) => id);
    const asked = await stage.asks(async () => {
      const { people: shown } = await stage.look(ids.toReversed());
      expect(shown.map(({ login }) => login)).toEqual(["cho", "benno", "ana"]);
    });
    expect(asked).toEqual({ "graphql Observe": 1, [ROUTES.files]: 1 });
    stage.world.renameUser("ana", "anna");
    expect((await stage.look(ids)).people.map(({ login }) => login)).toEqual(["anna", "benno", "cho"]);
  });

  test("of those who are gone are asked for by number once, and then no more", async () => {
    const stage = await openStage();
    const [ana, ben] = ["ana", "ben"].map((login) => stage.world.addUser(login).id);
    const ids = [ana ?? 0, ben ?? 0, 9_999_999];
    stage.world.removeUser("ben");
    const first = await stage.asks(async () => {
      expect((await stage.look(ids)).people).toEqual([{ id: ana, login: "ana" }]);
    });
    expect(first[ROUTES.user]).toBe(2);
    const second = await stage.asks(async () => {
      expect((await stage.look(ids)).people).toEqual([{ id: ana, login: "ana" }]);
    });
    expect(second).toEqual({ "graphql Observe": 1 });
  });

  test("of somebody who leaves later are noticed", async () => {
    const stage = await openStage();
    const { id } = stage.world.addUser("ana");
    stage.pull.comment({ by: "ana", body: "hello" });
    expect((await stage.look([id])).people).toHaveLength(1);
    stage.world.removeUser("ana");
    expect((await stage.look([id])).people).toEqual([]);
  });

  test.each([
    [100, 0],
    [101, 1],
    [250, 2],
  ])("of %i people take %i more requests", async (count, more) => {
    const stage = await openStage();
    const people = Array.from({ length: count }, (_, number) => stage.world.addUser(`person-${number}`));
    stage.world.removeUser(`person-${count - 1}`);
    const asked = await stage.asks(async () => {
      const shown = (await stage.look(people.map(({ id }) => id))).people;
      expect(shown).toEqual(people.slice(0, -1).map(({ id, login }) => ({ id, login })));
    });
    expect([asked["graphql People"] ?? 0, asked[ROUTES.user]]).toEqual([more, 1]);
  });
});

test("who bears a login now is asked for a hundred at a time", async () => {
  const stage = await openStage();
  const logins = Array.from({ length: 130 }, (_, number) => stage.world.addUser(`person-${number}`).login);
  const asked = await stage.asks(async () => {
    const found = await stage.github.lookUp(stage.repository.id, {
      logins: [...logins, "nobody"],
      teams: [],
    });
    expect([...found.logins.keys()]).toEqual([...logins, "nobody"]);
    expect([...found.logins.values()].map((person) => person?.login ?? null)).toEqual([...logins, null]);
  });
  expect(asked).toEqual({ "graphql Logins": 2 });
});

test("a team's members are read to the last page", async () => {
  const stage = await openStage();
  const members = Array.from({ length: 230 }, (_, number) => `member-${number}`);
  stage.world.addTeam("acme/core", members);
  const asked = await stage.asks(async () => {
    const { teams } = await stage.github.lookUp(stage.repository.id, {
      logins: [],
      teams: ["acme/core", "acme/none"],
    });
    expect(teams.get("acme/core")?.map(({ login }) => login)).toEqual(members);
    expect(teams.get("acme/none")).toBeNull();
  });
  expect(asked).toEqual({ "graphql Team": 4 });
});
