/**
 * The bot's own comments on some pull requests as they stand, without those that only look like the bot's. What was read once
 * isn't asked for again in a run.
 */
import type { TokenConnection } from "@rfckit/github";
import { withoutSeal } from "@rfckit/reconciler";

export interface OwnComments {
  /** By the pull requests' numbers, oldest first. Throws what the port throws. */
  read(numbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
}

export interface OwnCommentsOptions {
  readonly connection: Pick<TokenConnection, "readOwnComments" | "repository">;
  readonly receiptSecret: string;
  /** Whether the bot's comments bear seals (`sealComments`). */
  readonly sealed: boolean;
}

export function createOwnComments({ connection, receiptSecret, sealed }: OwnCommentsOptions): OwnComments {
  const known = new Map<number, readonly string[]>();
  const unseal = (number: number, text: string): string | null =>
    sealed ? withoutSeal(text, { repository: connection.repository, number }, receiptSecret) : text;
  return {
    async read(numbers) {
      const unknown = numbers.filter((number) => !known.has(number));
      const texts = unknown.length === 0 ? new Map() : await connection.readOwnComments(unknown);
      for (const number of unknown) {
        const own = (texts.get(number) ?? []) as readonly string[];
        known.set(
          number,
          own.map((text) => unseal(number, text)).filter((text) => text !== null),
        );
      }
      return known;
    },
  };
}
