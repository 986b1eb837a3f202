/**
 * Acts on the bot that `rfc dev` started: has a step done, and prints what came of it.
 */
import type { Moment } from "@rfckit/simulator";
import type { Io } from "../io.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint, harmless } from "../simulate/paint.ts";
import { Storyteller } from "../simulate/tell-story.ts";
import { renderThread } from "../simulate/thread-text.ts";
import { UsageError } from "../usage-error.ts";
import { toStep } from "./steps.ts";

export interface ActOptions {
  readonly port: number;
  readonly as: string | null;
  readonly format: "pretty" | "json";
}

interface Info {
  readonly rfckit?: string;
  readonly author: string;
  readonly start: number;
}

/** Resolves to the exit status: 0 done, 1 GitHub refused it or there was nothing to do it to, 2 a step that can't be. */
export async function act(
  doing: string,
  words: readonly string[],
  options: ActOptions,
  io: Io,
): Promise<number> {
  // What can't be is said whether or not anything runs.
  const plain = doing === "thread" || doing === "stop";
  if (!plain) toStep(doing, words, options.as, "");
  const ask = connect(options.port);
  const info = (await ask("GET", "/")).body as Info;
  if (info.rfckit !== "dev") throw notRunning(options.port);
  if (doing === "stop") {
    await ask("POST", "/stop");
    return 0;
  }
  const width = shownWidth(io.stdout);
  const paint = createPaint(io.stdout.color);
  if (doing === "thread") {
    const moment = (await ask("GET", "/thread")).body as Moment;
    if (options.format === "json") return print(io, JSON.stringify(moment, null, 2));
    return print(io, renderThread(moment.thread, { width, paint, start: info.start }).join("\n").trimEnd());
  }
  const step = toStep(doing, words, options.as, info.author);
  const { status, body } = await ask("POST", "/steps", { steps: [step] });
  if (status === 422) {
    const { problems } = body as { readonly problems: readonly { readonly message: string }[] };
    for (const { message } of problems) await io.stderr.write(`rfc: ${harmless(message)}\n`);
    return 2;
  }
  if (status !== 200) {
    await io.stderr.write(`rfc: ${harmless((body as { message: string }).message)}\n`);
    return 2;
  }
  const { told } = body as {
    readonly told: { readonly before: Moment; readonly moments: readonly Moment[] };
  };
  const failures = told.moments.flatMap((moment) => moment.failures);
  const before = new Set(told.before.thread.map(({ key }) => key));
  const refused =
    told.moments.at(-1)?.thread.some(({ kind, key }) => kind === "refused" && !before.has(key)) === true;
  if (options.format === "json") await print(io, JSON.stringify(told.moments.at(-1) ?? null, null, 2));
  else {
    const lines: string[] = [];
    const telling = { file: "rfc dev", width, paint, write: (line: string) => lines.push(line) };
    const teller = new Storyteller(info.start, telling);
    teller.know(told.before);
    for (const moment of told.moments) teller.tell(moment);
    await print(io, lines.join("\n").trim() === "" ? "Nothing changed." : lines.join("\n").trimEnd());
  }
  return failures.length > 0 || refused ? 1 : 0;
}

async function print(io: Io, text: string): Promise<number> {
  await io.stdout.write(`${text}\n`);
  return 0;
}

function connect(port: number) {
  return async (method: string, path: string, body?: unknown) => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    } catch {
      throw notRunning(port);
    }
  };
}

function notRunning(port: number): UsageError {
  return new UsageError(
    `nothing of \`rfc dev\` answers on port ${port}. Start it in another terminal: \`rfc dev\`.`,
  );
}
