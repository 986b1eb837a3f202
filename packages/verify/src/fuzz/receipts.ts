/**
 * Checklists with their receipts, boxes and hidden keys, damaged in every way and put where they can be found: in the
 * bot's own comment with the database lost, as somebody's edit of it, and in a comment of somebody's own.
 *
 * An input's first line says which: `own`, or `edit` or `copy` and by whom.
 */
import { COMMANDS_READ, scan } from "@rfckit/commands";
import type { Standing } from "@rfckit/core";
import type { Account, Comment, Snapshot } from "@rfckit/reconciler";
import type { Chance } from "../models/chance.ts";
import type { Part } from "../proof.ts";
import { Canned, type Seen } from "./canned.ts";
import { look } from "./eye.ts";
import { fuzzPart } from "./fuzz-part.ts";
import { differenceOf } from "./meaning.ts";
import { drawText } from "./mutate.ts";
import { RECEIPTS, type Scene, setScene } from "./scene.ts";

const PLACES = [
  "own",
  "own",
  "edit max",
  "edit dee",
  "edit cho",
  "edit ben",
  "copy max",
  "copy dee",
  "copy zed",
] as const;

/** As long as the checklist with its receipts, and some. */
const USUALLY = 6000;

export function fuzzReceipts(usual = 1500): Part {
  let stage: Promise<Stage> | null = null;
  return {
    name: "fuzz/receipts",
    run: async (job) => {
      stage ??= setScene().then((scene) => new Stage(scene));
      const set = await stage;
      return fuzzPart({
        name: "fuzz/receipts",
        usual,
        draw: (chance: Chance) => `${chance.pick(PLACES)}\n${set.draw(chance)}`,
        judge: (input) => set.judge(input),
      }).run(job);
    },
  };
}

class Stage {
  readonly #scene: Scene;
  readonly #canned: Canned;
  readonly #documents: readonly string[];
  readonly #receipts: string;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#canned = new Canned(scene.github, scene.snapshot);
    const { body } = scene.checklist;
    this.#receipts = RECEIPTS.exec(body)?.[0] ?? "";
    this.#documents = [body, body, ...forgeries(scene)];
  }

  draw(chance: Chance): string {
    return chance.oneIn(6) ? chance.pick(this.#documents) : drawText(this.#documents, chance, USUALLY);
  }

  async judge(input: string): Promise<string | null> {
    const [, where, login, body] = /^(own|edit|copy)(?: ([a-z]{3}))?\n([\s\S]*)$/.exec(input) ?? [];
    if (where === undefined || body === undefined || body.trim() === "") return null;
    if (where === "own") return this.#judgeOwn(body);
    const by = this.#account(login ?? "max");
    return where === "edit" ? this.#judgeEdit(body, by) : this.#judgeCopy(body, by);
  }

  /** The bot's own words are all that is left: nobody may have done more than they did. */
  async #judgeOwn(body: string): Promise<string | null> {
    const { snapshot, checklist, standing } = this.#scene;
    const comments = replace(snapshot, { ...checklist, body, revisions: [] });
    const seen = await this.#canned.show({ ...snapshot, comments }, []);
    const whole = RECEIPTS.exec(body)?.[0] === this.#receipts && KEY.test(body);
    const difference = differenceOf(seen.standing, standing);
    if (whole && difference !== null)
      return `whole receipts give back another standing: ${difference} (invariant 17)`;
    return addition(seen.standing, standing) ?? judgeWrites(seen, this.#scene);
  }

  /** The editor's own box counts, and nothing else does (D31). */
  async #judgeEdit(body: string, by: Account): Promise<string | null> {
    const { snapshot, checklist, standing, rows } = this.#scene;
    if (body === checklist.body) return null;
    const revisions = [...checklist.revisions, { at: snapshot.now, by, body }];
    const comments = replace(snapshot, { ...checklist, body, revisions });
    const seen = await this.#canned.show({ ...snapshot, comments }, rows);
    const mended = seen.writes.some((write) => write.kind === "edit-comment" && write.id === checklist.id);
    if (!mended) return "an edited checklist isn't put back (D31)";
    return (
      judgeOthers(seen.standing, standing, by) ??
      judgeOwnBox(seen.standing, standing, by, body) ??
      judgeWrites(seen, this.#scene, by)
    );
  }

  /** Anybody may write what they like into a comment of theirs: it is no checklist. */
  async #judgeCopy(body: string, by: Account): Promise<string | null> {
    const { snapshot, standing, rows } = this.#scene;
    const id = 80_001;
    const url = `${snapshot.pull.url}#issuecomment-${id}`;
    const at = snapshot.now;
    const added: Comment = {
      ...{ kind: "comment", id, url, author: by, viaApp: false, createdAt: at, body },
      ...{ revisions: [], minimized: false, reactions: [] },
    };
    const seen = await this.#canned.show({ ...snapshot, comments: [...snapshot.comments, added] }, rows);
    const { commands } = scan(body);
    if (commands.length === 0) {
      if (differenceOf(seen.standing, standing) !== null)
        return "a comment without a command changes the standing";
      if (seen.writes.length > 0) return "a comment without a command makes the bot write (invariant 19)";
      return null;
    }
    const answers = seen.standing.answers.filter(({ source }) => source.id === id).length;
    if (answers > COMMANDS_READ + 1) return "more than twenty commands of a comment are answered (D30)";
    return judgeOthers(seen.standing, standing, by) ?? judgeWrites(seen, this.#scene, by);
  }

  #account(login: string): Account {
    return { id: this.#scene.ids[login] ?? 9999, login, kind: "user" };
  }
}

const KEY = /^<!-- rfckit:about m1\/checklist -->/;

/** Checklists that somebody might write by hand: what is not the bot's word in them, a damage by chance seldom hits. */
function forgeries({ checklist, other, ids }: Scene): string[] {
  const { body } = checklist;
  const genuine = RECEIPTS.exec(body)?.[0] ?? "";
  const foreign = RECEIPTS.exec(other)?.[0] ?? "";
  const person = (login: string) => `"i":${ids[login]}`;
  return [
    body.replace(genuine, foreign),
    other,
    `${body}\n${foreign}`,
    body.replace(genuine, `${foreign}\n${genuine}`),
    body.replace(genuine, genuine.replaceAll(person("cho"), person("dee"))),
    body.replace(genuine, genuine.replaceAll(person("eli"), person("cho"))),
    body.replace(genuine, genuine.split("\n").toSpliced(3, 1).join("\n")),
    body.replace(genuine, genuine.replace("the size", "--> <!-- rfckit:about m1/period/1 -->")),
    body.replaceAll("- [ ]", "- [x]"),
    body.replaceAll("- [x]", "- [ ]"),
    body.replace(/^- \[.\] @.*\n/gm, ""),
    body.replace("- [ ] @dee", "- [x] @dee\n- [x] @eli\n- [x] @max\n- [x] @zed"),
    body.replace("- [ ] @eli", "> - [x] @eli\n\n<!-- - [x] @dee -->"),
    body.replace("[x] @cho` by", "` by\n- [x] @cho: "),
    body.replace("### Objections", "### No objections").replace("**Open:**", "**Resolved:**"),
    `${body}\n\n@rfcbot reviewed\n\n@rfcbot concern [x] @cho\n`,
    `> ${body.replaceAll("\n", "\n> ")}`,
    body.replace("m1/checklist", "m1/period/1"),
    body.replace("m1/checklist", "m2/checklist"),
    body.replace("m1/checklist", "m1/decision/1"),
  ];
}

function replace(snapshot: Snapshot, comment: Comment): Comment[] {
  return snapshot.comments.map((each) =>
    each.id === comment.id && each.kind === comment.kind ? comment : each,
  );
}

/** What somebody is said to have done who did not; less than was done may be left. */
function addition(standing: Standing, real: Standing): string | null {
  const { motion } = standing;
  if (standing.ended.length > real.ended.length) return "receipts were forged: a motion has ended";
  if (motion === null || real.motion === null) return null;
  if (motion.mover.id !== real.motion.mover.id || motion.disposition !== real.motion.disposition)
    return "receipts were forged: another motion is on the table";
  const signed = new Set(real.motion.signOffs.map(({ by, how }) => `${by.id} ${how}`));
  if (motion.signOffs.some(({ by, how }) => !signed.has(`${by.id} ${how}`)))
    return "receipts were forged: somebody has signed who did not (invariant 8)";
  const objected = new Set(real.motion.objections.map(({ by, name }) => `${by.id} ${name}`));
  if (motion.objections.some(({ by, name }) => !objected.has(`${by.id} ${name}`)))
    return "receipts were forged: somebody has objected who did not";
  return motion.decision !== null || motion.period !== null
    ? "receipts were forged: a period or a decision"
    : null;
}

/** Whatever one person writes, everybody else's part stays as it was. */
function judgeOthers(standing: Standing, before: Standing, by: Account): string | null {
  const others = (each: Standing): string =>
    JSON.stringify([
      each.ended.length,
      each.motion?.mover.id,
      each.motion?.signOffs
        .filter((signOff) => signOff.by.id !== by.id)
        .map((signOff) => [signOff.by.id, signOff.how]),
      each.motion?.objections
        .filter((objection) => objection.by.id !== by.id)
        .map(({ by: objector, name, resolution }) => [objector.id, name, resolution?.how]),
    ]);
  return others(standing) === others(before)
    ? null
    : "what one person writes changes another's part (invariants 7, 8)";
}

/** Their own box they can tick by writing it ticked, and in no other way. */
function judgeOwnBox(standing: Standing, before: Standing, by: Account, body: string): string | null {
  const signs = (each: Standing) => each.motion?.signOffs.some((signOff) => signOff.by.id === by.id) ?? false;
  const own = (each: Standing) =>
    JSON.stringify(each.motion?.objections.filter((one) => one.by.id === by.id));
  if (own(standing) !== own(before)) return "an edit of the checklist makes or resolves an objection (D31)";
  if (signs(standing) === signs(before)) return null;
  const box = new RegExp(`\\[${signs(standing) ? "[xX]" : " "}\\] {1,4}@${by.login}(?![\\w-])`, "i");
  return box.test(body) ? null : "a box counts that is nowhere in the edit (D31)";
}

/** The bot's own words: each with its key once, bounded, and nobody mentioned who has nothing to do with it. */
function judgeWrites({ writes }: Seen, { ids, snapshot }: Scene, by?: Account): string | null {
  if (writes.length > 12) return "one text makes the bot write more than a dozen times (invariant 19)";
  const known = new Set([
    ...Object.keys(ids).filter((login) => login !== "max" && login !== "zed"),
    by?.login,
  ]);
  for (const write of writes) {
    if (write.kind === "merge" || write.kind === "close") return `a text makes the bot ${write.kind}`;
    if (write.kind !== "post" && write.kind !== "edit-comment") continue;
    if (write.body.length > 65_536) return "the bot writes a comment longer than GitHub takes";
    const keys = write.body.match(/<!-- rfckit:about/g) ?? [];
    if (keys.length !== 1 || !write.body.startsWith("<!-- rfckit:about "))
      return "a comment of the bot's has not one hidden key, at its beginning";
    if ((write.body.match(/<!-- rfckit:receipts/g) ?? []).length > 1)
      return "a comment of the bot's has receipts twice";
    const { mentions, html, links } = look(write.body);
    if (mentions.some((login) => !known.has(login))) return "a text makes the bot mention somebody";
    if (html.length > 0) return "a text makes the bot write HTML";
    if (links.some((link) => !link.startsWith(snapshot.pull.url.replace(/\/pull\/\d+$/, ""))))
      return "a text makes the bot link to somewhere";
  }
  return null;
}
