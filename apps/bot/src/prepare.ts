/**
 * What the process is to do, by its arguments and its environment: to start, or to say something and end.
 */
import {
  type Environment,
  type ReadText,
  readSettings,
  type SettingProblem,
  type Settings,
} from "@rfckit/app/settings";
import { HELP } from "./help.ts";

/** The exit status where starting again the same way would fail again. */
export const WRONG_SETTINGS = 2;

export type Preparation =
  | { readonly kind: "start"; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly kind: "wrong"; readonly problems: readonly SettingProblem[] }
  | { readonly kind: "end"; readonly status: number; readonly out: string; readonly err: string };

/** `args` are those after the script's name. */
export function prepare(args: readonly string[], env: Environment, readText: ReadText): Preparation {
  const unknown = args.find((each) => each !== "--check" && each !== "--help" && each !== "-h");
  if (unknown !== undefined) {
    return end(
      WRONG_SETTINGS,
      "",
      `rfckit bot: there is no argument ${JSON.stringify(unknown)}. See --help.\n`,
    );
  }
  if (args.includes("--help") || args.includes("-h")) return end(0, HELP);
  const read = readSettings(env, readText);
  if (!read.ok) return { kind: "wrong", problems: read.problems };
  const { settings, warnings } = read;
  if (!args.includes("--check")) return { kind: "start", settings, warnings };
  return end(
    0,
    "rfckit bot: the settings are in order. Whether GitHub takes them shows at the start.\n",
    warnings.map((warning) => `rfckit bot: ${warning}\n`).join(""),
  );
}

function end(status: number, out: string, err = ""): Preparation {
  return { kind: "end", status, out, err };
}
