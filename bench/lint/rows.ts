/** What is measured: the rows of the table, each with what it is measured against and what it is to reach. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Linters } from "./linters.ts";
import { type Repository, settle } from "./write-repository.ts";

export interface Row {
  readonly work: string;
  readonly ours: Command;
  readonly against: Command;
  /** What the ratio may be at most; `null` where it is only shown. */
  readonly most: number | null;
  readonly of: "time" | "memory";
  /** Done before each of our runs, untimed. */
  readonly before?: () => void;
  /** Runs of minutes are not repeated as often. */
  readonly isLong?: boolean;
}

export interface Stage {
  readonly one: Repository;
  readonly checkout: Repository | null;
  readonly few: Repository;
  readonly many: Repository;
  /** Documents that are meant to stall a parser, by their names. */
  readonly hostile: readonly { readonly name: string; readonly repository: Repository }[];
  readonly rumdlCache: string;
}

export function listRows(stage: Stage, linters: Linters): Row[] {
  const { one, checkout, few, many, hostile } = stage;
  const { floor, rfc, markdownlint, remark, rumdl } = linters;
  const path = one.documents[0] ?? "";
  const single = rfc(one.folder, path, "--no-cache");
  const cold = rfc(many.folder, "--no-cache");
  const cached = rfc(many.folder);
  const rumdlCold = rumdl(many.folder, "--no-cache", "accepted");
  const rumdlCached = rumdl(many.folder, "--cache-dir", stage.rumdlCache, "accepted");
  const [kb, fewMb, manyMb] = [one.bytes / 1e3, few.bytes / 1e6, many.bytes / 1e6];
  const documents = `${many.documents.length} RFCs`;
  return [
    row(`one RFC of ${kb.toFixed(0)} KB, cold`, single, floor, 2.2),
    row("one RFC, cold", single, markdownlint(one.folder, path), 0.22),
    row(
      `${few.documents.length} RFCs (${fewMb.toFixed(1)} MB)`,
      rfc(few.folder, "--no-cache"),
      markdownlint(few.folder),
      0.13,
    ),
    row(`${documents} (${manyMb.toFixed(1)} MB)`, cold, markdownlint(many.folder), 0.07),
    row(documents, cold, rumdlCold, 1),
    row(`${documents}, cached, nothing changed`, cached, rumdlCached, 0.8),
    { ...row(`${documents}, cached, one changed`, cached, cold, 0.25), before: () => change(many) },
    { ...row(documents, cold, markdownlint(many.folder), 0.65), of: "memory" },
    ...hostile.map(({ name, repository }) =>
      row(name, rfc(repository.folder, repository.documents[0] ?? "", "--no-cache"), floor, 4),
    ),
    row("one RFC, compiled for the first time", firstStart(single), floor, null),
    ...(checkout === null ? [] : listCheckoutRows(checkout, linters)),
    row("one RFC, cold", single, remark(one.folder, path), null),
    row(`${few.documents.length} RFCs`, rfc(few.folder, "--no-cache"), remark(few.folder), null),
    { ...row(documents, cold, remark(many.folder), null), isLong: true },
  ];
}

function row(work: string, ours: Command, against: Command, most: number | null): Row {
  return { work, ours, against, most, of: "time" };
}

/** As if nothing were kept of what was compiled before. */
function firstStart(command: Command): Command {
  return { ...command, env: { ...command.env, NODE_DISABLE_COMPILE_CACHE: "1" } };
}

/** Where git is asked for the templates' earlier versions, and a configuration is read. */
function listCheckoutRows({ folder, documents }: Repository, { rfc, floor }: Linters): Row[] {
  const path = documents[0] ?? "";
  return [
    row("one RFC of a git checkout, cold", rfc(folder, path, "--no-cache"), floor, null),
    row("one RFC of a git checkout, cached", rfc(folder, path), floor, null),
  ];
}

const ONCE = "\nOnce more.\n";
/** Gives one document another text than it had. */
export function change({ folder, documents }: Repository): void {
  const file = join(folder, documents[Math.floor(documents.length / 2)] ?? "");
  const text = readFileSync(file, "utf8");
  if (text.endsWith(ONCE)) writeFileSync(file, text.slice(0, -ONCE.length));
  else appendFileSync(file, ONCE);
  settle(file);
}
