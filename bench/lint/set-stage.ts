/** Writes the repositories that the rows lint. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "./rows.ts";
import { type Repository, settle, writeRepository } from "./write-repository.ts";

const fill = (unit: string, size: number): string =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Texts that have stalled parsers. */
const HOSTILE = [
  { name: "180 KB with one unclosed [", text: `[${fill("a ", 180_000)}` },
  { name: "64 KiB of *a_", text: fill("*a_", 65_536) },
];

export function setStage(folder: string): Stage {
  return {
    one: writeRepository(join(folder, "one"), 1, 7_000),
    checkout: writeCheckout(join(folder, "checkout")),
    few: writeRepository(join(folder, "few"), 26, 700_000),
    many: writeRepository(join(folder, "many"), 640, 9_000_000, true),
    hostile: HOSTILE.map(({ name, text }, index) => ({
      name,
      repository: writeHostile(join(folder, `hostile-${index}`), text),
    })),
    rumdlCache: join(folder, "rumdl-cache"),
  };
}

const CONFIGURATION = "projects:\n  toll-road:\n    groups:\n      North: [ana]\n      South: [ben]\n";

/** A repository as people have it: with a configuration, and a history. `null` where there is no git. */
function writeCheckout(folder: string): Repository | null {
  const repository = writeRepository(folder, 1, 7_000);
  mkdirSync(join(folder, ".github"));
  writeFileSync(join(folder, ".github", "rfcbot.yml"), CONFIGURATION);
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.org", ...args], { cwd: folder });
  const steps = [
    ["init", "-q"],
    ["add", "."],
    ["commit", "-qm", "begin"],
  ];
  return steps.every((step) => git(...step).status === 0) ? repository : null;
}

function writeHostile(folder: string, text: string): Repository {
  const path = "accepted/hostile.md";
  mkdirSync(join(folder, "accepted"), { recursive: true });
  writeFileSync(join(folder, path), text);
  settle(join(folder, path));
  return { folder, documents: [path], bytes: Buffer.byteLength(text), expected: new Map() };
}
