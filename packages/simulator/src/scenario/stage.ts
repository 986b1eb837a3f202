/**
 * The world as a scenario finds it: its repository, its people, its pull request, all made from the file.
 *
 * Whoever is named has an account from then on, and write access: the story says who does what, and GitHub's
 * access rights are no part of it.
 */
import type { UserId } from "@rfckit/core";
import { createVirtualClock, type VirtualClock } from "../clock.ts";
import type { PullHandle } from "../github/pull-handle.ts";
import type { RepositoryHandle } from "../github/repository-handle.ts";
import type { World } from "../github/world.ts";
import { createWorld } from "../github/world.ts";
import { BOT } from "./checklist-comment.ts";
import type { Engine, MakeEngine } from "./engine.ts";
import { ExampleFiles, TEMPLATES } from "./example-files.ts";
import type { Scenario, ScenarioConfig } from "./scenario.ts";
import { loginsIn, writeConfig } from "./scenario-config.ts";

const OWNER = "example";
const NAME = "rfcs";
const MAIN = "main";
const CONFIG_PATH = ".github/rfcbot.yml";

export interface Stage {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly repository: RepositoryHandle;
  readonly engine: Engine;
  readonly examples: ExampleFiles;
  /** Makes sure that there is somebody with this login, who has write access. */
  readonly admit: (login: string) => string;
  /** Gives somebody another login. False where somebody else has it. */
  readonly rename: (from: string, to: string) => boolean;
  /** Puts a configuration on the default branch. */
  readonly configure: (config: ScenarioConfig) => void;
  readonly ensureBranch: (branch: string) => void;
  /** How somebody is called today. */
  readonly loginOf: (id: UserId) => string;
}

/** Sets up everything but the pull request. */
export function setStage(scenario: Scenario, makeEngine: MakeEngine): Stage {
  const clock = createVirtualClock(scenario.start);
  const engines: Engine[] = [];
  const world = createWorld({
    clock,
    onWake: (wake) => engines[0]?.deliver(wake),
    onDeath: () => engines[0]?.die(),
  });
  const examples = new ExampleFiles();
  const repository = world.addRepository({
    owner: OWNER,
    defaultBranch: MAIN,
    name: NAME,
    files: { ...TEMPLATES, [CONFIG_PATH]: writeConfig(scenario.config), ...examples.fill(scenario.base) },
  });
  const branches = new Set([MAIN]);
  const logins = new Map<UserId, string>();
  const admit = (login: string, id?: UserId): string => {
    const account = world.addUser(login, id === undefined ? {} : { id });
    if (!logins.has(account.id)) repository.grant(login, "write");
    logins.set(account.id, account.login);
    return account.login;
  };
  const bearsAnybody = (login: string) =>
    [...logins.values()].some((present) => present.toLowerCase() === login.toLowerCase());
  const admitAll = (config: ScenarioConfig) => {
    for (const { login, id } of loginsIn(config)) {
      // A pin that doesn't fit who is there already is for the bot to find out.
      if (id === undefined) admit(login);
      else if (!bearsAnybody(login) && !logins.has(id)) admit(login, id);
    }
  };
  admitAll(scenario.config);
  const surroundings = { world, clock, repository: repository.id, owner: OWNER, name: NAME, botLogin: BOT };
  const engine = makeEngine(surroundings);
  engines.push(engine);
  return {
    world,
    clock,
    repository,
    engine,
    examples,
    admit,
    rename(from, to) {
      admit(from);
      if (from.toLowerCase() !== to.toLowerCase() && bearsAnybody(to)) return false;
      const account = world.renameUser(from, to);
      logins.set(account.id, account.login);
      return true;
    },
    configure(config) {
      admitAll(config);
      repository.commit(MAIN, { [CONFIG_PATH]: writeConfig(config) });
    },
    ensureBranch(branch) {
      if (branches.has(branch)) return;
      repository.createBranch(branch);
      branches.add(branch);
    },
    loginOf: (id) => logins.get(id) ?? "ghost",
  };
}

/** Opens the scenario's pull request. */
export function openPull(stage: Stage, { pull }: Scenario): PullHandle {
  return stage.repository.openPull({
    number: pull.number,
    author: stage.admit(pull.author),
    draft: pull.draft,
    labels: pull.labels,
    title: titleOf(Object.keys(pull.files)),
    files: stage.examples.fill(pull.files),
  });
}

/** A title as people give one: after the first file's name. */
function titleOf([first = ""]: readonly string[]): string {
  const stem = first.slice(first.lastIndexOf("/") + 1).replace(/\.[^.]*$/u, "");
  return `RFC: ${stem.replaceAll("-", " ")}`;
}
