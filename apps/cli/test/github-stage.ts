/**
 * A GitHub with RFCs on it, served over HTTP, with a bot at work in the same process: for commands that ask it as somebody
 * with a token does.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sealComments } from "@rfckit/reconciler";
import {
  BOT,
  createMemoryEngine,
  createVirtualClock,
  createWorld,
  type Engine,
  type NewRepository,
  type OpenPull,
} from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { expect, onTestFinished } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

const START = Date.UTC(2026, 0, 5, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;

export type GitHubStage = Awaited<ReturnType<typeof setGitHubStage>>;

/** The operator's, by which the bot's receipts are sealed. */
export const SECRET = "a seal for tests only";

/** Whoever posts with a workflow's own token is this account. */
export const WORKFLOWS = "github-actions[bot]";

export interface StageOptions extends Partial<NewRepository> {
  readonly configuration?: string;
  /** Where the Action runs the process, the bot keeps nothing, shares its account and seals its comments. An App, if left out. */
  readonly host?: "app" | "action";
}

/** It ends with the test, which fails where something deviated from GitHub. */
export async function setGitHubStage(options: StageOptions = {}) {
  const { configuration = CONFIGURATION, host = "app", ...how } = options;
  const clock = createVirtualClock(START);
  const engines: Engine[] = [];
  const world = createWorld({ clock, onWake: (wake) => engines[0]?.deliver(wake) });
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: {
      ".github/rfcbot.yml": configuration,
      "templates/draft.md": TEMPLATE,
      "templates/full.md": TEMPLATE,
    },
    ...how,
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) repository.grant(login, "write");
  const surroundings = { world, clock, repository: repository.id, owner: "acme", name: "rfcs" };
  const begin = (): Engine =>
    host === "app"
      ? createMemoryEngine({ ...surroundings, botLogin: BOT }, { receiptSecret: SECRET })
      : createMemoryEngine(
          {
            ...surroundings,
            world: { ...world, github: (login) => sealComments(world.github(login), SECRET) },
            botLogin: WORKFLOWS,
          },
          { receiptSecret: SECRET },
        );
  let engine = begin();
  engines.push(engine);
  const deviations: string[] = [];
  const front = await createFront(world, { onDeviation: (deviation) => deviations.push(deviation) });
  const folder = mkdtempSync(join(tmpdir(), "rfc-github-"));
  onTestFinished(async () => {
    await front.close();
    rmSync(folder, { recursive: true, force: true });
    expect(deviations).toEqual([]);
  });
  const env = { GITHUB_TOKEN: front.tokenOf("ana"), GITHUB_API_URL: front.baseUrl, TZ: "UTC" };
  let opened = 0;
  return {
    clock,
    world,
    repository,
    front,
    folder,
    env,
    /** How the host is named on the command line. */
    host: new URL(front.baseUrl).host,
    openPull(pull: Partial<OpenPull> = {}) {
      opened += 1;
      return repository.openPull({
        author: "zed",
        title: `RFC: example ${opened}`,
        labels: ["project-wasmtime"],
        files: {
          [`accepted/example-${opened}.md`]: `# Summary\n\nExample ${opened}.\n\n# Motivation\n\nTests.\n`,
        },
        ...pull,
      });
    },
    /** Lets a while pass, with the bot at work whenever something is due. */
    async pass(ms = MINUTE) {
      const until = clock.now() + ms;
      while (clock.now() < until) {
        if (host === "action") {
          engine = begin();
          engines[0] = engine;
        }
        await engine.sweep();
        await engine.settle();
        const due = await engine.nextDue();
        clock.advanceTo(Math.min(until, due === null || due <= clock.now() ? until : due));
      }
      await engine.sweep();
      await engine.settle();
    },
    /** Runs a command as somebody would type it; ana, where it isn't said who. */
    async rfc(
      args: readonly string[],
      how: {
        readonly env?: Readonly<Record<string, string>>;
        readonly columns?: number;
        readonly color?: boolean;
      } = {},
    ) {
      const { io, out, err } = captureIo("", folder);
      const { columns = 80, color = false } = how;
      const status = await runProgram(args, {
        ...io,
        stdout: { ...io.stdout, columns, color },
        env: { ...env, ...how.env },
      });
      // Ports differ from one run to the next.
      const plain = (text: string) =>
        text.replaceAll(front.baseUrl, "http://GITHUB").replaceAll(new URL(front.baseUrl).host, "GITHUB");
      return { status, out: plain(out()), err: plain(err()) };
    },
  };
}
