/** The commands that `rfc` has, in the order in which help lists them. Each is defined in a file of `specs/`. */
import type { Command } from "./command-spec.ts";
import { adopt } from "./specs/adopt.ts";
import { app } from "./specs/app.ts";
import { audit } from "./specs/audit.ts";
import { completion } from "./specs/completion.ts";
import { config } from "./specs/config.ts";
import { dev } from "./specs/dev.ts";
import { explain } from "./specs/explain.ts";
import { init } from "./specs/init.ts";
import { lint } from "./specs/lint.ts";
import { newRfc } from "./specs/new.ts";
import { parse } from "./specs/parse.ts";
import { preview } from "./specs/preview.ts";
import { promote } from "./specs/promote.ts";
import { reconcile } from "./specs/reconcile.ts";
import { simulate } from "./specs/simulate.ts";
import { snapshot } from "./specs/snapshot.ts";
import { status } from "./specs/status.ts";
import { verify } from "./specs/verify.ts";

export const COMMANDS: readonly Command[] = [
  newRfc,
  lint,
  promote,
  preview,
  init,
  config,
  status,
  explain,
  audit,
  snapshot,
  parse,
  simulate,
  verify,
  dev,
  app,
  reconcile,
  adopt,
  completion,
];
