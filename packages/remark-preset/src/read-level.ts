/**
 * How a rule is configured in a `.remarkrc`: as any rule of remark-lint, by `unified-lint-rule`'s words.
 *
 * What isn't said there is left to the repository's own configuration; what is said comes before it.
 */
import type { RuleId } from "@rfckit/lint";

/** A severity in remark-lint's words; `on` and `true` in a list mean `warn` there. */
export type Label = "on" | "off" | "warn" | "error" | 0 | 1 | 2 | boolean;

/** A severity, alone or in a list, as remark-lint has it. There are no options to stand behind it. */
export type RuleConfig = Label | readonly [Label?] | null | undefined;

/** `null`: as the repository's configuration has it. */
export type UsedLevel = "error" | "warning" | null;

const WORDS = 'expected false, "off", 0, "on", "warn", 1, "error" or 2';

export function readLevel(id: RuleId, config: RuleConfig): UsedLevel | "off" {
  // Without a list it says that the rule is used: unified itself makes nothing of `true`, and never asks for `false`.
  if (config === undefined || config === null || config === true) return null;
  const [label, ...options]: readonly unknown[] = Array.isArray(config) ? config : [config];
  if (options.some((option) => option !== undefined && option !== null))
    throw new Error(
      `The rule ${id} was given options (${show(options[0])}), and has none. Leave them out; .github/rfcbot.yml has the settings.`,
    );
  switch (label) {
    case undefined:
    case null:
      return null;
    case false:
    case 0:
    case "off":
      return "off";
    case true:
    case 1:
    case "on":
    case "warn":
      return "warning";
    case 2:
    case "error":
      return "error";
    default:
      throw new Error(`The rule ${id} was given the severity ${show(label)}, ${WORDS}.`);
  }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
