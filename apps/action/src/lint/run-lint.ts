/**
 * `mode: lint`: one run of the linter. It needs no checkout, runs nothing of anybody's, and takes templates and
 * configuration from the branch that a pull request would be merged into.
 */
import { type Duration, SECOND } from "@rfckit/core";
import type { Stage } from "@rfckit/lint";
import { type Clock, GitHubUnavailable, sayFailure } from "@rfckit/reconciler";
import { type Connected, connect } from "../github/connect.ts";
import { explainRefusals } from "../github/explain-refusals.ts";
import type { OpenLinter } from "../linter/stoppable-linter.ts";
import type { LintInputs } from "../runner/inputs.ts";
import type { RunContext } from "../runner/run-context.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";
import { findDocuments } from "./find-documents.ts";
import { lintDocuments } from "./lint-documents.ts";
import { openRepository } from "./open-repository.ts";
import { reportLint } from "./report-lint.ts";
import { readScope, type Scope } from "./scope.ts";

export interface LintTools {
  readonly context: RunContext;
  readonly log: WorkflowLog;
  readonly hostClock: Clock;
  readonly openLinter: OpenLinter;
  /** Waits so many ms. */
  readonly pause: (length: Duration) => Promise<void>;
}

/** How long to wait before GitHub is asked once more. No later run does what this one left. */
const WAITS: readonly Duration[] = [2 * SECOND, 10 * SECOND];

/** Gives the exit status: 1 for problems, 2 where something couldn't be looked at. Throws `CannotRun`. */
export async function runLint(inputs: LintInputs, tools: LintTools): Promise<number> {
  const { log } = tools;
  for (let tries = 0; ; tries += 1) {
    try {
      const connection = await connect(tools.context, inputs.token, tools.hostClock);
      return await explainRefusals(connection.octokit, () => lintWith(connection, inputs, tools));
    } catch (error) {
      if (!(error instanceof GitHubUnavailable)) throw error;
      const wait = WAITS[tries];
      if (wait === undefined || (error.retryAfter ?? 0) > wait) {
        // Whoever relies on the check must not be told that all is well.
        log.tell("error", `Nothing was looked at: ${sayFailure(error)}. Run it again in a while.`);
        return 2;
      }
      log.say(`${sayFailure(error)}. Asking again in ${wait / SECOND} s.`);
      await tools.pause(wait);
    }
  }
}

async function lintWith(connection: Connected, inputs: LintInputs, tools: LintTools): Promise<number> {
  const { context, log } = tools;
  const { maxWarnings } = inputs;
  const scope = readScope(context, connection.defaultBranch);
  if (scope.kind === "nothing")
    return reportLint(
      { files: [], nothing: "A branch was deleted: nothing to lint.", maxWarnings, troubles: [] },
      context,
      log,
    );
  const { head, base } = refsOf(scope);
  const opened = await openRepository(connection, base, inputs.config);
  const { configuration } = opened.checkout;
  const { directory } = configuration.rfcs;
  const found = await findDocuments({ connection, scope, directory, paths: inputs.paths });
  const troubles = [...opened.troubles, ...found.troubles];
  if (found.documents.length + found.assets.length === 0) {
    const where = inputs.paths.length === 0 ? `in ${directory}/` : `among ${inputs.paths.join(", ")}`;
    const nothing = `Nothing to lint: ${WHAT[scope.kind]} has no RFC ${where}.`;
    return reportLint({ files: [], nothing, maxWarnings, troubles }, context, log);
  }
  const linter = tools.openLinter(configuration.lint.timeLimit);
  try {
    const { files, unreadable } = await lintDocuments({
      connection,
      opened,
      linter,
      found,
      head,
      base,
      forced: inputs.stage,
      usual: usualStage(scope),
      workspace: context.workspace,
    });
    for (const path of unreadable)
      troubles.push(
        `${path} can't be read: it is no text in UTF-8, or longer than GitHub shows. Save it as one, or split it.`,
      );
    return reportLint({ files, nothing: null, maxWarnings, troubles }, context, log);
  } finally {
    await linter.close();
  }
}

const WHAT = {
  pull: "what the pull request changes",
  difference: "what was pushed",
  everything: "the repository",
} as const;

type Some = Exclude<Scope, { readonly kind: "nothing" }>;

/** Where the documents are, and where templates, configuration and all else is. */
function refsOf(scope: Some): { readonly head: string; readonly base: string } {
  switch (scope.kind) {
    case "pull":
      return { head: scope.head, base: `refs/heads/${scope.base}` };
    case "difference":
      return { head: scope.after, base: scope.after };
    case "everything":
      return { head: scope.ref, base: scope.ref };
  }
}

/** A draft must not be on the default branch unnoticed. Elsewhere a document says itself what it is. */
function usualStage(scope: Some): Stage | null {
  if (scope.kind === "pull") return scope.draft ? "draft" : "full";
  return scope.onDefaultBranch ? "full" : null;
}
