/** Plays a history in both worlds, step by step at the same instants, and compares whenever both have looked. */
import { DAY, type Instant, MINUTE, nextDue, SECOND } from "@rfckit/core";
import { NotAllowed } from "../../src/index.ts";
import { compare, type Side, tellInstant } from "./compare.ts";
import type { Deed, Step, Story } from "./deeds.ts";
import { tell } from "./deeds.ts";
import { noteDeed, noteLook, noteUnaware, nothingPast } from "./past.ts";
import { type Looked, type Stage, setStage } from "./stage.ts";

export interface Played {
  /** A line for each step, and the last of them says what was wrong. */
  readonly lines: readonly string[];
  readonly wrong: readonly string[];
  readonly comparisons: number;
  /** How it came to its end. */
  readonly end: "merged" | "closed" | "open" | "later" | "parted";
}

export async function play({ configuration, steps }: Story): Promise<Played> {
  const played = new Play(setStage(true, configuration), setStage(false, configuration));
  played.lines.push(`the configuration: ${JSON.stringify(configuration)}`);
  try {
    await played.look("both");
    // In the second of its opening everything that is written is written about the text that it was opened with.
    await played.advance(played.now() + MINUTE);
    for (const step of steps) {
      if (played.isOver()) break;
      await played.step(step);
    }
    if (!played.isOver()) await played.advance(played.now() + 30 * DAY);
  } catch (error) {
    played.accuse([`something broke: ${error instanceof Error ? error.message : error}`]);
  }
  return played;
}

class Play implements Played {
  readonly lines: string[] = [];
  wrong: readonly string[] = [];
  comparisons = 0;
  end: Played["end"] = "open";
  readonly #prompt: Stage;
  readonly #late: Stage;
  readonly #past = nothingPast();
  #seen: Looked | null = null;
  #lateSeen: Looked | null = null;

  constructor(prompt: Stage, late: Stage) {
    this.#prompt = prompt;
    this.#late = late;
  }

  now(): Instant {
    return this.#prompt.clock.now();
  }

  isOver(): boolean {
    return this.wrong.length > 0 || this.end === "later" || this.end === "parted";
  }

  async step(step: Step): Promise<void> {
    await this.advance(this.#instantOf(step.wait));
    if (this.isOver()) return;
    const { deed, look } = step;
    const place = this.#late.placeIn(deed);
    const text = place === null ? "" : this.#prompt.textIn(place);
    const done = await this.#do(deed);
    if (done) noteDeed(this.#past, deed, place, text);
    this.lines.push(`${tellInstant(this.now())}  ${tell(step)}${done ? "" : "  (can't be done)"}`);
    // A configuration rings for everybody. One that ends a pause does so by its commit's date, and not when somebody looked.
    const who = deed.do === "configure" ? "both" : look;
    if (this.end !== "parted") await this.look(who, deed.do === "adopt" && done);
  }

  /** Moves on to an instant; whatever is due by time alone until then is looked at. */
  async advance(to: Instant): Promise<void> {
    for (;;) {
      const due = this.#nextDue();
      if (due === null || due > to || this.isOver()) break;
      this.#moveTo(Math.max(due, this.now()));
      this.lines.push(`${tellInstant(this.now())}  something is due`);
      await this.look("both");
      if (due <= this.now() && this.#nextDue() === due) break;
    }
    if (!this.isOver()) this.#moveTo(Math.max(to, this.now()));
  }

  async look(who: Step["look"], adopts = false): Promise<void> {
    if (who === "none" && !adopts) return;
    this.#seen = await this.#prompt.look(adopts ? this.#prompt.adopting : undefined);
    if (who === "remembering" && !adopts) {
      this.#past.blind.add(this.now());
      return;
    }
    this.#lateSeen = await this.#late.look(adopts ? this.#late.adopting : undefined);
    this.#compare(this.#seen, this.#lateSeen);
  }

  #compare(seen: Looked, lateSeen: Looked): void {
    const prompt: Side = { stage: this.#prompt, standing: seen.standing };
    const late: Side = { stage: this.#late, standing: lateSeen.standing };
    this.comparisons += 1;
    this.#end();
    const { motion } = lateSeen.standing;
    const place = motion === null ? null : this.#late.placeOf(motion.source.id);
    const wrote = lateSeen.whole && lateSeen.standing.pausedSince === null;
    if (wrote) noteUnaware(this.#past, place, this.#late.places());
    else this.#past.blind.add(this.now());
    const { wrong, parted } = compare(prompt, late, this.#past, lateSeen.whole);
    if (parted) this.end = "parted";
    this.accuse(wrong);
    if (wrote) noteLook(this.#past, place, this.#late.places());
  }

  #end(): void {
    const [view, lateView] = [this.#prompt.pull.view(), this.#late.pull.view()];
    if (view.state !== lateView.state) this.end = "later";
    else this.end = view.state;
  }

  accuse(wrong: readonly string[]): void {
    this.wrong = wrong;
    for (const what of wrong) this.lines.push(`wrong: ${what}`);
  }

  #nextDue(): Instant | null {
    const now = this.now();
    const due = [this.#seen, this.#lateSeen].flatMap((each) => {
      const at = each === null ? null : nextDue(each.standing, now);
      return at === null ? [] : [at];
    });
    return due.length === 0 ? null : Math.min(...due);
  }

  #instantOf(wait: Step["wait"]): Instant {
    const now = this.now();
    if (typeof wait === "number") return now + wait;
    const endsAt = this.#seen?.standing.motion?.period?.endsAt ?? now;
    return Math.max(now, wait === "end" ? endsAt : endsAt - SECOND);
  }

  #moveTo(at: Instant): void {
    for (const { clock } of [this.#prompt, this.#late]) clock.advanceTo(at);
  }

  /** Only what can be done in both worlds is done. */
  async #do(deed: Deed): Promise<boolean> {
    const ways = [this.#prompt, this.#late].map((stage) => stage.way(deed));
    if (ways.some((way) => way === null)) return false;
    const done: boolean[] = [];
    for (const way of ways) done.push(await isAllowed(way));
    if (done[0] !== done[1]) this.end = "parted";
    return done[0] === true;
  }
}

async function isAllowed(way: (() => unknown) | null | undefined): Promise<boolean> {
  try {
    await way?.();
    return true;
  } catch (error) {
    if (error instanceof NotAllowed) return false;
    throw error;
  }
}
