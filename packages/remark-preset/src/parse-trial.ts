/**
 * A thread that parses one text, to see whether it can be parsed in time. Whoever started it sleeps meanwhile, and
 * reads from shared memory how far it is.
 */
import { workerData } from "node:worker_threads";
import { openCheckout } from "@rfckit/checkout";
import { loadParser } from "@rfckit/lint";
import { FAILED, FINE, LIMIT, READY, STATE, type Trial } from "./trial.ts";
import { judgePath, pathFrom } from "./which-documents.ts";

const { text, location, root, shared } = workerData as Trial;

function tell(state: number): void {
  Atomics.store(shared, STATE, state);
  Atomics.notify(shared, STATE);
}

try {
  const [{ parse }, checkout] = await Promise.all([
    loadParser("reference"),
    openCheckout({ cwd: root, root }),
  ]);
  if (judgePath(pathFrom(root, location, checkout), checkout) === "rfc") {
    Atomics.store(shared, LIMIT, checkout.configuration.lint.timeLimit);
    tell(READY);
    parse(text);
  }
  tell(FINE);
} catch {
  // Such as a text that nests so deep that the parser ends.
  tell(FAILED);
}
