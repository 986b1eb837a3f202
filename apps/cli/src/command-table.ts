/** The commands that `rfc` has, in the order in which help lists them. Each is defined in a file of `specs/`. */
import type { CommandSpec } from "./command-spec.ts";
import { app } from "./specs/app.ts";
import { completion } from "./specs/completion.ts";
import { dev } from "./specs/dev.ts";
import { explain } from "./specs/explain.ts";
import { lint } from "./specs/lint.ts";
import { parse } from "./specs/parse.ts";
import { reconcile } from "./specs/reconcile.ts";
import { simulate } from "./specs/simulate.ts";
import { snapshot } from "./specs/snapshot.ts";
import { status } from "./specs/status.ts";
import { verify } from "./specs/verify.ts";

export const COMMANDS: readonly CommandSpec[] = [
  simulate,
  lint,
  status,
  explain,
  snapshot,
  parse,
  verify,
  dev,
  app,
  reconcile,
  completion,
];
