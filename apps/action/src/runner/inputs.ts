/**
 * The action's inputs, as `action.yml` describes them. All that is wrong is named at once; what belongs to the other mode
 * is refused, so that nothing is given in vain.
 */
import { parseDuration } from "@rfckit/config";
import { type Duration, MINUTE } from "@rfckit/core";
import { CannotRun } from "./cannot-run.ts";
import type { Environment } from "./run-context.ts";

export interface LintInputs {
  readonly mode: "lint";
  readonly token: string;
  /** Files, folders and patterns; empty: the RFC directory. */
  readonly paths: readonly string[];
  readonly stage: "draft" | "full" | null;
  readonly maxWarnings: number;
  /** The configuration's path in the repository. */
  readonly config: string | null;
}

export interface ProcessInputs {
  readonly mode: "process";
  readonly token: string;
  /** Empty where there is none. */
  readonly receiptSecret: string;
  readonly dryRun: boolean;
  /** The pull request whose motion, run by hand, is to be taken over; `null` where none is. */
  readonly adopt: number | null;
  /** How long a run waits at most, altogether, for what falls due in a moment. */
  readonly patience: Duration;
}

export type Inputs = LintInputs | ProcessInputs;

/** By the mode that they go with. */
export const INPUTS: Readonly<Record<"both" | "lint" | "process", readonly string[]>> = {
  both: ["mode", "token"],
  lint: ["paths", "stage", "max-warnings", "config"],
  process: ["receipt-secret", "dry-run", "adopt", "patience"],
};

/** What a run may take altogether: it begins nothing more after so long, and the next one goes on. */
export const LONGEST_RUN: Duration = 10 * MINUTE;

/** Reads them from the environment, where the runner puts `max-warnings` as `INPUT_MAX-WARNINGS`. Throws `CannotRun`. */
export function readInputs(env: Environment): Inputs {
  const problems: string[] = [];
  const given = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
  const refuse = (name: string, found: string, expected: string): void => {
    problems.push(`The input ${name} is "${found}", and should be ${expected}.`);
  };
  const choose = <T extends string>(name: string, choices: readonly T[]): T | null => {
    const found = given(name);
    const chosen = choices.find((choice) => choice === found) ?? null;
    if (chosen === null && found !== "") refuse(name, found, choices.join(" or "));
    return chosen;
  };

  const mode = choose("mode", ["lint", "process"]);
  if (mode === null && given("mode") === "") problems.push("The input mode is missing: lint or process.");
  const token = given("token");
  if (token === "") problems.push("The input token is empty. Leave it out, and the workflow's own is used.");
  const other = mode === "lint" ? "process" : "lint";
  for (const name of mode === null ? [] : INPUTS[other]) {
    if (given(name) === "") continue;
    problems.push(`The input ${name} goes with mode ${other}, and mode is ${mode}. Take it out.`);
  }

  const stage = choose("stage", ["draft", "full"]);
  const warnings = given("max-warnings");
  if (!/^\d{0,9}$/u.test(warnings)) refuse("max-warnings", warnings, "a whole number such as 0");
  const dryRun = choose("dry-run", ["true", "false"]) === "true";
  const adopt = given("adopt");
  if (!/^(?:#?[1-9]\d{0,8})?$/u.test(adopt)) refuse("adopt", adopt, "a pull request's number such as 12");
  const patience = given("patience") === "" ? MINUTE : parseDuration(given("patience"));
  if (patience === null || patience > LONGEST_RUN)
    refuse("patience", given("patience"), `a length of time such as 60s, at most ${LONGEST_RUN / MINUTE}m`);

  if (problems.length > 0 || mode === null) throw new CannotRun(problems.join("\n"));
  if (mode === "process")
    return {
      mode,
      token,
      receiptSecret: given("receipt-secret"),
      dryRun,
      adopt: adopt === "" ? null : Number(adopt.replace("#", "")),
      patience: patience ?? MINUTE,
    };
  return {
    mode,
    token,
    paths: given("paths")
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    stage,
    maxWarnings: warnings === "" ? Number.POSITIVE_INFINITY : Number(warnings),
    config: given("config") === "" ? null : given("config"),
  };
}
