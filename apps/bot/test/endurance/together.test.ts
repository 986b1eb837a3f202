/** Several processes on one PostgreSQL database: no pull request has two writers, and nothing is missing. */
import { setTimeout as sleep } from "node:timers/promises";
import { DAY } from "@rfckit/core";
import { expect } from "vitest";
import { BusyOrganisation } from "./busy-organisation.ts";
import { begin, comesRight, dice, end, endure, PULLS } from "./lives.ts";
import { tryServer } from "./postgres.ts";

const { missing, database } = await tryServer();

async function together(): Promise<void> {
  const shared = await database();
  const chance = dice(20_260_106);
  const organisation = await BusyOrganisation.open(PULLS);
  const both = await Promise.all([begin(organisation, shared), begin(organisation, shared)]);
  organisation.listen(both.map(({ webhook }) => webhook));
  while (organisation.left > 0) {
    organisation.act(chance());
    await sleep(chance() * 40);
  }
  await comesRight(organisation, shared, "soon");
  organisation.jump(11 * DAY);
  const [one, other] = both;
  await end(one.bot);
  const third = await begin(organisation, shared);
  await comesRight(organisation, shared, "later");
  for (const { bot } of [other, third]) await end(bot);
  for (const { bot } of [...both, third]) expect(bot.out()).not.toContain('"bug":true');
  await comesRight(organisation, shared, "later");
  await organisation.close();
}

endure(`two processes on one PostgreSQL, with ${PULLS} pull requests`, together, missing);
