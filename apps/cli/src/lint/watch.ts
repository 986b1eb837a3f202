/** Lints again whenever something in the repository changes, until Ctrl-C. */
import { locateRoot } from "@rfckit/checkout";
import type { Io } from "../io.ts";
import type { LintRequest } from "./request.ts";
import { watchTree } from "./watch-tree.ts";

/** Editors write a file in several steps; so long it is waited for the last one, in ms. */
const CALM = 80;
/** The screen, and not what was scrolled away: that may be somebody's work. */
const CLEAR = "\u001b[2J\u001b[H";

export async function watch(
  request: LintRequest,
  io: Io,
  lintOnce: (request: LintRequest, io: Io) => Promise<number>,
): Promise<number> {
  const root = locateRoot(io.cwd, request.paths[0]);
  let rung = (): void => {};
  let broken: Error | null = null;
  const watcher = watchTree(
    root,
    () => rung(),
    (error) => {
      broken = error;
      rung();
    },
  );
  for (;;) {
    const ring = new Promise<void>((resolve) => {
      rung = resolve;
    });
    if (io.stdout.isTerminal) await io.stdout.write(CLEAR);
    await lintOnce(request, io).catch(async (error: unknown) => {
      await io.stderr.write(`rfc: ${error instanceof Error ? error.message : String(error)}\n`);
    });
    await io.stderr.write("rfc: watching for changes; Ctrl-C ends it.\n");
    await ring;
    if (broken !== null) break;
    await new Promise((resolve) => setTimeout(resolve, CALM));
  }
  watcher.close();
  await io.stderr.write(`rfc: ${root} can't be watched any more (${(broken as Error).message}).\n`);
  return 2;
}
