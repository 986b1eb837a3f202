/** `rfc config show`: the whole configuration, or a part of it, and where each value comes from. */
import { formatPath, readSettings, type Setting } from "@rfckit/config";
import { nearest } from "@rfckit/core";
import type { Io } from "../io.ts";
import { createPaint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { type ConfigurationText, readConfigurationText } from "./configuration-text.ts";
import { writeSettings } from "./write-settings.ts";

export type ShowFormat = "pretty" | "yaml" | "json";

export interface ShowRequest {
  /** A setting, or a part of the configuration; nothing: all of it. */
  readonly name: string | undefined;
  readonly file: string | undefined;
  readonly format: ShowFormat;
}

export async function show({ name, file, format }: ShowRequest, io: Io): Promise<number> {
  const configuration = await readConfigurationText(file, io);
  const read = readSettings(configuration.text);
  if (!read.ok) throw new UsageError(sayBroken(configuration, read.problems));
  const part = name === undefined ? { depth: 0, settings: read.settings } : findPart(read.settings, name);
  const value = valueAt(read.file, part.settings[0]?.path.slice(0, part.depth) ?? []);
  await io.stdout.write(await write(format, configuration, { ...part, value }, io));
  return 0;
}

function sayBroken(
  { shown }: ConfigurationText,
  problems: readonly { readonly line: number; readonly column: number; readonly message: string }[],
): string {
  const [first] = problems;
  const more = problems.length === 1 ? "" : ` And ${problems.length - 1} more.`;
  return `${shown}:${first?.line}:${first?.column}: ${first?.message}${more} \`rfc config check\` shows where.`;
}

interface Part {
  readonly settings: readonly Setting[];
  /** How many steps of their paths lead to the part. */
  readonly depth: number;
}

/** What is called so: a setting, or all that are below it. */
function findPart(settings: readonly Setting[], name: string): Part {
  const names = namesOf(settings);
  const wanted = name.trim();
  const depth = names.get(wanted);
  if (depth !== undefined) {
    const within = settings.filter((setting) => prefixes(setting).some(([each]) => each === wanted));
    return { settings: within, depth };
  }
  const near = nearest(wanted.slice(0, 100).toLowerCase(), [...names.keys()], (each) => each.toLowerCase());
  const advice = near === null ? "`rfc config show` prints all of them." : `Did you mean ${near}?`;
  throw new UsageError(`there is no setting ${JSON.stringify(wanted.slice(0, 100))}. ${advice}`);
}

function namesOf(settings: readonly Setting[]): Map<string, number> {
  return new Map(settings.flatMap(prefixes));
}

/** The setting and what it is in, by name and number of steps. */
function prefixes({ path }: Setting): [name: string, depth: number][] {
  return path.map((_, index) => [formatPath(path.slice(0, index + 1)), index + 1]);
}

function valueAt(file: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = file;
  for (const step of path) value = (value as Record<string | number, unknown>)[step];
  return value;
}

async function write(
  format: ShowFormat,
  { path, shown }: ConfigurationText,
  part: Part & { readonly value: unknown },
  io: Io,
): Promise<string> {
  const { settings, depth, value } = part;
  if (format === "json") {
    const { stringify } = await import("@rfckit/lint/reporters");
    const each = settings.map(({ name, value, at }) => ({ name, value, line: at?.line ?? null }));
    return stringify({ version: 1, file: path, settings: each, value });
  }
  const isOne = settings.length === 1 && settings[0]?.path.length === depth;
  // A script that asks for one value wants that value.
  if (isOne && !io.stdout.isTerminal && format === "pretty") return writePlainly(value);
  const origins = format === "pretty" ? { file: shown, paint: createPaint(io.stdout.color) } : null;
  return writeSettings(settings, depth, origins);
}

/** Of a list one item a line. */
function writePlainly(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `${item}\n`).join("");
  return typeof value === "object" && value !== null ? "" : `${value}\n`;
}
