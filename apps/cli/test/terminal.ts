/** A real terminal for a test: a session of tmux, on a server of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

const installed = join(import.meta.dirname, "../../../node_modules/.bin");

/** Whether this machine has what it takes. */
export const hasTerminal =
  spawnSync("tmux", ["-V"]).error === undefined && existsSync(join(installed, "rfc"));

let opened = 0;

export function openTerminal(folder: string) {
  opened += 1;
  const socket = `rfckit-${process.pid}-${opened}`;
  const tmux = (...args: string[]): string =>
    execFileSync("tmux", ["-L", socket, ...args], { encoding: "utf8" });
  const variables = `PATH='${installed}:${process.env["PATH"]}' PS1='$ '`;
  const shell = `exec env -u CI -u NO_COLOR -u FORCE_COLOR ${variables} bash --norc --noprofile`;
  tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "50", "-c", folder, shell);
  onTestFinished(() => void spawnSync("tmux", ["-L", socket, "kill-server"]));
  const screen = (): string =>
    tmux("capture-pane", "-p")
      .replaceAll(/[^\S\n]+$/gmu, "")
      .trimEnd();
  /** Waits until the screen ends so. */
  const until = async (end: string): Promise<void> => {
    try {
      await vi.waitUntil(() => screen().endsWith(end), { timeout: 20_000, interval: 20 });
    } catch {
      throw new Error(`The terminal never came to ${JSON.stringify(end)}. It shows:\n${screen()}`);
    }
  };
  let runs = 0;
  return {
    screen,
    until,
    /** Types a line and Enter. */
    enter: (line: string): void => void tmux("send-keys", "-l", `${line}\r`),
    /** Presses keys by tmux's names for them, such as `C-c`. */
    press: (...keys: string[]): void => void tmux("send-keys", ...keys),
    /** Runs a command on an empty screen; its last line is its status. */
    run(command: string): void {
      runs += 1;
      tmux("send-keys", "-l", `clear; ${command}; echo "run ${runs}: $?"\r`);
    },
    ended: (status: number): Promise<void> => until(`run ${runs}: ${status}\n$`),
  };
}
