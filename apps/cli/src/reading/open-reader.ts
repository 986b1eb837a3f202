/** Reads pull requests as the bot does, with the token of whoever calls the command. */
import { createReader, type Reader, type ReaderOptions } from "@rfckit/reader";
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
  const { host } = options as { readonly host?: string };
  const opened = await openRepository({ reference, host }, io);
  return { ...opened, reader: createReader(readerOptions(opened, options, io)) };
}

/** As what and with which secret it reads. */
export function readerOptions(
  { sight, clock }: Pick<OpenRepository, "sight" | "clock">,
  options: Options,
  io: Pick<Io, "env">,
): ReaderOptions {
  const bot = namedBot(options);
  const { RECEIPT_SECRET: receiptSecret = "" } = io.env;
  return {
    sight,
    clock,
    ...(bot === null ? {} : { bot }),
    ...(receiptSecret === "" ? {} : { receiptSecret }),
  };
}

/** The login that `--bot` names; `null` where it is to be found. Throws `UsageError`. */
export function namedBot(options: Options): string | null {
  const { bot } = options as { readonly bot?: string };
  if (bot === undefined) return null;
  const login = bot.replace(/^@/u, "");
  if (/^[A-Za-z0-9][\w-]*(?:\[bot\])?$/u.test(login)) return login;
  throw new UsageError(`--bot is ${JSON.stringify(bot)}, and must be a login such as rfcbot[bot].`);
}

/** The pull request that was named. Throws `UsageError` where only a repository was. */
export function demandPull({ id, number, owner, name }: OpenRepository): PullKey {
  if (number !== null) return { repository: id, number };
  throw new UsageError(
    `which pull request is meant wasn't said. Give its number too, such as ${owner}/${name}#12.`,
  );
}
