/**
 * What people write, what GitHub answers and what the bot keeps secret is in none of its log's lines, whatever goes wrong
 * meanwhile. Marks are planted in all of it.
 */
import type { Store } from "@rfckit/reconciler";
import { StoreUnavailable } from "@rfckit/reconciler";
import { type AskedRequest, sendDelivery, signDelivery } from "@rfckit/simulator/http";
import { expect, onTestFinished, test, vi } from "vitest";
import { appKeys } from "../src/app-keys.ts";
import { SECRET } from "../src/life.ts";
import { APPLY, CLOSE, COMMENT, LABELS, MERGE, OBSERVE, READ_PULL } from "./requests.ts";
import { DAY, HOUR, MINUTE, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();
const PATIENCE = { timeout: 30_000 };
const RECEIPT_SECRET = "canary-receipt-secret";
/** Of a token, of a JSON Web Token, of a key. */
const SECRETS = /ghs_\w+|eyJ[\w-]+|BEGIN/u;

/** Everything that was said, on whatever way. */
function listen(): () => string {
  const said: string[] = [];
  const hear = (...words: readonly unknown[]): true => {
    said.push(words.map((word) => (word instanceof Error ? String(word.stack) : String(word))).join(" "));
    return true;
  };
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    vi.spyOn(console, method).mockImplementation(hear);
  }
  vi.spyOn(process.stdout, "write").mockImplementation(hear);
  vi.spyOn(process.stderr, "write").mockImplementation(hear);
  process.on("warning", hear);
  onTestFinished(() => {
    vi.restoreAllMocks();
    process.off("warning", hear);
  });
  return () => said.join("\n");
}

/** What the database says of a value that it doesn't take. */
function echo(): Error {
  const error = new Error('invalid input syntax for type json: "canary-value"', {
    cause: new Error("canary-cause"),
  });
  return Object.assign(error, {
    detail: "Key (body)=(canary-detail) exists.",
    parameters: ["canary-parameter"],
  });
}

/** A store of which a call fails now and then: as the database's absence, or as a bug that repeats what was stored. */
function spoil(failNext: { as: "absence" | "bug" | null; method: string }): (store: Store) => Store {
  const spoilPort = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...given: unknown[]) => {
          const { as } = failNext;
          if (as !== null && name === failNext.method) {
            failNext.as = null;
            throw as === "bug" ? echo() : new StoreUnavailable("The database doesn't answer.");
          }
          return Reflect.apply(method, target, given);
        };
      },
    });
  return ({ ledger, leases, wakeUps, standings }) => ({
    ledger: spoilPort(ledger),
    leases: spoilPort(leases),
    wakeUps: spoilPort(wakeUps),
    standings: spoilPort(standings),
  });
}

const GITHUBS_WORDS: readonly (readonly [number, string])[] = [
  [401, "Bad credentials for canary-credentials"],
  [403, "Resource not accessible by integration: canary-right"],
  [404, "Not Found: canary-path"],
  [500, "Server Error: canary-trace"],
  [502, "<html><title>canary-page</title></html>"],
  [422, 'Validation Failed: "canary-echo" is too long\nbody: canary-body'],
];

/** The requests of that kind that follow are answered with all of it, one after the other. */
function answerWithEverything({ front }: WireStage, name: string): void {
  const when = (request: AskedRequest): boolean => request.name === name;
  front.answerNext({ answer: "not-json", times: 1, when });
  for (const [status, message] of GITHUBS_WORDS) {
    front.answerNext({ answer: { status, message }, times: 1, when });
  }
}

/** Deliveries that nobody should believe, or that nobody understands. */
async function sendRubbish({ life }: WireStage): Promise<void> {
  const payload = {
    canary: "canary-payload",
    repository: { id: "canary-id" },
    comment: { body: "canary-rubbish" },
  };
  for (const name of ["issue_comment", "pull_request", "push", "installation", "repository", "unheard_of"]) {
    await sendDelivery({ url: life.webhookUrl, secret: SECRET, delivery: { name, payload } });
    await sendDelivery({ url: life.webhookUrl, secret: "canary-forged", delivery: { name, payload } });
  }
  const delivery = { name: "push", payload };
  const { headers } = await signDelivery({ secret: SECRET, delivery });
  for (const [changed, body] of [
    [{}, "canary-no-json {"],
    [{ "x-github-event": "canary event" }, "{}"],
    [{ "x-github-delivery": "canary/id" }, "{}"],
    [{ "content-type": "text/canary" }, "{}"],
    [{ "x-hub-signature-256": "sha256=canary" }, "{}"],
  ] as const) {
    await fetch(life.webhookUrl, { method: "POST", headers: { ...headers, ...changed }, body });
  }
  await fetch(new URL("/canary-path?canary=canary", life.webhookUrl));
}

test("a busy life, with everything going wrong", PATIENCE, async () => {
  const said = listen();
  const failNext: Parameters<typeof spoil>[0] = { as: null, method: "" };
  const stage = await setStage({ receiptSecret: RECEIPT_SECRET, spoil: spoil(failNext), bugs: true });
  const { repository } = stage;
  const text = (more: string) => `# Summary\n\ncanary-text ${more}\n\n# Motivation\n\nTests.\n`;
  repository.createBranch("canary-branch");
  repository.commit("canary-branch", { "accepted/canary.md": text("one") }, "zed", "canary-commit");
  stage.world.addUser("canary-nobody");
  const pull = repository.openPull({
    author: "zed",
    branch: "canary-branch",
    title: "RFC: canary-title",
    body: "canary-description",
    labels: ["project-wasmtime"],
  });
  const disturb = async (name: string): Promise<void> => {
    answerWithEverything(stage, name);
    await stage.settle();
    await stage.advance(HOUR);
    await stage.advance(8 * HOUR);
  };
  await disturb(OBSERVE);
  pull.comment({ by: "ana", body: "@rfcbot fcp merge canary-reason\n\ncanary-comment" });
  await disturb(COMMENT);
  pull.comment({ by: "canary-nobody", body: "@rfcbot reviewed canary-stranger" });
  pull.comment({ by: "ben", body: "@rfcbot canary-command canary-words" });
  pull.review({
    by: "dee",
    state: "changes_requested",
    body: "canary-review\n@rfcbot concern canary-objection",
  });
  pull.inline({ by: "eli", body: "@rfcbot explain\ncanary-inline" });
  await disturb(APPLY);
  repository.openIssue({ by: "zed", title: "canary-issue", body: "@rfcbot fcp merge canary-issue-body" });
  repository.commit("main", { ".github/rfcbot.yml": "projects: canary-configuration\ncanary-key: [" });
  await disturb(LABELS);
  await sendRubbish(stage);
  const FAILING = {
    absence: ["append", "read", "record", "settle", "take", "compare", "ring"],
    bug: ["append", "read", "record", "settle", "take", "compare", "ring"],
  } as const;
  for (const as of ["absence", "bug"] as const) {
    for (const method of FAILING[as]) {
      Object.assign(failNext, { as, method });
      pull.comment({ by: "cho", body: "@rfcbot status canary-again" });
      // Whoever has it work hears of it where nothing can be done at all.
      await stage.settle().catch(() => {});
      await stage.advance(HOUR).catch(() => {});
    }
  }
  failNext.as = null;
  pull.comment({ by: "dee", body: "@rfcbot resolve canary-objection" });
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await stage.advance(2 * DAY);
  pull.push({ by: "zed", files: { "accepted/canary.md": text("two") } });
  await stage.advance(10 * DAY);
  for (const name of [MERGE, READ_PULL, CLOSE]) await disturb(name);
  await stage.advance(4 * DAY + MINUTE);
  expect(pull.view().state).toBe("merged");

  const lines = stage.log.map((line) => JSON.stringify(line));
  const told = new Set(stage.log.map(({ event }) => event));
  const expected = [
    "delivery",
    "delivery-refused",
    "pass-failed",
    "parked",
    "recovered",
    "settle-failed",
    "delivery-failed",
  ];
  expect([...told]).toEqual(expect.arrayContaining(expected));
  for (const line of [...lines, said()]) {
    expect(line).not.toMatch(/canary/iu);
    expect(line).not.toMatch(SECRETS);
    expect(line).not.toContain(SECRET);
    expect(line).not.toContain(appKeys().privateKey.split("\n")[3]);
    // Of a page in a GitHub error's place, too.
    expect(line).not.toContain("One moment, please");
  }
});
