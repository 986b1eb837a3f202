/**
 * Random histories of one pull request: who is on the roster, which settings are unlike the default, who did what when.
 *
 * Chance is steered to where it matters. Nearly every wait that counts in the process is an earlier fact's instant plus
 * some length, so waits are drawn as just that: exactly there, a millisecond before, or a millisecond after.
 */
import type { Chance } from "./chance.ts";
import type { Disposition, Fact, Settings } from "./second-opinion.ts";

export type Numbers = Omit<Settings, "groups" | "admins">;

export interface History {
  readonly groups: Settings["groups"];
  readonly admins: readonly number[];
  /** Settings that differ from the default; most histories have none. */
  readonly unusual: Partial<Numbers>;
  readonly facts: readonly Fact[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The defaults as the specification gives them, written down anew so that a wrong one in the code shows. */
const USUAL: Numbers = {
  days: 10,
  minimum: 0,
  changeGrace: 24 * HOUR,
  onChange: "keep",
  reviews: true,
  resolvers: "objector",
};

/** The settings in force: the specification's, but for the unusual ones. */
export function settingsOf(history: History): Settings {
  return { ...USUAL, ...history.unusual, groups: history.groups, admins: history.admins };
}

/** People by id. Ids differ where logins may not: the namesake bears a stakeholder's login (D32). */
export const LOGINS: Readonly<Record<number, string>> = {
  11: "ana",
  12: "ben",
  13: "cho",
  14: "dee",
  15: "eli",
  16: "fay",
  91: "ada",
  92: "zed",
  93: "ana",
};

/** What somebody is called here; the namesake's id tells them from the stakeholder. */
export function call(id: number): string {
  const login = LOGINS[id] ?? "somebody";
  return id === NAMESAKE ? `${login}#${id}` : login;
}

const NAMESAKE = 93;
const STAKEHOLDERS = [11, 12, 13, 14, 15, 16];
const ADMIN = 91;
const STRANGERS = [92, NAMESAKE];

/** Winter, the days before clocks change in spring and in autumn, the end of a leap February. */
const BEGINNINGS = [
  Date.UTC(2026, 0, 5, 9),
  Date.UTC(2026, 2, 25, 0, 30),
  Date.UTC(2026, 9, 20, 23, 30),
  Date.UTC(2028, 1, 24, 12),
];
const MOST_FACTS = 25;

/** Draws a history; the same chance gives the same one. */
export function drawHistory(chance: Chance): History {
  const groups = drawGroups(chance);
  const admins = chance.oneIn(8) ? [ADMIN, 12] : [ADMIN];
  const unusual = chance.oneIn(3) ? drawUnusual(chance) : {};
  const settings = settingsOf({ groups, admins, unusual, facts: [] });
  return { groups, admins, unusual, facts: drawFacts(chance, settings) };
}

/** Mostly groups of which somebody can move (D2). */
function drawGroups(chance: Chance, tries = 3): Settings["groups"] {
  const several = STAKEHOLDERS.slice(0, chance.between(2, 6));
  const pool = chance.oneIn(6) ? [...several, NAMESAKE] : several;
  const names = ["Fastly", "Arm", "Intel", "Core"].slice(0, chance.pick([2, 3, 3, 3, 4, 4]));
  const groups = Object.fromEntries(
    names.map((name) => [name, chance.some(pool, chance.pick([1, 1, 2, 2, 3]))] as const),
  );
  return tries === 0 || moversOf(groups).length > 0 ? groups : drawGroups(chance, tries - 1);
}

/** Stakeholders who aren't in every group. */
function moversOf(groups: Settings["groups"]): number[] {
  const each = Object.values(groups);
  return [...new Set(each.flat())].filter((user) => !each.every((group) => group.includes(user)));
}

function drawUnusual(chance: Chance): Partial<Numbers> {
  const choices: Partial<Numbers>[] = [
    { days: chance.pick([3, 30]) },
    { days: 1, changeGrace: chance.pick([HOUR, DAY]) },
    { minimum: chance.pick([1, 24 * HOUR, 3 * DAY]) },
    { changeGrace: chance.pick([0, HOUR, 20 * HOUR]) },
    { changeGrace: 3 * DAY, days: 10 },
    { onChange: "restart" },
    { onChange: "restart" },
    { reviews: false },
    { resolvers: "group" },
    { resolvers: "group" },
  ];
  const first = chance.pick(choices);
  return chance.oneIn(2) ? { ...chance.pick(choices), ...first } : first;
}

/** What has been said so far, as far as drawing the next fact depends on it. */
interface Talk {
  readonly chance: Chance;
  readonly settings: Settings;
  readonly stakeholders: readonly number[];
  readonly facts: Fact[];
  /** Whether the text keeps changing in the last moment, until the end can't be moved any more (D16). */
  readonly churns: boolean;
  isDraft: boolean;
  /** The disposition on the table, if any probably is, and the last one there was. */
  onTable: Disposition | null;
  before: Disposition | null;
}

/** Who opens the pull request, pushes to it, and does with it by hand what is done. */
const AUTHOR = 92;

function drawFacts(chance: Chance, settings: Settings): Fact[] {
  const at = chance.pick(BEGINNINGS);
  const stakeholders = [...new Set(Object.values(settings.groups).flat())];
  const opened: Fact = { at, by: AUTHOR, did: "push", text: "1", complete: !chance.oneIn(30) };
  const talk: Talk = {
    chance,
    settings,
    stakeholders,
    facts: [opened],
    churns: chance.oneIn(15),
    isDraft: false,
    onTable: null,
    before: null,
  };
  if (chance.oneIn(3)) note(talk, { at, by: AUTHOR, did: "hinder" });
  for (let count = chance.between(1, MOST_FACTS - 1); count > 0; count -= 1) {
    const before = talk.facts.at(-1)?.at ?? at;
    const late = drawLastMoment(talk, before);
    if (late !== null) note(talk, drawPush(talk, late));
    else note(talk, drawFact(talk, drawInstant(talk, before), drawPerson(talk)));
  }
  return talk.facts;
}

function note(talk: Talk, fact: Fact): void {
  talk.facts.push(fact);
  switch (fact.did) {
    case "draft":
    case "ready":
      talk.isDraft = fact.did === "draft";
      if (talk.isDraft && talk.onTable === "merge") talk.onTable = null;
      return;
    case "merge":
    case "close":
    case "postpone":
      talk.before = fact.did;
      if (moversOf(talk.settings.groups).includes(fact.by)) talk.onTable ??= fact.did;
      return;
    case "cancel":
    case "close by hand":
      talk.onTable = null;
      return;
  }
}

function drawPerson({ chance, settings, stakeholders }: Talk): number {
  return chance.pick(chance.oneIn(12) ? [...STRANGERS, ...settings.admins] : stakeholders);
}

function drawFact(talk: Talk, at: number, by: number): Fact {
  const { chance, facts, settings } = talk;
  if (facts.at(-1)?.did === "close by hand" && !chance.oneIn(4)) return { at, by: AUTHOR, did: "reopen" };
  const roll = chance.between(0, 99);
  if (roll < 5 || (talk.onTable === null && roll < 75)) return drawMotion(talk, at, by);
  if (roll < 32) return { at, by, did: chance.pick(["sign", "sign", "tick"]) };
  if (roll < 38) return drawReview(talk, at, by);
  if (roll < 46) return { at, by, did: chance.pick(["unreview", "untick"]) };
  if (roll < 58) return { at, by, did: "object", name: chance.pick(["Cost", "cost", "Scope"]) };
  if (roll < 74) return drawResolution(talk, at, by);
  if (roll < 87) return drawPush(talk, at);
  if (roll < 89) return { at, by: AUTHOR, did: talk.isDraft ? "ready" : "draft" };
  if (roll < 94) return { at, by: AUTHOR, did: chance.pick(["hinder", "unhinder"]) };
  if (roll < 97) return { at, by: drawCanceller(talk, by), did: "cancel" };
  if (roll < 99) return { at, by: AUTHOR, did: chance.pick(["close by hand", "merge by hand"]) };
  return { at, by: chance.pick(settings.admins), did: "reopen" };
}

/** After a motion has ended mostly the same again: for what it may have left behind (D21). */
function drawMotion({ chance, before, settings }: Talk, at: number, by: number): Fact {
  const movers = moversOf(settings.groups);
  const mover = movers.length === 0 || chance.oneIn(8) ? by : chance.pick(movers);
  const again = before !== null && !chance.oneIn(4);
  return {
    at,
    by: mover,
    did: again ? before : chance.pick(["merge", "merge", "merge", "close", "postpone"]),
  };
}

function drawReview({ chance, facts }: Talk, at: number, by: number): Fact {
  const older = chance.pick(facts);
  return older.did === "push" ? { at, by, did: "approve", text: older.text } : { at, by, did: "approve" };
}

function drawResolution({ chance, facts, settings }: Talk, at: number, by: number): Fact {
  const raised = facts.flatMap((fact) => (fact.did === "object" ? [fact] : []));
  const meant = raised.length === 0 ? null : chance.pick(raised);
  const objector = meant === null || chance.oneIn(5) ? by : meant.by;
  const who = chance.oneIn(6) ? chance.pick(settings.admins) : objector;
  return { at, by: who, did: "resolve", name: meant === null || chance.oneIn(3) ? null : meant.name };
}

/** Mostly a new text; now and then an earlier one, or the same (a merge of the base branch). */
function drawPush({ chance, facts }: Talk, at: number): Fact {
  const texts = facts.flatMap((fact) => (fact.did === "push" ? [fact.text] : []));
  const text = chance.oneIn(4) ? chance.pick(texts) : String(new Set(texts).size + 1);
  return { at, by: AUTHOR, did: "push", text, complete: !chance.oneIn(12) };
}

/** The last moments of a period that probably began with the last signature, or of its moved end; or `null`. */
function drawLastMoment({ chance, churns, settings, facts, onTable }: Talk, now: number): number | null {
  if (!churns || onTable !== "merge" || chance.oneIn(12)) return null;
  const signed = facts.findLastIndex(({ did }) => did === "sign" || did === "tick");
  if (signed < 0) return null;
  const grace = settings.changeGrace;
  const end = (facts[signed]?.at ?? now) + settings.days * DAY;
  const limit = end + 7 * DAY - grace;
  if (now < end - grace) return Math.max(now, end - chance.pick([1, HOUR, grace - 1, grace]));
  if (now < limit && limit - now <= grace && chance.oneIn(2)) return limit + chance.pick([-1, 0, 1]);
  return now + Math.max(0, grace - chance.pick([0, 1, 1, HOUR, 12 * HOUR]));
}

function drawCanceller({ chance, facts, settings }: Talk, by: number): number {
  const mover = facts.findLast(({ did }) => did === "merge" || did === "close" || did === "postpone")?.by;
  return chance.pick([mover ?? by, mover ?? by, by, ...settings.admins]);
}

/** The same instant, soon after, or a recent fact's instant plus a length that the process reckons with. */
function drawInstant({ chance, settings, facts }: Talk, now: number): number {
  const roll = chance.between(0, 9);
  if (roll === 0) return now;
  if (roll <= 4) return now + chance.pick([1, 1000, HOUR, 12 * HOUR, DAY]);
  if (roll === 5) return now + chance.between(1, 12 * DAY);
  const { changeGrace, minimum } = settings;
  const period = settings.days * DAY;
  const limit = period + 7 * DAY;
  const late = [period - changeGrace, period - HOUR, limit - changeGrace, limit - changeGrace - HOUR];
  const length = chance.pick([period, period, minimum, changeGrace, ...late]);
  const from = chance.oneIn(3) ? chance.pick(facts).at : chance.pick(facts.slice(-3)).at;
  const instant = from + length + chance.pick([-1, 0, 0, 1]);
  return instant > now ? instant : now + chance.pick([0, 1, HOUR]);
}
