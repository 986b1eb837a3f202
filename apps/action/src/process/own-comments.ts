/** The bot's own comments on some pull requests as they stand, without those that only look like the bot's. */
import type { TokenConnection } from "@rfckit/github";
import { withoutSeal } from "@rfckit/reconciler";

export interface OwnCommentsWanted {
  readonly connection: Pick<TokenConnection, "glance" | "readOwnComments" | "repository">;
  readonly receiptSecret: string;
  /** Whether the bot's comments bear seals (`sealComments`). */
  readonly sealed: boolean;
}

/** By the pull requests' numbers, oldest first. Throws what the port throws. */
export async function readOwn(
  { connection, receiptSecret, sealed }: OwnCommentsWanted,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (numbers.length === 0) return new Map();
  const texts = await connection.readOwnComments(numbers);
  return new Map(
    numbers.map((number) => {
      const key = { repository: connection.repository, number };
      const own = (texts.get(number) ?? []).flatMap((text) => {
        const read = sealed ? withoutSeal(text, key, receiptSecret) : text;
        return read === null ? [] : [read];
      });
      return [number, own];
    }),
  );
}
