/**
 * Switches in a document: `<!-- rfc-lint-disable section-empty -->`, `<!-- rfc-lint-enable -->`, and
 * `<!-- rfc-lint-disable-next-line section-name -->`.
 *
 * A switch names rules, or means all of them; it holds from its own line on. The motion's gate never looks at them
 * (D8).
 */
import type { Document } from "./document.ts";
import { readComments } from "./html.ts";
import type { LinkUse } from "./link-uses.ts";
import type { Problem } from "./problem.ts";
import type { RuleId } from "./rules.ts";

interface Switch {
  readonly act: string;
  /** Empty: all rules. */
  readonly rules: readonly string[];
  /** The comment's first line, and the one after its last. */
  readonly line: number;
  readonly nextLine: number;
}

const SWITCH = /^\s*rfc-lint-(disable-next-line|disable|enable)(?:\s([\w\s,-]*))?$/u;

/**
 * The problems that no switch turns off; they come, and stay, in the order of their lines. Links, which come in that order
 * too, are told which rules about them are off where they stand.
 */
export function applySwitches(
  document: Document,
  problems: readonly Problem[],
  links: readonly LinkUse[],
): { readonly problems: readonly Problem[]; readonly links: readonly LinkUse[] } {
  const switches = problems.length === 0 && links.length === 0 ? [] : readSwitches(document);
  if (switches.length === 0) return { problems, links };
  const isOn = switchReader(switches);
  const isOnForLinks = switchReader(switches);
  return {
    problems: problems.filter(({ rule, line }) => isOn(rule, line)),
    links: links.map((link) => {
      const off = LINK_RULES.filter((rule) => !isOnForLinks(rule, link.place.line));
      return off.length === 0 ? link : { ...link, off };
    }),
  };
}

/** A front that sees nothing but documents says of an asset where it is shown. */
const LINK_RULES = ["link-relative", "link-anchor", "asset-name"] as const satisfies readonly RuleId[];

/** Tells whether a rule is on at a line; to be asked in the order of the lines. */
function switchReader(switches: readonly Switch[]): (rule: RuleId, line: number) => boolean {
  const offNext = new Set<string>();
  for (const { act, rules, nextLine } of switches) {
    if (act !== "disable-next-line") continue;
    for (const rule of rules.length === 0 ? [ALL] : rules) offNext.add(`${nextLine} ${rule}`);
  }
  const state = new SwitchState();
  let next = 0;
  return (rule, line) => {
    for (let one = switches[next]; one !== undefined && one.line <= line; one = switches[++next])
      state.apply(one);
    return state.isOn(rule) && !offNext.has(`${line} ${rule}`) && !offNext.has(`${line} ${ALL}`);
  };
}

const ALL = "*";

/** Which rules are on at a line, as the switches above it leave them. */
class SwitchState {
  #allOff = false;
  /** Rules that differ from the rest. */
  #different = new Set<string>();

  apply({ act, rules }: Switch): void {
    if (act === "disable-next-line") return;
    const off = act === "disable";
    if (rules.length === 0) {
      this.#allOff = off;
      this.#different.clear();
    }
    for (const rule of rules) {
      if (off === this.#allOff) this.#different.delete(rule);
      else this.#different.add(rule);
    }
  }

  isOn(rule: string): boolean {
    return this.#allOff === this.#different.has(rule);
  }
}

/** The switches in a document, in order. */
function readSwitches({ parts }: Document): Switch[] {
  const switches: Switch[] = [];
  for (const node of parts.html) {
    if (!node.value.includes("rfc-lint-")) continue;
    const first = node.position?.start.line ?? 1;
    for (const { text, line, endLine } of readComments(node.value)) {
      const [, act, rules] = SWITCH.exec(text) ?? [];
      if (act === undefined) continue;
      switches.push({
        act,
        rules: listRules(rules ?? ""),
        line: first + line,
        nextLine: first + endLine + 1,
      });
    }
  }
  return switches;
}

function listRules(text: string): string[] {
  return text.split(/[\s,]+/u).filter((rule) => rule !== "");
}
