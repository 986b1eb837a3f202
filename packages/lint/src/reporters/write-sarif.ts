/**
 * `--format sarif`: SARIF 2.1.0, which GitHub's code scanning and many viewers read.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Place, Problem, Severity } from "../problem.ts";
import { fingerprintAll } from "./fingerprint.ts";
import type { FileReport, Report } from "./report.ts";
import { stringify } from "./stringify.ts";

export interface DescribedRule {
  readonly id: string;
  readonly severity: Severity | "off";
  /** One line. */
  readonly says: string;
  /** The rule's page. */
  readonly url: string;
}

export interface SarifTool {
  /** Of rfckit. */
  readonly version: string;
  /** The whole table, also what found nothing. */
  readonly rules: readonly DescribedRule[];
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = "https://www.npmjs.com/package/rfckit";
const ROOT = "%SRCROOT%";
const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

export function writeSarif({ files }: Report, { version, rules }: SarifTool): string {
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const driver = { name: "rfckit", version, informationUri: HOME, rules: rules.map(describeRule) };
  return stringify({
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        // Where it is on this machine is nobody's business; the name is the one that GitHub knows.
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap((file) => resultsOf(file, indices)),
      },
    ],
  });
}

function describeRule({ id, severity, says, url }: DescribedRule) {
  const text = plain(`${says.charAt(0).toUpperCase()}${says.slice(1)}.`);
  return {
    id,
    shortDescription: { text },
    // GitHub asks for it too.
    fullDescription: { text },
    help: {
      text: `See ${url} for what it finds, with a bad and a good example.`,
      markdown: `See [\`${id}\`](${url}) for what it finds, with a bad and a good example.`,
    },
    helpUri: url,
    defaultConfiguration: severity === "off" ? { enabled: false } : { level: LEVELS[severity] },
  };
}

function resultsOf({ path, problems }: FileReport, indices: ReadonlyMap<string, number>) {
  const prints = fingerprintAll(problems);
  const artifactLocation = { uri: uriOf(path), uriBaseId: ROOT };
  return problems.map((problem, index) => ({
    ruleId: problem.rule,
    ...ruleIndex(problem, indices),
    level: LEVELS[problem.severity],
    message: { text: plain(problem.message) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(problem) } }],
    partialFingerprints: { "problem/v1": prints[index] },
  }));
}

function ruleIndex({ rule }: Problem, indices: ReadonlyMap<string, number>) {
  const index = indices.get(rule);
  return index === undefined ? {} : { ruleIndex: index };
}

/** SARIF counts as we do: from 1, and the end is exclusive. */
function regionOf({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Each part is encoded by itself: a colon would make a scheme of the first one. */
function uriOf(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/**
 * A text that is only text. In SARIF braces are placeholders until they are doubled (3.11.5), and `[…](…)` is a link in plain
 * text too (3.11.6): what a message quotes from a document must not become one.
 */
function plain(text: string): string {
  return text.replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "] (");
}
