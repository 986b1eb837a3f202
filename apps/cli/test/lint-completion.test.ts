/** What shells offer behind `rfc lint`, asked of the shells themselves where they are installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { CLEAN, createRepository } from "./lint-stage.ts";

async function writeScript(shell: string): Promise<string> {
  const { io, out } = captureIo();
  expect(await runProgram(["completion", shell], io)).toBe(0);
  return out();
}

const isThere = (shell: string) => spawnSync(shell, ["--version"]).status === 0;
const NEEDS = "(skipped where the shell isn't installed)";
const root = () => createRepository({ "accepted/a.md": CLEAN, "my.yml": "" }).root;

/** What is typed, and some of what is offered. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["--expl", ["--explain"], ["--stage"]],
  ["--stage ", ["draft", "full"], ["--stage", "my.yml"]],
  ["--format s", ["sarif"], ["json"]],
  ["--explain section-m", ["section-missing"], ["section-name"]],
  ["--config m", ["my.yml"], ["--max-warnings"]],
  ["--changed m", ["my.yml"], []],
  ["acc", ["accepted"], ["my.yml"]],
];

test.skipIf(!isThere("bash"))(`bash ${NEEDS}`, async () => {
  const completion = await writeScript("bash");
  const cwd = root();
  for (const [typed, offered, others] of CASES) {
    const words = ["rfc", "lint", ...typed.split(" ")].map((word) => `'${word}'`);
    const script = `${completion}\nCOMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _rfc; printf '%s\\n' "\${COMPREPLY[@]}"`;
    check(typed, execFileSync("bash", ["-c", script], { encoding: "utf8", cwd }), offered, others);
  }
});

test.skipIf(!isThere("fish"))(`fish ${NEEDS}`, async () => {
  const cwd = root();
  writeFileSync(join(cwd, "../rfc.fish"), await writeScript("fish"));
  const env = { ...process.env, HOME: join(cwd, "..") };
  for (const [typed, offered, others] of CASES) {
    const script = `source ../rfc.fish; complete -C 'rfc lint ${typed}'`;
    const out = execFileSync("fish", ["--no-config", "-c", script], { encoding: "utf8", cwd, env });
    check(typed, out, offered, others);
  }
});

test.skipIf(!isThere("zsh"))(`zsh ${NEEDS}`, async () => {
  const cwd = root();
  writeFileSync(join(cwd, "../_rfc"), await writeScript("zsh"));
  // Completion works in front of a person only; so what it would be told is looked at.
  const script = "_arguments() { print -rl -- $@ }; words=(rfc lint ''); CURRENT=3; source ../_rfc";
  const told = execFileSync("zsh", ["-f", "-c", script], { encoding: "utf8", cwd }).split("\n");
  expect(told).toEqual(
    expect.arrayContaining([
      "--stage[what the documents are held to]:value:(draft full)",
      "--config[the configuration, if it isn't .github/rfcbot.yml]:file:_files",
      "--fix[put right what is safe to put right]",
      "*:file:_files",
    ]),
  );
  expect(told.find((line) => line.startsWith("--changed["))).toMatch(/\]::value:$/u);
  expect(told.find((line) => line.startsWith("--explain["))).toContain("section-missing section-empty");
});

function check(typed: string, out: string, offered: readonly string[], others: readonly string[]): void {
  const words = out.split(/[\s/]+/u).map((word) => word.replace(/^--[\w-]+=/u, ""));
  for (const word of offered) expect(words, typed).toContain(word);
  for (const word of others) expect(words, typed).not.toContain(word);
}
