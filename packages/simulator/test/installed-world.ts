/** A small world with an app in it, for what GitHub says of it over HTTP: every wake-up's deliveries are kept. */
import { ensureAccount } from "../src/github/accounts.ts";
import type { RepositoryRecord } from "../src/github/records.ts";
import { stateOf } from "../src/github/world.ts";
import type { AppRecord, InstallationRecord } from "../src/http/access.ts";
import { type Delivery, toDeliveries } from "../src/http/deliveries/index.ts";
import { createVirtualClock, createWorld, type Wake } from "../src/index.ts";
import { BOT, SECOND, START } from "./contract/stage.ts";

/** The app is `rfcbot`, installed at `acme`, whose repository `acme/rfcs` has the pull request #1 by zed. */
export async function setInstalledWorld() {
  const clock = createVirtualClock(START);
  const wakes: Wake[] = [];
  const deliveries: Delivery[] = [];
  let installation: InstallationRecord | null = null;
  const world = createWorld({
    clock,
    onWake(wake) {
      clock.advanceTo(clock.now() + SECOND);
      wakes.push(wake);
      if (installation !== null) deliveries.push(...toDeliveries(world, wake, installation));
    },
  });
  const state = stateOf(world);
  world.github(BOT);
  const app: AppRecord = {
    id: 4711,
    slug: "rfcbot",
    name: "RFC bot",
    account: ensureAccount(state.accounts, BOT),
    publicKey: await anyKey(),
    webhookSecret: "secret",
    installations: [],
  };
  const installed: InstallationRecord = {
    id: 31_337,
    app,
    owner: ensureAccount(state.accounts, "acme"),
    permissions: {
      checks: "write",
      contents: "write",
      issues: "write",
      metadata: "read",
      pull_requests: "write",
    },
    suspended: false,
    repositories: null,
  };
  installation = installed;
  app.installations.push(installed);
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: { ".github/rfcbot.yml": "version: 1\n", "accepted/old.md": "# Old\n\nText.\n" },
  });
  repository.grant("ada", "write");
  const pull = repository.openPull({
    author: "zed",
    title: "An example",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": "# Example\n" },
  });
  return {
    clock,
    world,
    state,
    app,
    installation: installed,
    repository,
    record: state.repositories.get(repository.id) as RepositoryRecord,
    pull,
    wakes,
    /** What was delivered since the last time. */
    take: () => deliveries.splice(0),
  };
}

/** What a delivery tells of, in one word: `issue_comment.created`. */
export function nameOf({ name, payload }: Delivery): string {
  return payload["action"] === undefined ? name : `${name}.${payload["action"]}`;
}

/** Nothing is signed with it here. */
async function anyKey() {
  const kind = { name: "ECDSA", namedCurve: "P-256" };
  return (await crypto.subtle.generateKey(kind, true, ["sign", "verify"])).publicKey;
}
