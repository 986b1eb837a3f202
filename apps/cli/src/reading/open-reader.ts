/** Reads pull requests as the bot does, with the token of whoever calls the command. */
import { createReader, type Reader } from "@rfckit/reader";
import type { PullKey } from "@rfckit/reconciler";
import type { Options } from "../command-spec.ts";
import { type OpenRepository, openRepository } from "../github/open-repository.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export interface OpenReader extends OpenRepository {
  readonly reader: Reader;
}

export async function openReader(
  reference: string | undefined,
  options: Options,
  io: Io,
): Promise<OpenReader> {
  const { host, bot } = options as { readonly host?: string; readonly bot?: string };
  const opened = await openRepository({ reference, host }, io);
  const { RECEIPT_SECRET: receiptSecret = "" } = io.env;
  const reader = createReader({
    sight: opened.sight,
    clock: opened.clock,
    ...(bot === undefined ? {} : { bot: bot.replace(/^@/u, "") }),
    ...(receiptSecret === "" ? {} : { receiptSecret }),
  });
  return { ...opened, reader };
}

/** The pull request that was named. Throws `UsageError` where only a repository was. */
export function demandPull({ id, number, owner, name }: OpenRepository): PullKey {
  if (number !== null) return { repository: id, number };
  throw new UsageError(
    `which pull request is meant wasn't said. Give its number too, such as ${owner}/${name}#12.`,
  );
}
