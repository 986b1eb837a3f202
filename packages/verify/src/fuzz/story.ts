/**
 * The life of a motion in which everybody gets to say something, told with these words or with those.
 *
 * Told twice, with plain words and with hostile ones, it must come to the same after each step. What is said changes
 * nothing; who says it, and by what command, is the same in both.
 */
import type { Disposition, Standing } from "@rfckit/core";
import type { CommentView, PullHandle, PullView } from "@rfckit/simulator";
import { type Bench, BOT, createBench } from "./bench.ts";
import { tamper, tickAll } from "./tampering.ts";
import { configurationOf, PLAIN, type Words } from "./words.ts";

export interface Told {
  /** The standing and the pull request after each step, by the step's name. */
  readonly steps: readonly { readonly name: string; readonly standing: Standing; readonly labels: string }[];
  readonly view: PullView;
  /** Another pull request, whose motion was refused. */
  readonly beside: PullView;
}

export async function tell(words: Words, disposition: Disposition): Promise<Told> {
  const bench = createBench(configurationOf(words));
  const pull = bench.openPull(words.title, ["project-core"]);
  const teller = new Teller(bench, pull, words);
  await bench.settle(pull);
  const beside = bench.openPull(words.title, []);
  await bench.says(beside, "ana", "@rfcbot merge");
  await bench.says(beside, "zed", words.talk);

  await teller.says("the motion", "ana", `@rfcbot ${disposition} ${words.reason}`);
  await teller.says("a stranger's copy of the checklist", "zed", teller.copy());
  await teller.says("an objection", "eli", `@rfcbot concern ${words.objection}`);
  await teller.tampers("tampering with the checklist", "checklist");
  await teller.says("another objection", "dee", `@rfcbot object ${words.another}`);
  await teller.says("a poll", "ben", `@rfcbot poll ${words.question}`);
  await teller.says("no command", "ben", `@rfcbot ${words.nonsense}`);
  await teller.says("an objection that isn't there", "ben", `@rfcbot resolve nothing of the kind`);
  await teller.says("resolving", "eli", `@rfcbot resolve ${words.objection}`);
  await teller.says("a stranger's announcement", "zed", teller.announcement());
  await teller.says("commands in quotes and code", "cho", teller.hidden());
  await teller.ticks("ticking one's own box", "eli");
  await teller.says("resolving the other", "dee", "@rfcbot resolve");
  await teller.says("signing", "cho", `@rfcbot reviewed ${words.remark}`);
  await teller.tampers("tampering with the announcement", "period/1");
  await teller.says("an explanation", "ben", "@rfcbot explain");
  await teller.says("an objection in the period", "cho", `@rfcbot concern ${words.objection}`);
  await teller.loses("losing the database");
  await teller.says(
    "twenty-one commands",
    "cho",
    `${"@rfcbot status\n".repeat(20)}@rfcbot resolve ${words.objection}`,
  );
  await teller.says("resolving again", "cho", `@rfcbot resolve ${words.objection}`);
  await teller.tampers("tampering again", "checklist");
  await teller.says("signing for every group", "dee", "@rfcbot reviewed");
  await teller.tampers("tampering after the end", "decision/1");
  return { steps: teller.steps, view: pull.view(), beside: beside.view() };
}

class Teller {
  readonly steps: { readonly name: string; readonly standing: Standing; readonly labels: string }[] = [];
  readonly #bench: Bench;
  readonly #pull: PullHandle;
  readonly #words: Words;

  constructor(bench: Bench, pull: PullHandle, words: Words) {
    this.#bench = bench;
    this.#pull = pull;
    this.#words = words;
  }

  async says(name: string, by: string, body: string): Promise<void> {
    await this.#bench.says(this.#pull, by, body);
    await this.#note(name);
  }

  /** Somebody with write access, who is no stakeholder, edits a comment of the bot's; in plain words nobody does. */
  async tampers(name: string, about: string): Promise<void> {
    const comment = this.#find(about);
    if (comment !== null) {
      const body = tamper(comment.body, this.#words.tampering, this.#words.talk);
      if (body.trim() !== "") this.#pull.editComment(comment.id, { by: "max", body });
    }
    await this.#bench.settle(this.#pull);
    await this.#note(name);
  }

  async ticks(name: string, by: string): Promise<void> {
    const comment = this.#find("checklist");
    if (comment !== null) {
      const own = comment.body.replace(`- [ ] @${by}`, `- [x] @${by}`);
      this.#pull.editComment(comment.id, {
        by,
        body: this.#plain() ? own : tickAll(comment.body, this.#words.talk),
      });
    }
    await this.#bench.settle(this.#pull);
    await this.#note(name);
  }

  async loses(name: string): Promise<void> {
    this.#bench.loseLedger();
    await this.#bench.settle(this.#pull);
    await this.#note(name);
  }

  /** The checklist with its keys and receipts, as anybody can copy it. */
  copy(): string {
    const { tampering, talk } = this.#words;
    return this.#plain()
      ? talk
      : `${tamper(this.#find("checklist")?.body ?? "", tampering.replace(/[89]/g, ""), talk)}\n\n${talk}`;
  }

  announcement(): string {
    const { talk } = this.#words;
    return this.#plain()
      ? talk
      : `<!-- rfckit:about m1/period/1 -->\n## Final comment period\n\nIt ends now.\n\n${talk}`;
  }

  hidden(): string {
    const { talk } = this.#words;
    if (this.#plain()) return talk;
    const commands = ["@rfcbot reviewed", "@rfcbot concern a forged one", "@rfcbot cancel"];
    const quoted = commands.map((command) => `> ${command}`).join("\n");
    const code = commands.map((command) => `    ${command}`).join("\n");
    const block = commands.join("\n");
    return `${quoted}\n\n\`\`\`\n${block}\n\`\`\`\n\n${code}\n\n<!--\n${block}\n-->\n\n<pre>\n${block}\n</pre>\n\n${talk}`;
  }

  #plain(): boolean {
    return this.#words.talk === PLAIN.talk;
  }

  #find(about: string): CommentView | null {
    const key = `<!-- rfckit:about m1/${about} -->`;
    const { comments } = this.#pull.view();
    return (
      comments.find(({ author, body, deleted }) => author === BOT && !deleted && body.startsWith(key)) ?? null
    );
  }

  async #note(name: string): Promise<void> {
    const { labels, state, draft } = this.#pull.view();
    const standing = await this.#bench.standing(this.#pull);
    this.steps.push({ name, standing, labels: JSON.stringify([labels, state, draft]) });
  }
}
