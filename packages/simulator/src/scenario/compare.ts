/**
 * An expectation against how things are. Every key that it gives must hold, and the rest is not looked at.
 */
import type { Actual } from "./actual.ts";
import type { Expectation } from "./schema.ts";

export interface Difference {
  /** Such as `fcp.endsAt`. */
  readonly key: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Everything in which the expectation does not hold, in the order of its keys. */
export function compare(expected: Expectation, actual: Actual): Difference[] {
  return Object.entries(expected).flatMap(([key, wanted]) =>
    wanted === undefined ? [] : differ(key, wanted, actual[key as keyof Actual]),
  );
}

/** Lists of which only the members count; they are shown sorted. */
const SORTED = /^(?:signedOff|signedGroups|awaitingGroups|labels|reactions\..*)$/u;

function differ(key: string, wanted: unknown, found: unknown): Difference[] {
  const different = [{ key, expected: wanted, actual: found ?? null }];
  if (key.endsWith(".contains") || key.endsWith(".lacks")) return [];
  if (key === "checklist" || key === "replies.last") {
    return [...differInText(key, wanted, found), ...differInKeys(key, wanted, found)];
  }
  if (key === "writes.max" || key === "requests.max") return Number(found) <= Number(wanted) ? [] : different;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found)) return different;
    const inOrder = SORTED.test(key) ? wanted.toSorted() : wanted;
    return inOrder.length === found.length && inOrder.every((item, index) => holds(item, found[index]))
      ? []
      : different;
  }
  if (isMapping(wanted)) return isMapping(found) ? differInKeys(key, wanted, found) : different;
  return wanted === (found ?? null) ? [] : different;
}

function differInKeys(key: string, wanted: unknown, found: unknown): Difference[] {
  if (!isMapping(wanted) || !isMapping(found)) return [];
  return Object.entries(wanted).flatMap(([inner, value]) =>
    value === undefined ? [] : differ(`${key}.${inner}`, value, found[inner]),
  );
}

/** The text of a comment stands in its own `contains`. */
function differInText(key: string, wanted: unknown, found: unknown): Difference[] {
  const text = isMapping(found) && Array.isArray(found["contains"]) ? found["contains"].join("\n") : "";
  const check = (inner: string, isWrong: (part: string) => boolean): Difference[] => {
    const parts = isMapping(wanted) && Array.isArray(wanted[inner]) ? wanted[inner].map(String) : [];
    const wrong = parts.filter(isWrong);
    return wrong.length === 0 ? [] : [{ key: `${key}.${inner}`, expected: wrong, actual: text }];
  };
  return [
    ...check("contains", (part) => !text.includes(part)),
    ...check("lacks", (part) => text.includes(part)),
  ];
}

function holds(wanted: unknown, found: unknown): boolean {
  if (isMapping(wanted)) return isMapping(found) && differInKeys("", wanted, found).length === 0;
  return wanted === found;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
