/** What a standing means for the decision, without what words were used and when the bot did its part. */
import { type Motion, phaseOf, type Standing, type UserId } from "@rfckit/core";

interface Meaning {
  readonly phase: string;
  readonly disposition: string | null;
  readonly mover: UserId | null;
  /** Who signed, how, and whether it was the text on the table. */
  readonly signed: readonly string[];
  /** By whom and what became of them, in the order raised. */
  readonly objections: readonly string[];
  readonly ended: readonly string[];
}

function meaningOf(standing: Standing): Meaning {
  const { motion } = standing;
  return {
    phase: phaseOf(standing),
    disposition: motion?.disposition ?? null,
    mover: motion?.mover.id ?? null,
    signed: motion === null ? [] : signedIn(motion, standing.text?.digest ?? null),
    objections: motion === null ? [] : objectionsIn(motion),
    ended: standing.ended.map(
      (ended) =>
        `${ended.motion.disposition} ${ended.end.kind} ${signedIn(ended.motion, null).join(" ")} ${objectionsIn(ended.motion).join(" ")}`,
    ),
  };
}

function signedIn(motion: Motion, present: string | null): string[] {
  return motion.signOffs
    .map(({ by, how, text }) => `${by.id} by ${how}${text === present ? "" : " (earlier)"}`)
    .sort();
}

function objectionsIn(motion: Motion): string[] {
  return motion.objections.map(
    ({ by, resolution }) => `${by.id} ${resolution === null ? "open" : resolution.how}`,
  );
}

/** In what two standings differ, in one word; `null` where they mean the same. */
export function differenceOf(one: Standing, other: Standing): string | null {
  const [a, b] = [meaningOf(one), meaningOf(other)];
  const words = Object.keys(a) as (keyof Meaning)[];
  return words.find((word) => JSON.stringify(a[word]) !== JSON.stringify(b[word])) ?? null;
}
