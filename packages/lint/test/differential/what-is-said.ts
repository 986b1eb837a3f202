/** All that the linter says of a document with one of the parsers, with all rules on, at each stage. */
import {
  checkGate,
  collectShown,
  DEFAULT_TEMPLATES,
  type LintOptions,
  lintLinks,
  lintText,
  type Parse,
  type Problem,
  RULES,
  type RuleSettings,
  readAnchors,
  type Templates,
} from "../../src/index.ts";
import { readYaml } from "../../src/parsers/read-yaml.ts";

const PATH = "accepted/pass.md";
const NAMES = ["pass.md", "other.md", "pass-map.png"];

const files = {
  kindOf: (path: string) => {
    if (path === "accepted") return "folder" as const;
    return NAMES.some((name) => path === `accepted/${name}`) ? ("file" as const) : null;
  },
  namesIn: (folder: string) => (folder === "accepted" ? NAMES : []),
  anchorsOf: (path: string) => (path === "accepted/other.md" ? new Set(["more"]) : null),
};

const rules: RuleSettings = Object.fromEntries(
  RULES.flatMap(({ id, severity }) => (severity === "off" ? [[id, "warning"]] : [])),
);

/** As plain data, the edits of the fixes among it. */
export function whatIsSaid(text: string, parser: Parse, templates: Templates = DEFAULT_TEMPLATES): unknown {
  const parse = rememberLast(parser);
  const options: LintOptions = {
    path: PATH,
    templates,
    parse,
    readYaml,
    rules,
    files,
    canBeStopped: true,
    wanted: { directory: "accepted" },
  };
  const results = [undefined, "draft", "full"].map((stage) => {
    const { links, ...read } = lintText(
      text,
      stage === undefined ? options : { ...options, stage: stage as "draft" | "full" },
    );
    return { ...lintLinks(read, links, files, rules), links };
  });
  const { problems, ...gate } = checkGate(text, { templates, parse, canBeStopped: true });
  return {
    stages: results.map(({ stage, problems: all }) => ({ stage, problems: all.map(withEdits) })),
    gate: { ...gate, problems: problems.map(withEdits) },
    anchors: [...(readAnchors(text, parse, "fast") ?? [])].sort(),
    shown: [...collectShown([{ path: PATH, links: results[0]?.links ?? [] }])],
  };
}

function withEdits({ fix, ...problem }: Problem) {
  return { ...problem, edits: fix?.() ?? [] };
}

/** Parsing takes most of the time, and the tree is the same each time. */
function rememberLast(parse: Parse): Parse {
  let last: { readonly text: string; readonly tree: ReturnType<Parse> } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, tree: parse(text) };
    return last.tree;
  };
}
