/** `rfc completion`: a completion script, made from the command table. */
import type { Run } from "../command-spec.ts";
import { COMMANDS } from "../command-table.ts";
import { withOffers } from "../completion/offered.ts";
import { writeBash } from "../completion/write-bash.ts";
import { writeFish } from "../completion/write-fish.ts";
import { writeZsh } from "../completion/write-zsh.ts";

export const run: Run = async ([shell], _, io) => {
  const write = { bash: writeBash, zsh: writeZsh, fish: writeFish }[shell as "bash" | "zsh" | "fish"];
  await io.stdout.write(write(await Promise.all(COMMANDS.map(withOffers))));
  return 0;
};
