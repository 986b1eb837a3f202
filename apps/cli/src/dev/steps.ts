/** What somebody types after `rfc dev`, as a step of a scenario file. */
import { nearest } from "@rfckit/core";
import { parse } from "yaml";
import { UsageError } from "../usage-error.ts";

type Maker = (words: readonly string[], by: { readonly by?: string }) => unknown;

const PLAIN = ["draft", "ready", "close", "reopen", "merge", "update-branch"] as const;
/** The steps that a scenario doesn't let the author do by default. */
const NAMED: ReadonlySet<string> = new Set([
  "close",
  "reopen",
  "merge",
  "comment",
  "review",
  "tick",
  "untick",
]);

const MAKERS: Readonly<Record<string, Maker>> = {
  comment: ([body], by) => ({ comment: { ...by, body: demand(body, "comment TEXT") } }),
  review: ([state, body], by) => ({
    review: {
      ...by,
      state: demand(state, "review approved|changes_requested|commented [TEXT]"),
      ...(body === undefined ? {} : { body }),
    },
  }),
  tick: ([login], by) => ({ tick: { ...by, login: login ?? by.by } }),
  untick: ([login], by) => ({ tick: { ...by, login: login ?? by.by, checked: false } }),
  push: (_, by) => ({ push: { ...by, files: { "accepted/example.md": "full" } } }),
  label: ([name], by) => ({ label: { ...by, add: [demand(name, "label NAME")] } }),
  unlabel: ([name], by) => ({ label: { ...by, remove: [demand(name, "unlabel NAME")] } }),
  advance: ([length]) => ({ advance: demand(length, "advance LENGTH, such as 10d") }),
  step: ([yaml]) => readYaml(demand(yaml, "step YAML, such as '{hinder: check}'")),
  ...Object.fromEntries(PLAIN.map((name): [string, Maker] => [name, (_, by) => ({ [name]: by })])),
};

/** What may be done, beside `thread` and `stop`. */
export const DOINGS: readonly string[] = [...Object.keys(MAKERS), "thread", "stop"];

/** The step. `author` does what nobody is named for. Throws `UsageError`. */
export function toStep(doing: string, words: readonly string[], as: string | null, author: string): unknown {
  const make = Object.hasOwn(MAKERS, doing) ? MAKERS[doing] : undefined;
  if (make === undefined) {
    const near = nearest(doing.toLowerCase(), DOINGS);
    const hint = near === null ? "" : ` Did you mean ${near}?`;
    throw new UsageError(
      `found \`rfc dev ${doing}\`, which is nothing to do.${hint} \`rfc help dev\` lists what is.`,
    );
  }
  const most = doing === "review" ? 2 : 1;
  if (words.length > most) {
    throw new UsageError(
      `found ${words.length} words after \`${doing}\`, expected ${most} at most. Put a text of several words in quotes.`,
    );
  }
  const by = as ?? (NAMED.has(doing) ? author : null);
  return make(words, by === null ? {} : { by });
}

function demand(word: string | undefined, usage: string): string {
  if (word !== undefined) return word;
  throw new UsageError(`something is missing: \`rfc dev ${usage}\`.`);
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(
      `found a step that is no YAML (${String(error).split("\n")[0]}). Try '{hinder: check}'.`,
    );
  }
}
