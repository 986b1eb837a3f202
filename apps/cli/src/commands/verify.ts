/** `rfc verify`: runs the proofs. */
import { parseDuration } from "@rfckit/config";
import type { Run } from "../command-spec.ts";
import { UsageError } from "../usage-error.ts";

/** What chance is drawn from where nobody says otherwise: the same every time. */
const USUAL_SEED = 20_260_105;
const LARGEST_SEED = 2 ** 31 - 1;

export const run: Run = async (_, options, io) => {
  const seed = readSeed(options["seed"]);
  const time = readTime(options["time"]);
  const only = Array.isArray(options["only"]) ? options["only"].map(String) : [];
  const format = options["format"] === "json" ? "json" : "pretty";
  const verify = await import("../verify/run.ts");
  return verify.run({ seed, time, only, format }, io);
};

function readSeed(text: unknown): number {
  if (text === undefined) return USUAL_SEED;
  if (text === "random") return Math.floor(Math.random() * LARGEST_SEED);
  const seed = Number(text);
  if (/^\d+$/.test(String(text)) && seed <= LARGEST_SEED) return seed;
  throw new UsageError(
    `--seed is "${text}", and must be a whole number up to ${LARGEST_SEED}, or \`random\`. Run \`rfc help verify\`.`,
  );
}

function readTime(text: unknown): number | null {
  if (text === undefined) return null;
  const time = parseDuration(String(text));
  if (time !== null && time > 0) return time;
  throw new UsageError(
    `--time is "${text}", and must be a duration such as 60s, 5m or 1h. Run \`rfc help verify\`.`,
  );
}
