/**
 * `rfc app create`: serves the page, waits for GitHub to send the browser back, and says what is left to do.
 *
 * Nothing is on the disk before the app is made, so whoever stops it earlier leaves nothing behind.
 */
import { HOUR } from "@rfckit/core";
import type { Io } from "../io.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint, harmless } from "../simulate/paint.ts";
import { wrapRuns } from "../simulate/wrap.ts";
import { UsageError } from "../usage-error.ts";
import { createFinisher, type Finished } from "./finish.ts";
import { type Flow, startFlow } from "./flow-server.ts";
import { nextSteps } from "./next-steps.ts";
import type { Plan } from "./plan.ts";
import { whyNotThere, wouldBeCommitted } from "./secrets-file.ts";

/** Resolves to 0 once the app is made. Throws `UsageError` where it can't be, or isn't before `end`: GitHub's own hour. */
export async function create(plan: Plan, io: Io, end = AbortSignal.timeout(HOUR)): Promise<number> {
  const hindrance = whyNotThere(plan.file);
  if (hindrance !== null) throw new UsageError(hindrance);
  if (wouldBeCommitted(plan.file)) {
    const warning = `git doesn't ignore ${plan.file.named}, and could take the secrets along with a commit. Name it in .gitignore.`;
    await io.stderr.write(`rfc: ${harmless(warning)}\n`);
  }
  const flow = await start(plan, io);
  try {
    await io.stdout.write(invite(flow, io));
    const finished = await before(end, flow.finished);
    if (finished === null) {
      throw new UsageError(
        "nothing came back from GitHub within an hour, so no secrets were written. Begin anew, and delete the app on GitHub if it was made there.",
      );
    }
    await io.stdout.write(tell(plan, finished, io));
    return 0;
  } finally {
    await flow.close();
  }
}

async function start(plan: Plan, io: Io): Promise<Flow> {
  const onProblem = (problem: string) => {
    // Told on the page as well: whoever reads neither has gone.
    io.stderr.write(`rfc: ${harmless(problem)}\n`).catch(() => {});
  };
  try {
    return await startFlow({ plan, cwd: io.cwd, finish: createFinisher(plan), onProblem });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new UsageError(`port ${plan.port} is taken. Name another one, or leave \`--port\` out.`);
    }
    if (code === "EACCES") {
      throw new UsageError(
        `you may not listen on port ${plan.port}. Name one above 1023, or leave \`--port\` out.`,
      );
    }
    throw error;
  }
}

function invite({ address }: Flow, { stdout }: Io): string {
  const paint = createPaint(stdout.color);
  return [
    "",
    `  ${paint("Open this page in your browser", "bold")}: it says what will be made, and makes nothing by itself.`,
    "",
    `    ${paint(address, "cyan")}`,
    "",
    "  Ctrl-C ends this and leaves nothing behind.",
    "",
    "",
  ].join("\n");
}

function tell(plan: Plan, finished: Finished, { stdout, cwd }: Io): string {
  const paint = createPaint(stdout.color);
  const width = shownWidth(stdout) - 5;
  const steps = nextSteps(plan, finished, cwd).flatMap(({ what, where }, index) => [
    ...wrapRuns([{ text: harmless(what), styles: [] }], width, paint).map(
      (line, row) => `  ${row === 0 ? `${index + 1}.` : "  "} ${line}`,
    ),
    ...(where === null ? [] : [`     ${paint(harmless(where.text), "cyan")}`]),
  ]);
  const file = harmless(plan.file.named);
  return [
    `  ${paint(`${finished.slug} is made`, "bold", "green")}. Its secrets are in ${file}, which only you can read.`,
    "",
    ...steps,
    "",
    "",
  ].join("\n");
}

/** What it resolves to, or `null` where the end comes first. */
function before<T>(end: AbortSignal, work: Promise<T>): Promise<T | null> {
  const ended = new Promise<null>((resolve) => {
    if (end.aborted) resolve(null);
    end.addEventListener("abort", () => resolve(null), { once: true });
  });
  return Promise.race([work, ended]);
}
