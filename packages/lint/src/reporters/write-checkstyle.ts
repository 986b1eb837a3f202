/**
 * `--format checkstyle`: Checkstyle's XML, as reviewdog, Jenkins and others read it. Its severities are ours.
 */
import type { Problem } from "../problem.ts";
import type { FileReport, Report } from "./report.ts";
import { writeAttributes, XML_HEAD } from "./xml.ts";

/** What other linters say, too: since then the format has been the same. */
const VERSION = "4.3";

export function writeCheckstyle({ files }: Report): string {
  return `${XML_HEAD}<checkstyle version="${VERSION}">\n${files.map(writeFile).join("")}</checkstyle>\n`;
}

function writeFile({ path, problems }: FileReport): string {
  const start = `  <file${writeAttributes({ name: path })}`;
  if (problems.length === 0) return `${start}/>\n`;
  return `${start}>\n${problems.map(writeError).join("")}  </file>\n`;
}

function writeError({ rule, severity, message, line, column }: Problem): string {
  return `    <error${writeAttributes({ line, column, severity, message, source: `rfckit.${rule}` })}/>\n`;
}
