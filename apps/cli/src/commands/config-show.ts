/** `rfc config show`. */
import type { Run } from "../command-spec.ts";
import { type ShowFormat, show } from "../config/show.ts";

export const run: Run = ([name], options, io) => {
  const file = options["config"] as string | undefined;
  return show({ name, file, format: options["format"] as ShowFormat }, io);
};
