/**
 * The words that a story is told with, wherever people can put some: plain ones, and hostile ones in their place.
 *
 * Hostile words must not be commands of their own, for those count, and rightly: what isn't taken as mere words where it
 * stands is made tamer until it is.
 */
import { scan } from "@rfckit/commands";
import { readConfiguration } from "@rfckit/config";
import type { Chance } from "../models/chance.ts";
import { hostileWords } from "./tokens.ts";

export interface Words {
  readonly title: string;
  readonly reason: string;
  readonly objection: string;
  readonly another: string;
  readonly question: string;
  readonly remark: string;
  readonly nonsense: string;
  readonly talk: string;
  readonly project: string;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly third: string;
  /** What somebody with write access does to the bot's comments, as numbers of `TAMPERINGS`; empty: nothing. */
  readonly tampering: string;
}

export const PLAIN: Words = {
  title: "RFC: an example",
  reason: "It has been discussed.",
  objection: "the size",
  another: "the cost",
  question: "Shall we?",
  remark: "",
  nonsense: "zzzzqqqq",
  talk: "I like it.",
  project: "The core",
  label: "project-other",
  first: "One",
  second: "Two",
  third: "Three",
  tampering: "",
};

/** How many texts a story shows. */
export const SLOTS = Object.keys(PLAIN).length;

/** Any words, with those that don't do where they stand made plain. */
export function tame(words: Partial<Words>): Words {
  const wanted: Words = { ...PLAIN, ...words };
  const saved: Words = {
    ...wanted,
    title: oneOf([wanted.title], (text) => text.trim() !== "") ?? PLAIN.title,
    // Who gives no reason that can be seen is asked for one.
    reason: isSeen(wanted.reason) ? (argument("merge", wanted.reason) ?? PLAIN.reason) : PLAIN.reason,
    objection: name(wanted.objection) ?? PLAIN.objection,
    another: name(wanted.another) ?? PLAIN.another,
    question: argument("poll", wanted.question) ?? PLAIN.question,
    remark: argument("reviewed", wanted.remark) ?? PLAIN.remark,
    nonsense: nonsense(wanted.nonsense) ?? PLAIN.nonsense,
    talk:
      oneOf(tamer(wanted.talk), (text) => text.trim() !== "" && scan(text).commands.length === 0) ??
      PLAIN.talk,
  };
  const distinct = nameOf(saved.objection)?.toLowerCase() !== nameOf(saved.another)?.toLowerCase();
  return withNames(distinct ? saved : { ...saved, another: PLAIN.another });
}

export function drawWords(chance: Chance): Words {
  const drawn: Partial<Record<keyof Words, string>> = {};
  for (const slot of Object.keys(PLAIN) as (keyof Words)[]) {
    const most = slot === "reason" || slot === "talk" ? 500 : 90;
    if (!chance.oneIn(4)) drawn[slot] = hostileWords(chance, most);
  }
  drawn.tampering = Array.from({ length: chance.between(0, 4) }, () => chance.between(0, 9)).join("");
  return tame(drawn);
}

/** The configuration with these names in it. */
export function configurationOf({ project, label, first, second, third }: Words): string {
  const groups = { [first]: ["ana", "ben"], [second]: ["cho"], [third]: ["dee", "eli"] };
  const other = { groups: { A: ["ana"], B: ["ben"] } };
  const projects = { "project-core": { title: project, groups }, [label]: other };
  return JSON.stringify({ projects, admins: ["ada"] });
}

const NAMES = ["project", "label", "first", "second", "third"] as const;

function withNames(words: Words): Words {
  let known = words;
  for (const slot of NAMES) {
    const visible = words[slot].replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
    // An object's keys that are whole numbers come first, and groups in another order.
    const fits = (text: string) =>
      !/^\d+$/.test(text) && readConfiguration(configurationOf({ ...PLAIN, [slot]: text })).ok;
    known = {
      ...known,
      [slot]: oneOf([words[slot], visible, visible.slice(0, 40).trim()], fits) ?? PLAIN[slot],
    };
  }
  const distinct =
    new Set([known.first, known.second, known.third].map((each) => each.toLowerCase())).size === 3;
  const whole = distinct && readConfiguration(configurationOf(known)).ok;
  return whole ? known : { ...known, ...plainNames() };
}

function isSeen(text: string): boolean {
  return text.replace(/[\p{C}\p{Z}]/gu, "") !== "";
}

function plainNames(): Pick<Words, (typeof NAMES)[number]> {
  const { project, label, first, second, third } = PLAIN;
  return { project, label, first, second, third };
}

function oneOf(texts: readonly string[], fits: (text: string) => boolean): string | undefined {
  return texts.find(fits);
}

/** The text, and what is left of it when its commands and its unseen characters are taken out. */
function tamer(text: string): string[] {
  const uncommanded = text.replace(/@(?=rfcbot)/gi, "@x-");
  const visible = uncommanded.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  return [text, uncommanded, visible, `a ${visible}`];
}

/** The words as the argument of a command, such that its comment has this command and no other. */
function argument(command: string, text: string): string | undefined {
  return oneOf(tamer(text), (words) => {
    const { commands } = scan(`@rfcbot ${command} ${words}`);
    const [only] = commands;
    const named = command === "reviewed" ? "review" : command;
    return commands.length === 1 && only !== undefined && "command" in only && only.command === named;
  });
}

function nonsense(text: string): string | undefined {
  return oneOf([...tamer(text), ...tamer(`zzzzqqqq ${text}`)], (words) => {
    const { commands } = scan(`@rfcbot ${words}`);
    const [only] = commands;
    return commands.length === 1 && only !== undefined && "error" in only && only.error === "unknown";
  });
}

/** The words as an objection's name, by which it can be resolved too. */
function name(text: string): string | undefined {
  return oneOf(tamer(text), (words) => {
    const { commands } = scan(`@rfcbot resolve ${words}`);
    const [only] = commands;
    const resolved = commands.length === 1 && only !== undefined && "command" in only ? only.argument : "";
    return resolved !== "" && resolved === nameOf(words);
  });
}

function nameOf(text: string): string | null {
  const { commands } = scan(`@rfcbot concern ${text}`);
  const [only] = commands;
  return commands.length === 1 && only !== undefined && "command" in only ? only.argument : null;
}
