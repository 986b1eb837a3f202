/**
 * The kinds of values that the configuration is made of, each with its pattern and its words.
 */
import { nearest } from "@rfckit/core";
import * as z from "zod";
import { DURATION, parseDuration, suggestDuration } from "./duration.ts";
import { oneOf, quote } from "./problem.ts";
import {
  DISPOSITION_LABEL,
  FILE_PATH,
  LABEL,
  MENTION,
  MOST_LABEL,
  NAME,
  PATH,
  PINNABLE_LOGIN,
  RULE,
  suggestLogin,
  suggestMention,
  suggestName,
  suggestPath,
  suggestRule,
  suggestTeam,
  TEAM,
} from "./spelling.ts";
import { worded } from "./wording.ts";

export const login = worded(
  z.string().regex(PINNABLE_LOGIN),
  (found) =>
    found.includes("#")
      ? "a pinned login such as `bob#583231`: the login, `#`, and the numeric user id"
      : "a GitHub login: letters, digits and single hyphens, at most 39 characters",
  suggestLogin,
);

export const mention = worded(
  z.string().regex(MENTION),
  'a mention such as `"@rfcbot"`: `@` and a name of letters, digits and single hyphens',
  suggestMention,
);

export const team = worded(
  z.string().regex(TEAM),
  "a team as `organisation/team`, the way its page's address spells it",
  suggestTeam,
);

export const label = worded(
  z.string().regex(LABEL),
  `a label's name: one line of at most ${MOST_LABEL} characters`,
  suggestName,
);

export const dispositionLabel = worded(
  z.string().regex(DISPOSITION_LABEL),
  `a label's name with \`{disposition}\` in it once, and at most ${MOST_LABEL} characters once it is filled in`,
);

export const title = worded(z.string().regex(NAME), "one line of at most 100 characters", suggestName);

export const directory = worded(
  z.string().regex(PATH),
  "a folder's path below the repository's root, without `..`",
  suggestPath,
);

export const file = worded(
  z.string().regex(FILE_PATH),
  "a file's path below the repository's root, without `..`",
  suggestPath,
);

export const glob = worded(z.string().regex(NAME), "a pattern of paths such as `accepted/old-*.md`");

export const rule = worded(z.string().regex(RULE), "a rule's id such as `section-missing`", suggestRule);

const asDuration = z
  .string()
  .regex(DURATION)
  .refine((text) => parseDuration(text) !== null);

/** At most ten years; it may be zero. */
export const duration = worded(asDuration, "a duration such as `90m`, `24h` or `3d`", suggestDuration);

/** Longer than zero. */
export const lapse = worded(
  asDuration.refine((text) => parseDuration(text) !== 0),
  "a duration longer than zero, such as `90m`, `24h` or `3d`",
  suggestDuration,
);

/** Whole days. Their number, not a duration, because a period is announced in days (R10). */
export const days = worded(z.int().min(1).max(365), "a whole number of days from 1 to 365", (text) => {
  const number = /^([0-9]{1,3}) ?(?:d|days?)$/u.exec(text)?.[1];
  return number === undefined || Number(number) < 1 || Number(number) > 365 ? null : String(Number(number));
});

const SWITCH = new Map([
  ["yes", "true"],
  ["on", "true"],
  ["true", "true"],
  ["1", "true"],
  ["no", "false"],
  ["off", "false"],
  ["false", "false"],
  ["0", "false"],
]);

export const flag = worded(
  z.boolean(),
  "`true` or `false`",
  (text) => SWITCH.get(text.toLowerCase()) ?? null,
);

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(words: T) {
  return worded(z.enum(words), oneOf(words), (text) => {
    const lower = text.slice(0, 100).toLowerCase();
    return words.find((word) => lower.length > 2 && word.startsWith(lower)) ?? nearest(lower, words);
  });
}

/** How two spellings are compared that mean the same on GitHub: logins and labels have no case. */
export function fold(name: string): string {
  return name.toLowerCase();
}

/** A list in which nothing stands twice; `nameOf` says when two items are the same. */
export function listOf<S extends z.ZodType<string>>(
  item: S,
  words: { readonly expected: string; readonly noun: string },
  nameOf: (item: string) => unknown,
): z.ZodArray<S> {
  const list = z.array(item).superRefine((items, context) => {
    const seen = new Set<unknown>();
    for (const [index, each] of items.entries()) {
      const name = nameOf(each);
      if (seen.has(name)) {
        const found = `the ${words.noun} ${quote(each)} a second time`;
        report(context, { path: [index], found, expected: "each only once in this list" });
      }
      seen.add(name);
    }
  });
  return worded(list, words.expected);
}

/** Reports what a check of several values found, in our pattern of words. */
export function report(
  context: z.core.$RefinementCtx,
  issue: { readonly path: (string | number)[]; readonly found: string; readonly expected: string },
): void {
  context.addIssue({
    code: "custom",
    path: issue.path,
    message: issue.expected,
    params: { found: issue.found },
  });
}
