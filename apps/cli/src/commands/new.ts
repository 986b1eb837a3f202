/** `rfc new`. */
import type { Run } from "../command-spec.ts";
import { begin } from "../new/begin.ts";
import { readNewRequest } from "../new/request.ts";

export const run: Run = (words, options, io) => begin(readNewRequest(words, options), io, Date.now());
