/** Does what a guide says, in a repository of its own: writes its files and runs its commands, from above to below. */
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createRepository } from "./lint-stage.ts";
import { type Block, readExchanges } from "./read-guide.ts";

export interface Played {
  readonly line: number;
  readonly command: string;
  readonly printed: string;
  readonly actual: string;
}

const BIN = join(import.meta.dirname, "../../../node_modules/.bin");

/** What a shell in a guide's repository finds: `rfc`, somebody's name for git, and no colours. */
export function guideEnv(home: string, more: Readonly<Record<string, string>> = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, GITHUB_ACTIONS: ___, ...rest } = process.env;
  return {
    ...rest,
    PATH: [BIN, process.env["PATH"]].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: join(home, "cache"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "ana",
    GIT_AUTHOR_EMAIL: "ana@example.org",
    GIT_COMMITTER_NAME: "ana",
    GIT_COMMITTER_EMAIL: "ana@example.org",
    ...more,
  };
}

export async function playGuide(blocks: readonly Block[]): Promise<Played[]> {
  const repository = createRepository();
  const { root, home } = repository;
  const played: Played[] = [];
  let status = 0;
  for (const block of blocks) {
    if (block.path !== null) {
      repository.write(block.path, block.text);
      if (block.path.startsWith(".git/hooks/")) chmodSync(join(root, block.path), 0o755);
    }
    if (block.language !== "console") continue;
    for (const { command, printed } of readExchanges(block)) {
      let actual: string;
      if (command === "echo $?") actual = `${status}\n`;
      else if (/^rfc lint [^|<>]*$|^rfc lint$/u.test(command)) {
        const done = await repository.lint(readWords(command).slice(2));
        status = done.status;
        actual = done.out + done.err;
      } else {
        // What needs a shell takes longer, for `rfc` is then a process of its own.
        const done = spawnSync("bash", ["-c", `${command} 2>&1`], {
          cwd: root,
          env: guideEnv(home),
          encoding: "utf8",
        });
        status = done.status ?? 2;
        actual = done.stdout;
      }
      played.push({ line: block.line, command, printed, actual });
    }
  }
  return played;
}

function readWords(command: string): string[] {
  return [...command.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/gu)].map(
    ({ groups }) => groups?.["quoted"] ?? groups?.["plain"] ?? "",
  );
}
