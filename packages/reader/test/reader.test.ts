/** What an onlooker is told apart from the standing: who the bot is, what the receipts are worth, and what can't be seen. */
import { describe as describeStanding } from "@rfckit/core";
import { SHARED_ACCOUNT, type Sight } from "@rfckit/reconciler";
import { BOT } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { sayRemark } from "../src/index.ts";
import { CONFIGURATION, SECRET, setWorld } from "./reading-world.ts";

/** A motion that has come to its final comment period. */
async function setPeriod(how: Parameters<typeof setWorld>[0] = {}) {
  const world = setWorld(how);
  const pull = world.openPull();
  await world.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await world.pass();
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await world.pass();
  const checklist = pull.view().comments.find(({ body }) => /^<!-- rfckit:about m1\/checklist /u.test(body));
  if (checklist === undefined) throw new Error("There is a checklist.");
  return { ...world, pull, checklist };
}

const kinds = (remarks: readonly { readonly kind: string }[]) => remarks.map(({ kind }) => kind);

describe("a bot that shares its account with other workflows", () => {
  test.each([
    ["with the secret", { receiptSecret: SECRET }],
    ["without", {}],
  ])("is told from them by its seals, %s", async (_, how) => {
    const { reader, pull, checklist, pass } = await setPeriod({ sharesAccount: true });
    expect(checklist.body).toMatch(/^<!-- rfckit:about m1\/checklist [0-9a-f]{32} -->\n/u);
    const before = await reader(how).read(pull.key);
    expect(describeStanding(before.standing)).toMatchObject({
      phase: "final-comment-period",
      signedOff: [{ login: "ana" }, { login: "cho" }],
    });
    // Another workflow posts what looks like an announcement and a decision of the bot's.
    for (const about of ["m1/period/2", "m1/decision/1", "m2/checklist"])
      pull.comment({
        by: BOT,
        body: `<!-- rfckit:about ${about} -->\n${checklist.body.split("\n").slice(1).join("\n")}`,
      });
    await pass();
    const { standing, bot } = await reader(how).read(pull.key);
    expect([bot?.login, standing.motion, standing.ended]).toEqual([BOT, before.standing.motion, []]);
    expect(Object.keys(standing.posted).sort()).toEqual(Object.keys(before.standing.posted).sort());
  });

  test("isn't made of what another workflow posts before it has written anything", async () => {
    const { checklist } = await setPeriod({ receiptSecret: "another" });
    const { reader, openPull, pass, world } = setWorld({ sharesAccount: true });
    const pull = openPull();
    await pass();
    world.addUser(SHARED_ACCOUNT, { kind: "bot" });
    await world.github(SHARED_ACCOUNT).comment(pull.key, checklist.body);
    const { standing, remarks } = await reader({ receiptSecret: SECRET }).read(pull.key);
    expect([standing.motion, Object.keys(standing.posted)]).toEqual([null, []]);
    expect(kinds(remarks)).toEqual(["seal-broken"]);
  });

  test("a seal that doesn't fit the secret is none", async () => {
    const { reader, pull } = await setPeriod({ sharesAccount: true });
    const { standing } = await reader({ receiptSecret: "another" }).read(pull.key);
    expect(Object.keys(standing.posted)).toEqual([]);
  });
});

describe("who the bot is", () => {
  test("whoever wrote the hidden keys, and is a machine account", async () => {
    const { reader, pull } = await setPeriod();
    const { bot, viewer, snapshot } = await reader().read(pull.key);
    expect([bot?.login, snapshot.bot.login, viewer.login]).toEqual([BOT, BOT, "somebody"]);
  });

  test("nobody, where it has written nothing yet; then its login is no mention, but the configured ones are", async () => {
    const { reader, openPull, pass } = setWorld();
    const pull = openPull();
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    const { bot, standing, remarks, mentions } = await reader().read(pull.key);
    expect([bot, mentions, kinds(remarks)]).toEqual([null, ["@rfcbot"], ["no-bot"]]);
    expect(describeStanding(standing)).toMatchObject({ phase: "proposed", mover: { login: "ana" } });
    await pass();
    expect(kinds((await reader().read(pull.key)).remarks)).toEqual(["seal-unverified"]);
  });

  test("a person's comment with a hidden key is a person's comment", async () => {
    const { reader, openPull } = setWorld();
    const pull = openPull();
    pull.comment({ by: "ana", body: "<!-- rfckit:about m1/checklist -->\n## Motion to merge\n" });
    expect((await reader().read(pull.key)).bot).toBeNull();
  });

  test("a forged checklist by a person changes nothing, nor does a key that somebody edits into a machine's comment", async () => {
    const { reader, pull, checklist, pass } = await setPeriod();
    const before = await reader().read(pull.key);
    pull.comment({ by: "eve", body: checklist.body.replaceAll("- [ ]", "- [x]") });
    const note = pull.comment({ by: "dependabot[bot]", body: "Bump." });
    await pass();
    pull.editComment(note, { by: "eli", body: checklist.body.replaceAll("- [ ]", "- [x]") });
    const { bot, standing } = await reader().read(pull.key);
    expect([bot?.login, standing.motion]).toEqual([BOT, before.standing.motion]);
  });

  test("the newest, where there have been several; --bot takes another", async () => {
    const { reader, pull, world, clock } = await setPeriod();
    clock.advanceTo(clock.now() + 60_000);
    await world.github("newer[bot]").comment(pull.key, "<!-- rfckit:about m2/checklist -->\nNew here.");
    const { bot, remarks } = await reader().read(pull.key);
    expect([bot?.login, kinds(remarks)]).toEqual(["newer[bot]", ["several-bots", "unanswered"]]);
    for (const name of ["rfcbot", "RFCBOT[bot]"]) {
      const named = await reader({ bot: name }).read(pull.key);
      expect([named.bot?.login, describeStanding(named.standing).phase]).toEqual([
        BOT,
        "final-comment-period",
      ]);
    }
  });

  test("a name that was misspelt is said", async () => {
    const { reader, pull } = await setPeriod();
    const { remarks } = await reader({ bot: "rfcbto" }).read(pull.key);
    expect(kinds(remarks)[0]).toBe("other-bot");
    expect(remarks.slice(0, 1).map(sayRemark).join()).toContain(`${BOT} has. This is what rfcbto would find`);
    expect(kinds((await reader({ bot: BOT }).read(pull.key)).remarks)).toEqual(["seal-unverified"]);
  });

  test("one that is named and has written nothing is mentioned by its login", async () => {
    const { reader, openPull } = setWorld();
    const pull = openPull();
    pull.comment({ by: "ana", body: "@acme-rfcs merge" });
    expect((await reader().read(pull.key)).standing.motion).toBeNull();
    const { standing } = await reader({ bot: "acme-rfcs[bot]" }).read(pull.key);
    expect(standing.motion?.mover.login).toBe("ana");
  });
});

describe("receipts", () => {
  test("count as the bot wrote them; the right secret verifies them, a wrong one has them not count", async () => {
    const { reader, pull } = await setPeriod();
    const remarksWith = async (how: { readonly receiptSecret?: string }) => {
      const { remarks, standing } = await reader(how).read(pull.key);
      return [kinds(remarks), describeStanding(standing).fcp !== null];
    };
    expect(await remarksWith({})).toEqual([["seal-unverified"], true]);
    expect(await remarksWith({ receiptSecret: "a seal for tests only" })).toEqual([[], true]);
    // Then it is as for a bot that lost its database, and whose receipts somebody altered: what was answered isn't counted anew.
    expect(await remarksWith({ receiptSecret: "another" })).toEqual([["seal-broken"], false]);
  });

  test("where the operator has no secret there is nothing to verify", async () => {
    const { reader, pull } = await setPeriod({ receiptSecret: "" });
    expect(kinds((await reader().read(pull.key)).remarks)).toEqual([]);
  });

  test("what somebody edits into them isn't read: the bot's own last version is", async () => {
    const { reader, pull, checklist } = await setPeriod();
    const before = await reader().read(pull.key);
    pull.editComment(checklist.id, {
      by: "eli",
      body: checklist.body.replace(
        /(rfckit:receipts 1 1 )[0-9a-f]{64}\n[\s\S]*?\n-->/u,
        `$1${"0".repeat(64)}\n{}\n-->`,
      ),
    });
    const { standing, snapshot } = await reader().read(pull.key);
    expect(standing.motion).toEqual(before.standing.motion);
    // And a seal that the bot never wrote stays as it is, so that a comparison finds it.
    expect(snapshot.comments.find(({ id }) => id === checklist.id)?.body).toContain("0".repeat(64));
  });
});

describe("what can't be seen", () => {
  const WITH_TEAM = CONFIGURATION.replace("Intel: [dee, eli]", "Intel: { team: acme/intel }");

  async function setTeams() {
    const world = setWorld({ configuration: WITH_TEAM });
    world.world.addTeam("acme/intel", ["dee", "eli"]);
    const sight = world.world.onlooker("somebody");
    const blind: Sight = {
      ...sight,
      lookUp: async (repository, ask) => {
        const found = await sight.lookUp(repository, ask);
        return { ...found, teams: new Map(ask.teams.map((team) => [team, null])) };
      },
    };
    return { ...world, blind };
  }

  test("a team that the token may not read is known from a motion, and the rest of the configuration counts", async () => {
    const { reader, openPull, pass, blind } = await setTeams();
    const pull = openPull();
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    await pass();
    const { standing, remarks } = await reader({ sight: blind }).read(pull.key);
    expect(
      standing.motion?.roster.groups.find(({ name }) => name === "Intel")?.members.map(({ login }) => login),
    ).toEqual(["dee", "eli"]);
    expect(standing.motion?.presentRoster).toBeNull();
    expect(kinds(remarks)).toContain("teams-unreadable");
  });

  test("before any motion it is named instead of its members", async () => {
    const { reader, openPull, blind } = await setTeams();
    const pull = openPull();
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    const { standing, remarks } = await reader({ sight: blind }).read(pull.key);
    expect(standing.motion?.roster.groups.at(-1)).toEqual({
      name: "Intel",
      members: [{ id: 0, login: "acme/intel" }],
    });
    expect(remarks.map(sayRemark).join(" ")).toContain("may not read acme/intel");
  });

  test("what the bot hasn't answered is counted, and told", async () => {
    const { reader, pull, clock, world } = await setPeriod();
    clock.advanceTo(clock.now() + 60_000);
    const id = pull.comment({ by: "dee", body: "@rfcbot concern cost" });
    // Another machine's approval of it is no answer.
    await world
      .github("other[bot]")
      .apply(pull.key, [{ kind: "react", on: { kind: "comment", id }, content: "+1" }]);
    const { standing, remarks } = await reader().read(pull.key);
    expect(describeStanding(standing).phase).toBe("blocked");
    expect(remarks.map(sayRemark).join(" ")).toMatch(
      new RegExp(`has not answered a command yet, the first at \\S+#issuecomment-${id}\\.`, "u"),
    );
  });
});

describe("all of a repository", () => {
  test("the open ones that are about RFCs, newest first, the bot found in any of them", async () => {
    const { reader, openPull, pass, repository } = setWorld();
    const first = openPull();
    first.comment({ by: "ana", body: "@rfcbot fcp merge" });
    openPull().close("zed");
    openPull({ files: { "README.md": "# Better\n" } });
    await pass();
    const last = openPull();
    last.comment({ by: "ana", body: "@rfcbot status" });
    const told: string[] = [];
    const readings = await reader().readOpen(repository.id, (read, all) => told.push(`${read}/${all}`));
    expect(readings.map(({ snapshot }) => snapshot.key.number)).toEqual([last.key.number, first.key.number]);
    expect(readings.map(({ bot }) => bot?.login)).toEqual([BOT, BOT]);
    expect(told).toEqual(["0/3", "1/3", "1/3", "2/3", "2/3", "3/3"]);
  });

  test("people who were renamed since the motion are called as they are today, for few requests", async () => {
    const { reader, openPull, pass, world, repository } = setWorld();
    for (let number = 0; number < 8; number += 1)
      openPull().comment({ by: "ana", body: "@rfcbot fcp merge" });
    await pass();
    world.renameUser("eli", "elias");
    world.renameUser("cho", "choi");
    world.addUser("cho");
    const sight = world.onlooker("somebody");
    const asked: string[] = [];
    const counting = new Proxy(sight, {
      get: (target, name: keyof Sight) => {
        asked.push(name);
        return target[name];
      },
    });
    const readings = await reader({ sight: counting }).readOpen(repository.id);
    for (const { standing, name } of readings) {
      const people = standing.motion?.roster.groups.flatMap(({ members }) => members) ?? [];
      expect(people.map(name)).toEqual(["ana", "ben", "choi", "dee", "elias"]);
      // A login stands for whoever had it when the bot first read it.
      expect(standing.motion?.presentRoster).toBeNull();
    }
    const count = (name: keyof Sight) => asked.filter((each) => each === name).length;
    // Each once, and one of them again for the present logins.
    expect([count("list"), count("observe"), count("lookUp")]).toEqual([1, 8 + 1, 2]);
    expect(count("readFiles")).toBeLessThanOrEqual(8);
  });
});

test("what would be done is told again and again, and changes nothing, not even what is read", async () => {
  const { reader, pull, world } = await setPeriod();
  const { key } = pull;
  pull.comment({ by: "dee", body: "@rfcbot concern cost" });
  const before = pull.view();
  const { writes } = world.requests();
  const onlooker = reader();
  const reading = await onlooker.read(key);
  const plan = await onlooker.plan(key);
  expect(plan.would.map(({ kind }) => kind)).toContain("comment");
  expect(describeStanding(plan.standing).phase).toBe("blocked");
  expect((await onlooker.plan(key)).would).toEqual(plan.would);
  expect((await onlooker.read(key)).rows).toEqual(reading.rows);
  expect([pull.view(), world.requests().writes]).toEqual([before, writes]);
});
