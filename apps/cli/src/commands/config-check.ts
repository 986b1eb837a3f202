/** `rfc config check`. */
import type { Run } from "../command-spec.ts";
import { type CheckFormat, check } from "../config/check.ts";

export const run: Run = ([file], options, io) => check(file, options["format"] as CheckFormat, io);
