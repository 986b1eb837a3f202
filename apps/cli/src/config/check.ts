/** `rfc config check`: everything that is wrong with a configuration, as far as that can be told without GitHub. */
import type { Problem } from "@rfckit/config";
import type { Io } from "../io.ts";
import { createPaint, harmless, type Paint } from "../simulate/paint.ts";
import { writeFrame } from "../write-frame.ts";
import { type ConfigurationCheck, checkConfiguration } from "./check-configuration.ts";
import { type ConfigurationText, readConfigurationText } from "./configuration-text.ts";

export type CheckFormat = "pretty" | "json" | "github";

export async function check(file: string | undefined, format: CheckFormat, io: Io): Promise<number> {
  const configuration = await readConfigurationText(file, io);
  const found = await checkConfiguration(configuration.text, configuration.root);
  await io.stdout.write(await write(format, configuration, found, io));
  return found.problems.length > 0 ? 1 : 0;
}

async function write(
  format: CheckFormat,
  configuration: ConfigurationText,
  found: ConfigurationCheck,
  io: Io,
): Promise<string> {
  if (format === "pretty") return writePretty(configuration, found, io);
  const { stringify, writeAnnotation } = await import("@rfckit/lint/reporters");
  const { problems, unchecked } = found;
  const { path } = configuration;
  if (format === "json")
    return stringify({ version: 1, file: path, ok: problems.length === 0, problems, unchecked });
  return problems
    .map(({ message, ...place }) =>
      writeAnnotation({ ...placeOnly(place), severity: "error", path, title: "rfc config", message }),
    )
    .join("");
}

function placeOnly({ line, column, endLine, endColumn }: Omit<Problem, "message">) {
  return { line, column, endLine, endColumn };
}

function writePretty({ text, shown }: ConfigurationText, found: ConfigurationCheck, io: Io): string {
  const paint = createPaint(io.stdout.color);
  const lines = text.split(/\r\n?|\n/u);
  const name = harmless(shown);
  const parts = found.problems.map((problem) => {
    const place = paint(`${name}:${problem.line}:${problem.column}`, "bold");
    const frame = writeFrame({ ...problem, severity: "error" }, lines, { paint, columns: io.stdout.columns });
    const head = `${place} ${paint("error", "red", "bold")}`;
    return `${[head, `  ${harmless(problem.message)}`, ...frame].join("\n")}\n\n`;
  });
  const count = found.problems.length;
  const sum =
    count === 0
      ? paint(`${name}: no problems.`, "green", "bold")
      : paint(`${name}: ${count} problem${count === 1 ? "" : "s"}.`, "red", "bold");
  return `${parts.join("")}${sum}\n${sayUnchecked(found, paint)}`;
}

/** What is left to GitHub, for nobody should take silence for a yes. */
function sayUnchecked({ unchecked, problems }: ConfigurationCheck, paint: Paint): string {
  const { logins, teams } = unchecked;
  const things = [...nameSome(logins.length, "login"), ...nameSome(teams.length, "team")];
  if (problems.length > 0 || things.length === 0) return "";
  const exist = logins.length + teams.length === 1 ? "exists" : "exist";
  const words = `Not checked, for only GitHub knows it: whether ${things.join(" and ")} ${exist}. The bot looks, and says so on the pull request.`;
  return `${paint(words, "dim")}\n`;
}

function nameSome(count: number, noun: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `the ${noun}` : `the ${count} ${noun}s`];
}
