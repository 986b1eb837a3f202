/**
 * What an operator has: an app on the simulator over HTTP, its settings, and its database in a file of SQLite.
 */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe as describeStanding } from "@rfckit/core";
import { BOT, createVirtualClock, createWorld, type PullHandle } from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { openStoreToRead } from "@rfckit/store";
import { expect, onTestFinished } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const APP = {
  id: 4711,
  slug: "rfcbot",
  name: "rfcbot",
  webhookSecret: "a secret for tests only",
  owner: "acme",
};
const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
`;

/** It ends with the test, which fails where something deviated from GitHub. */
export async function setOperatorStage() {
  const folder = mkdtempSync(join(tmpdir(), "rfc-reconcile-"));
  const clock = createVirtualClock(Math.floor(Date.now() / 1000) * 1000);
  const world = createWorld({ clock, onWake: () => {} });
  world.github(BOT);
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: {
      ".github/rfcbot.yml": CONFIGURATION,
      "templates/draft.md": TEMPLATE,
      "templates/full.md": TEMPLATE,
    },
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "zed"]) repository.grant(login, "write");
  const deviations: string[] = [];
  const front = await createFront(world, {
    app: { ...APP, publicKey: keys.publicKey },
    onDeviation: (deviation) => deviations.push(String(deviation)),
  });
  onTestFinished(async () => {
    await front.close();
    rmSync(folder, { recursive: true, force: true });
    expect(deviations).toEqual([]);
  });
  const path = join(folder, "rfcbot.db");
  const env = {
    APP_ID: String(APP.id),
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: APP.webhookSecret,
    RECEIPT_SECRET: "a seal for tests only",
    GITHUB_API_URL: front.baseUrl,
    DATABASE_URL: "rfcbot.db",
  };
  let opened = 0;
  const rfc = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const { io, out, err } = captureIo("", folder);
    const status = await runProgram(args, { ...io, env: { ...env, ...more } });
    return { status, out: out(), err: err() };
  };
  return {
    clock,
    world,
    path,
    openPull(): PullHandle {
      opened += 1;
      return repository.openPull({
        author: "zed",
        title: `RFC: example ${opened}`,
        labels: ["project-wasmtime"],
        files: {
          [`accepted/example-${opened}.md`]: `# Summary\n\nExample ${opened}.\n\n# Motivation\n\nTests.\n`,
        },
      });
    },
    folder,
    env,
    /** Runs a command as the operator, who has all that the bot has. */
    rfc,
    /** The bot at work, once over everything. */
    reconcile: (args: readonly string[] = ["--all"], more: Readonly<Record<string, string>> = {}) =>
      rfc(["reconcile", ...args], more),
    /** A token of somebody's own. */
    tokenOf: (login: string) => front.tokenOf(login),
    /** How each pull request stands by the database, and what stands under it. */
    async remains(pulls: readonly PullHandle[]) {
      const store = await openStoreToRead({ url: path });
      const records = await store.standings.list();
      await store.close();
      return pulls.map((pull) => {
        const record = records.find(({ key }) => key.number === pull.key.number);
        const { state, comments, labels } = pull.view();
        return {
          standing: record && describeStanding(record.standing),
          state,
          labels,
          comments: comments.map(({ body, deleted }) => [
            deleted,
            // The ledger's rows are others, and so is the last one's hash.
            body.replaceAll(/rfckit:(?:receipts|ledger).*/gu, ""),
          ]),
        };
      });
    },
  };
}
