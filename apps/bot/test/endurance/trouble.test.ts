/** What servers live through: a full disk, a database that goes away, a clock that is wrong. Nothing is lost or early, and it says so. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DAY, type Duration, MINUTE } from "@rfckit/core";
import { afterAll, expect } from "vitest";
import { BusyOrganisation } from "./busy-organisation.ts";
import { databaseAt, sqliteFile } from "./database.ts";
import { begin, comesRight, dice, end, endure, THOROUGH } from "./lives.ts";
import { tryServer } from "./postgres.ts";

/** Half of what it takes elsewhere: what is looked at is the trouble. */
const PULLS = 16;
/** How long the database is away. */
const AWAY: Duration = MINUTE;

/** A file system of so many KiB; `null` where this user may not make one. */
function smallDisk(size: number): { readonly folder: string; readonly drop: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-disk-"));
  const drop = () => {
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", folder], { stdio: "ignore" });
    return { folder, drop };
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const disk = THOROUGH ? smallDisk(4096) : null;
afterAll(() => disk?.drop());

endure(
  "a full disk",
  async () => {
    if (disk === null) throw new Error("There is no such disk.");
    const chance = dice(7);
    const database = databaseAt(join(disk.folder, "rfcbot.db"), async () => {});
    const organisation = await BusyOrganisation.open(PULLS);
    const { bot, webhook } = await begin(organisation, database);
    organisation.listen([webhook]);
    for (let deed = 0; deed < 10; deed += 1) organisation.act(chance());
    const ballast = join(disk.folder, "ballast");
    // The last page, too.
    for (const size of [1024 * 1024, 4096, 1]) fill(ballast, size);
    while (organisation.left > 20) organisation.act(chance());
    await sleep(2000);
    const { writes } = organisation.world.requests();
    expect(bot.out()).toMatch(/database.*full|disk.*full|full/iu);
    await sleep(1000);
    // What can't be kept isn't done either.
    expect(organisation.world.requests().writes).toBe(writes);
    rmSync(ballast);
    while (organisation.left > 0) organisation.act(chance());
    await comesRight(organisation, database, "soon");
    await end(bot);
    await organisation.close();
  },
  THOROUGH && disk === null ? "a small one can't be mounted here" : "",
);

/** Writes into a file until no piece of that size fits any more. */
function fill(path: string, size: number): void {
  for (;;) {
    try {
      writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch {
      return;
    }
  }
}

const { missing, server, database: onServer } = await tryServer();
const foreign = missing === "" && THOROUGH && !server().own ? "the server is somebody else's" : missing;

endure(
  `PostgreSQL is away for ${AWAY / 1000} s`,
  async () => {
    const chance = dice(8);
    const database = await onServer();
    const organisation = await BusyOrganisation.open(PULLS);
    const { bot, webhook } = await begin(organisation, database);
    organisation.listen([webhook]);
    for (let deed = 0; deed < 10; deed += 1) organisation.act(chance());
    await sleep(500);
    await server().crash();
    while (organisation.left > 20) organisation.act(chance());
    await sleep(AWAY);
    expect(bot.out()).toMatch(/"event":"(run-failed|delivery-failed|settle-failed)"/u);
    await server().restart();
    while (organisation.left > 0) organisation.act(chance());
    await comesRight(organisation, database, "soon");
    await end(bot);
    await organisation.close();
  },
  foreign,
);

/** Runs before the bot does, and sets its clock so many ms ahead. */
function clockAhead(by: number): Readonly<Record<string, string>> {
  const code = `const Real = Date; globalThis.Date = class Date extends Real {
    constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${by}); }
    static now() { return Real.now() + ${by}; }
  };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

for (const by of [10 * MINUTE, -10 * MINUTE]) {
  endure(`a clock that is ${by} ms ahead`, async () => {
    const chance = dice(9);
    const database = await sqliteFile();
    const organisation = await BusyOrganisation.open(PULLS);
    const { bot, webhook } = await begin(organisation, database, clockAhead(by));
    organisation.listen([webhook]);
    while (organisation.left > 0) {
      organisation.act(chance());
      await sleep(5);
    }
    await comesRight(organisation, database, "soon");
    expect(await bot.logged("clock-off")).toMatchObject({ level: "warn" });
    await end(bot);
    // By the wrong clock the periods are over, or by the right one nearly.
    organisation.jump(10 * DAY - 5 * MINUTE);
    const second = await begin(organisation, database, clockAhead(by));
    await second.bot.logged("clock-off");
    await sleep(3000);
    await comesRight(organisation, database, "soon");
    await end(second.bot);
    organisation.jump(10 * MINUTE);
    const third = await begin(organisation, database, clockAhead(by));
    await comesRight(organisation, database, "later");
    await end(third.bot);
    await organisation.close();
    await database.drop();
  });
}
