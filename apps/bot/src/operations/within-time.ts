/** A promise that is given up. */
import type { Duration } from "@rfckit/core";

/** What it resolves to; rejects after so many ms, whatever becomes of it then. */
export async function withinTime<T>(work: Promise<T>, time: Duration): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`no answer within ${time} ms`)), time);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(late);
  }
}
