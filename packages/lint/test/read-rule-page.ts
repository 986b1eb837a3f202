/**
 * The pages of the rules, and the examples in them. A rule's page is the head comment of its file.
 *
 * Each example says in its first line what it is: "Bad, as a draft in `accepted/Pass.md`, beside `accepted/map.png`:".
 */

export interface RulePage {
  /** In Markdown. */
  readonly page: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly kind: "Bad" | "Good";
  readonly stage: "draft" | "full";
  readonly path: string;
  /** The other files of the repository. */
  readonly beside: readonly string[];
  /** Whether the rule, which is off by default, is on. */
  readonly isOn: boolean;
  /** Whether the last line goes on until the document is too long. */
  readonly isLong: boolean;
  readonly text: string;
  /** What the linter says, a line each. */
  readonly says: string;
}

const HEAD = /^\/\*\*\n(.*?)\n \*\//su;
const EXAMPLE =
  /^(Bad|Good), as a (draft|full RFC)([^\n]*):\n\n```md\n(.*?)^```\n?(?:\n```text\n(.*?)^```)?/gmsu;

/** Reads a rule's page from the source of its file. */
export function readRulePage(source: string): RulePage {
  const page = `${(HEAD.exec(source)?.[1] ?? "").replaceAll(/^ \* ?/gmu, "")}\n`;
  const examples = [...page.matchAll(EXAMPLE)].map(
    ([, kind, stage, more = "", text = "", says = ""]): Example => {
      const beside = /, beside (.*)/u.exec(more)?.[1] ?? "";
      return {
        kind: kind === "Bad" ? "Bad" : "Good",
        stage: stage === "draft" ? "draft" : "full",
        path: / in `([^`]+)`/u.exec(more)?.[1] ?? "accepted/pass.md",
        beside: [...beside.matchAll(/`([^`]+)`/gu)].map(([, path = ""]) => path),
        isOn: more.includes(", with the rule on"),
        isLong: more.includes(" characters"),
        text,
        says,
      };
    },
  );
  return { page, examples };
}
