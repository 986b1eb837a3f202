/**
 * Honest histories, drawn from a seed: people do whatever people do with a pull request, the bot misses webhooks, crashes,
 * loses its database or gets an old one back, GitHub fails, people and repositories are renamed, labels and configurations
 * change. Nobody means ill.
 */
import { DAY, HOUR, MINUTE } from "@rfckit/core";
import { NotAllowed } from "@rfckit/simulator";
import { type Chance, chanceFrom } from "./chance.ts";
import { BOT, checklistOf, configuration, GROUPS, type Host, PEOPLE, type Stage, setStage } from "./stage.ts";

export interface Honest {
  readonly stage: Stage;
  readonly chance: Chance;
  /** What happened, in a word or two each. */
  readonly told: string[];
  /** All names that ever addressed the bot. */
  readonly mentions: string[];
  /** Whether people did what leaves something open: deleted, redacted, dismissed, left GitHub. */
  readonly isObscured: () => boolean;
}

const STAKEHOLDERS = Object.values(GROUPS).flat();

const WORDS = [
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot reviewed",
  "@rfcbot reviewed\n\nGood work.",
  "@rfcbot concern cost",
  "@rfcbot concern scope",
  "@rfcbot resolve",
  "@rfcbot resolve cost",
  "@rfcbot unreview",
  "@rfcbot cancel",
  "@rfcbot fcp merge",
  "@rfcbot fcp close\n\nIt has stalled.",
  "@rfcbot postpone",
  "@rfcbot status",
  "@rfcbot merg",
  "@rfcbot f? @eli",
  "@rfcbot reviewed\n@rfcbot concern both",
  "I like it.",
  "@ben reviewed this, I think.",
];

/** Plays one, and lets the bot come to rest in the end. */
export async function playHonest(seed: number, host?: Host): Promise<Honest> {
  const chance = chanceFrom(seed);
  const play = new Play(setStage(host), chance);
  await play.run();
  const { stage, told, mentions } = play;
  return { stage, chance, told, mentions, isObscured: () => play.isObscured };
}

class Play {
  readonly stage: Stage;
  readonly told: string[] = [];
  readonly mentions = ["@rfcbot"];
  isObscured = false;
  readonly #chance: Chance;
  /** People's comments by id, with their authors' first logins. */
  readonly #comments: { readonly id: number; readonly by: string; readonly body: string }[] = [];
  #reviews: number[] = [];
  #backup: { rows: Awaited<ReturnType<Stage["rows"]>>; book: Awaited<ReturnType<Stage["book"]>> } | null =
    null;
  #renamed = 0;

  constructor(stage: Stage, chance: Chance) {
    this.stage = stage;
    this.#chance = chance;
  }

  async run(): Promise<void> {
    await this.stage.settle();
    await this.#begin();
    const steps = this.#chance.between(2, 14);
    for (let step = 0; step < steps; step += 1) {
      await this.#step();
      // Now and then the bot hears nothing for a while.
      if (!this.#chance.oneIn(4)) await this.stage.settle();
      this.stage.wait(this.#chance.pick([1000, MINUTE, MINUTE, HOUR, DAY, 3 * DAY, 10 * DAY]));
    }
    this.stage.world.setFaults("none");
    this.stage.pull.hinder("none");
    for (let round = 0; round < 3; round += 1) {
      this.stage.wait(MINUTE);
      await this.stage.settle();
    }
  }

  async #begin(): Promise<void> {
    const { stage } = this;
    if (this.#chance.oneIn(6)) {
      const id = this.#says(
        "ana",
        "# Motion to finalize with a disposition to merge\n\n- [x] @ana\n- [ ] @cho\n- [ ] @dee\n",
      );
      stage.wait(MINUTE);
      if (this.#chance.oneIn(2)) this.#editBoxes(id, "cho", ["cho"]);
      if (this.#chance.oneIn(2)) this.#editBoxes(id, "ana", ["dee"]);
      stage.wait(MINUTE);
      await stage.settle();
      this.told.push("adopts");
      await stage.adopt();
    } else this.#says("ana", "@rfcbot fcp merge");
    if (!this.#chance.oneIn(4)) await stage.settle();
    stage.wait(MINUTE);
    if (!this.#chance.oneIn(4)) this.#says(this.#chance.pick(["cho", "dee"]), "@rfcbot reviewed");
    await stage.settle();
    stage.wait(MINUTE);
  }

  /** What GitHub doesn't let somebody do has not happened. */
  async #step(): Promise<void> {
    try {
      await this.#attempt(this.#chance.between(0, 99));
    } catch (error) {
      if (!(error instanceof NotAllowed || error instanceof RangeError)) throw error;
      this.told.push("(refused)");
    }
  }

  async #attempt(roll: number): Promise<void> {
    const { stage } = this;
    const chance = this.#chance;
    const who = chance.pick(PEOPLE);
    if (roll < 34) this.#says(chance.oneIn(5) ? who : chance.pick(STAKEHOLDERS), chance.pick(WORDS));
    else if (roll < 42) this.#tick(chance.pick(STAKEHOLDERS), !chance.oneIn(4));
    else if (roll < 45) this.#review(chance.pick(STAKEHOLDERS));
    else if (roll < 48) this.#edit();
    else if (roll < 52) this.#delete();
    else if (roll < 55) this.#redact();
    else if (roll < 60) {
      this.told.push("pushes");
      stage.pull.push({
        by: stage.called("zed"),
        files: { "accepted/example.md": stage.text() },
        force: chance.oneIn(3),
      });
    } else if (roll < 64) await this.#lose();
    else if (roll < 68) {
      const crashAfter = chance.between(1, 4);
      this.told.push(`crashes after ${crashAfter}`);
      stage.world.setFaults(chance.oneIn(2) ? { crashAfter } : { failAfter: { status: 502, times: 1 } });
    } else if (roll < 72) this.#rename();
    else if (roll < 77) this.#configure();
    else if (roll < 80) this.#label(who);
    else if (roll < 84) this.#setPull(who);
    else if (roll < 87) {
      const reason = chance.pick(["check", "none", "review"] as const);
      this.told.push(`hindered by ${reason}`);
      stage.pull.hinder(reason);
    } else if (roll < 89) this.#tickOthers(who);
    else if (roll < 91) {
      this.told.push("restarts");
      stage.restart();
    } else stage.wait(chance.pick([HOUR, DAY, 10 * DAY]));
  }

  #says(by: string, words: string): number {
    this.told.push(`${by}: ${words.split("\n").join(" ")}`);
    const id = this.stage.pull.comment({ by: this.stage.called(by), body: words });
    this.#comments.push({ id, by, body: words });
    return id;
  }

  #tick(by: string, checked: boolean): void {
    const checklist = checklistOf(this.stage);
    if (checklist === undefined) return;
    this.told.push(`${by} ${checked ? "ticks" : "unticks"}`);
    this.#editBoxes(checklist.id, by, [by], checked);
  }

  /** Somebody means well, and ticks what isn't theirs. */
  #tickOthers(by: string): void {
    const checklist = checklistOf(this.stage);
    if (checklist === undefined) return;
    const whose = this.#chance.pick(STAKEHOLDERS.filter((login) => login !== by));
    this.told.push(`${by} ticks ${whose}`);
    this.#editBoxes(checklist.id, by, [whose]);
  }

  #editBoxes(id: number, by: string, whose: readonly string[], checked = true): void {
    const { pull, called } = this.stage;
    const body = pull.view().comments.find((each) => each.id === id && each.kind === "comment")?.body ?? "";
    const [from, to] = checked ? ["[ ]", "[x]"] : ["[x]", "[ ]"];
    const ticked = whose.reduce(
      (text, login) =>
        text.replaceAll(
          new RegExp(`\\${from.slice(0, 1)}${from.slice(1, 2)}\\] @${called(login)}\\b`, "g"),
          `${to} @${called(login)}`,
        ),
      body,
    );
    // GitHub's editor sends other line ends than the bot does.
    const sent = this.#chance.oneIn(3) ? ticked.replaceAll("\n", "\r\n") : ticked;
    if (ticked !== body) pull.editComment(id, { by: called(by), body: sent });
  }

  #review(by: string): void {
    const { pull, called } = this.stage;
    if (this.#reviews.length > 0 && this.#chance.oneIn(3)) {
      const [id = 0] = this.#reviews.splice(0, 1);
      this.told.push("dismisses");
      pull.dismissReview(id, called("ada"));
      this.isObscured = true;
      return;
    }
    this.told.push(`${by} approves`);
    this.#reviews.push(
      pull.review({
        by: called(by),
        state: this.#chance.oneIn(4) ? "changes_requested" : "approved",
        body: "So.",
      }),
    );
  }

  #edit(): void {
    const { pull, called } = this.stage;
    if (this.#comments.length === 0) return;
    const { id, by, body } = this.#chance.pick(this.#comments);
    const words = this.#chance.pick([
      `${body}\n\nThank you.`,
      "@rfcbot reviewed",
      "Never mind.",
      "@rfcbot concern late",
    ]);
    this.told.push(`${by} edits ${id}`);
    pull.editComment(id, { by: called(by), body: words });
  }

  #delete(): void {
    const { called, remove, pull } = this.stage;
    const [first, ...more] = this.#chance.oneIn(6) ? [checklistOf(this.stage)] : [];
    if (more.length === 0 && first !== undefined) {
      this.told.push("the checklist is deleted");
      remove(first.id, called("zed"));
      this.isObscured = true;
      return;
    }
    if (this.#comments.length === 0) return;
    const { id, by } = this.#chance.pick(this.#comments);
    if (pull.view().comments.some((each) => each.id === id && each.kind === "comment" && each.deleted))
      return;
    this.told.push(`${by} deletes ${id}`);
    remove(id, called(by));
    this.isObscured = true;
  }

  #redact(): void {
    const { pull, called } = this.stage;
    const checklist = this.#chance.oneIn(4) ? checklistOf(this.stage) : undefined;
    const { id, by } =
      checklist === undefined ? this.#chance.pick(this.#comments) : { id: checklist.id, by: "ada" };
    this.told.push(`${by} redacts ${id}`);
    pull.redactRevision(id, 0, { by: called(by) });
    this.isObscured = true;
  }

  async #lose(): Promise<void> {
    const { stage } = this;
    if (this.#backup === null || this.#chance.oneIn(3)) {
      if (this.#chance.oneIn(2)) {
        this.told.push("backs up");
        this.#backup = { rows: await stage.rows(), book: await stage.book() };
        return;
      }
      this.told.push("the database is lost");
      await stage.replaceLedger([], null);
    } else {
      this.told.push("an old backup is put back");
      await stage.replaceLedger(this.#backup.rows, this.#backup.book);
    }
    await stage.settle();
  }

  #rename(): void {
    this.#renamed += 1;
    if (this.#chance.oneIn(3)) {
      this.told.push("the repository is renamed");
      this.stage.repository.rename({ name: `rfcs-${this.#renamed}` });
      return;
    }
    const who = this.#chance.pick(STAKEHOLDERS);
    this.told.push(`${who} is renamed`);
    this.stage.rename(who, `${who}-${this.#renamed}`);
  }

  #configure(): void {
    const change = this.#chance.pick([
      { days: 5 },
      { groups: { ...GROUPS, Core: ["ada", "ben"] } },
      { groups: { Fastly: ["ana"], Arm: ["cho", "eli"] } },
      { mentions: 'mentions: ["@rfcbot", "@decider"]\n' },
      { more: "signOff: { reviews: false }\n" },
      { more: "fcp:\n  broken: [\n" },
      {},
    ]);
    this.told.push(`configures ${JSON.stringify(change)}`);
    if ("mentions" in change && !this.mentions.includes("@decider")) this.mentions.push("@decider");
    // Logins stand for whoever has them now; who was renamed keeps their place under the new one.
    const groups = Object.fromEntries(
      Object.entries("groups" in change ? change.groups : GROUPS).map(([group, logins]) => [
        group,
        logins.map((login) => this.stage.called(login)),
      ]),
    );
    this.stage.repository.commit("main", { ".github/rfcbot.yml": configuration({ ...change, groups }) });
  }

  #label(by: string): void {
    const { pull, called } = this.stage;
    const label = this.#chance.pick([
      "final-comment-period",
      "disposition-close",
      "project-wasmtime",
      "blocked-by-stakeholder",
    ]);
    const on = this.#chance.oneIn(2);
    this.told.push(`${by} ${on ? "adds" : "removes"} ${label}`);
    pull.label(on ? { by: called(by), add: [label] } : { by: called(by), remove: [label] });
  }

  #setPull(by: string): void {
    const { pull, called } = this.stage;
    const what = this.#chance.pick(["draft", "ready", "close", "reopen", "reopen", "merge"] as const);
    this.told.push(`${by}: ${what}`);
    if (what === "draft" || what === "ready") pull.setDraft(what === "draft", called("zed"));
    else if (what === "close") pull.close(called(by));
    else if (what === "reopen") pull.reopen(called(by));
    else pull.mergeByHand(called(by));
  }
}

export { BOT };
