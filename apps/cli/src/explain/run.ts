/** `rfc explain`: why an RFC stands as it does, now or at any moment so far. */
import { explain as explainStanding } from "@rfckit/core";
import type { Options } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { demandPull, openReader } from "../reading/open-reader.ts";
import { remarkLines } from "../reading/remarks-text.ts";
import { speakPlainly } from "../reading/speak-plainly.ts";
import { sayInstant } from "../say-instant.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { momentAt } from "./explain-at.ts";
import { explanationJson } from "./explanation-json.ts";
import { explanationLines } from "./explanation-text.ts";
import { readInstant } from "./read-instant.ts";
import { earlierPeriods } from "./told.ts";

export async function explainPull(reference: string, options: Options, io: Io): Promise<number> {
  const typed = typeof options["at"] === "string" ? readInstant(options["at"], "--at") : null;
  const opened = await openReader(reference, options, io);
  const key = demandPull(opened);
  const reading = await opened.ask(() => opened.reader.read(key));
  const { now, pull } = reading.snapshot;
  if (typed !== null && typed.begins > now) {
    throw new UsageError(`--at is in the future, and nobody knows that. It is ${sayInstant(now)}.`);
  }
  // Of today there is no more than what has passed.
  const wanted = typed === null || typed.ends > now ? null : typed.ends;
  if (wanted !== null && wanted < pull.createdAt) {
    throw new UsageError(`--at is before the pull request was opened, on ${sayInstant(pull.createdAt)}.`);
  }
  const moment = momentAt(reading.rows, wanted ?? now);
  const voice = speakPlainly(reading);
  const whole = explainStanding(moment.standing, moment.at, voice);
  const facts = [...earlierPeriods(moment, reading.rows, voice), ...whole.facts];
  // Those without an instant stay last.
  facts.sort((one, other) => (one.at ?? Number.MAX_VALUE) - (other.at ?? Number.MAX_VALUE));
  const explanation = { ...whole, facts };
  const told = { reading, moment, explanation, isPast: wanted !== null };
  if (options["format"] === "json") {
    await io.stdout.write(`${JSON.stringify(explanationJson(told), null, 2)}\n`);
    return 0;
  }
  const paint = createPaint(io.stdout.color);
  const width = shownWidth(io.stdout);
  const lines = [...explanationLines(told, { width, paint }), ...remarkLines(reading.remarks, width, paint)];
  await io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}
