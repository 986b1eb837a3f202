/** What a request's body says. */
import { z } from "zod";
import type { Call } from "./operation.ts";
import { WordedRefusal } from "./worded-refusal.ts";

/** The body by its schema; what the schema doesn't name is left out. Throws a 422 where it doesn't fit. */
export function readBody<T>({ body }: Pick<Call, "body">, schema: z.ZodType<T>): T {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  throw new WordedRefusal(422, `Invalid request.\n\n${z.prettifyError(read.error)}`);
}

/** A text that may be missing, which GitHub takes `null` for as well. */
export const textOrNothing = z
  .string()
  .nullish()
  .transform((text) => text ?? "");
