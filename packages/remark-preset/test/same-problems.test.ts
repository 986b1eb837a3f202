/**
 * remark-cli with the preset says what `rfc lint` says: the same rules, severities, places, words and pages, of the rules'
 * own examples, of planted repositories and of real RFCs.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { beforeAll, describe, expect, test } from "vitest";
import { THOROUGH, testAtLength } from "./at-length.ts";
import { readExamples } from "./examples.ts";
import { createRepository, type Files, PACKAGE, type Report, type Stage } from "./remark-stage.ts";

const SLOW = 60_000;

testAtLength("the rules' examples", { timeout: SLOW }, () => {
  const { files, documents, bad } = readExamples();
  const repository = createRepository(files);
  const said = repository.said(["."]);
  expect(Object.keys(said).sort()).toEqual(documents);
  expectTheSame(
    said,
    repository.linted(["accepted", ...documents.filter((path) => path.startsWith("docs/"))]),
  );
  const unseen = bad.filter(({ rule, path }) => !said[path]?.some((problem) => problem.rule === rule));
  expect(unseen.map(({ rule }) => rule)).toEqual(["asset-unused"]);
  expect(new Set(bad.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
});

const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const CLEAN = SECTIONS.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");
const DEFECTS = `${CLEAN.replace("# Motivation", "# Motivaton")}
See [that](other.md#nowhere), [this](gone.md), [it][label], ![](picture.png) and [#1](org/repo#1).

[unused]: https://example.org
[dangling]: #nowhere

- [ ] a task
`;
const HIDDEN =
  "<!-- rfc-lint-disable link-relative -->\n[a](gone.md)\n<!-- rfc-lint-enable -->\n[b](gone.md)\n";

const TEMPLATE = "text/0000-template.md";
const EARLIER_HINT = "Tell the reader what this is good for.";

const PLANTED: Readonly<Record<string, Files>> = {
  "defects of many kinds": {
    "accepted/a.md": DEFECTS,
    "accepted/other.md": CLEAN,
    "accepted/picture.png": "",
    "accepted/README.md": "# What this folder is\n",
    "README.md": "# A project\n\n# Motivation\n",
  },
  "clean documents": { "accepted/a.md": CLEAN, "accepted/deep/b.md": CLEAN },
  "overrides by path, rules that are off, front matter that is required": {
    ".github/rfcbot.yml": `lint:
  rules: { section-name: error, image-alt: info, definition-unused: off, repeated-word: warning }
  front-matter: required
  overrides:
    - { files: accepted/roadmap-*.md, stage: free, rules: { file-name: off } }
    - { files: accepted/old/**, stage: draft, rules: { link-relative: warning } }
`,
    "accepted/a.md": `${DEFECTS}\nThe the end.\n`,
    "accepted/roadmap-2027.md": "# Next year\n\nMuch. [a](gone.md)\n",
    "accepted/old/B_old.md": `---\ntitle: B\nstag: full\n---\n\n${DEFECTS}`,
  },
  "another directory and templates, with the hints of their earlier versions": {
    ".github/rfcbot.yml": `rfcs: { directory: text, templates: { full: ${TEMPLATE} } }\n`,
    [TEMPLATE]: "# What\n\nSay what it is about in a few words.\n\n# Why\n\nSay why.\n",
    "text/a.md": "# What\n\nSay what it is about in a few words.\n\n# Wy\n\nSince it helps everybody.\n",
    "text/b.md": `# Why\n\n${EARLIER_HINT}\n`,
  },
  "switches in the document": { "accepted/a.md": `${CLEAN}\n${HIDDEN}` },
  "line ends of Windows and of old, a byte order mark, tabs, characters beyond the first plane": {
    "accepted/crlf.md": DEFECTS.replaceAll("\n", "\r\n"),
    "accepted/cr.md": `${DEFECTS}\n${HIDDEN}`.replaceAll("\n", "\r"),
    "accepted/bom.md": `\ufeff---\r\ntitle: [\r\n---\r\n${DEFECTS.replaceAll("\n", "\r\n")}`,
    "accepted/tabs.md": `${DEFECTS}\n\t-\tsee\t[a](gone.md)\n\n>\t🎉 [b](gone.md) [c][d]\n`,
    "accepted/html.md": `${CLEAN}\r\n<p>\r\n<a href="gone.md">\r\n<img src="gone.png"></a></p>\r\n`,
  },
  "front matter that is no YAML, TOML, an empty file": {
    "accepted/toml.md": `+++\ntitle = "a"\n+++\n\n${CLEAN}`,
    "accepted/yaml.md": `---\ntitle: [\n---\n\n${CLEAN}`,
    "accepted/empty.md": "",
  },
};

/** One folder each, so that one remark-cli looks at all of them: it is what takes its time. */
describe("planted repositories", { timeout: SLOW }, () => {
  // Without much time, the one that has most in it.
  const planted = Object.entries(PLANTED).slice(0, THOROUGH ? undefined : 1);
  const repositories = planted.map(([title, files], index) => ({
    title,
    files,
    folder: `r${index}`,
  }));
  let said: Report = {};
  let linted: (folder: string) => Report = () => ({});

  beforeAll(() => {
    const files = repositories.flatMap(({ files, folder }) =>
      Object.entries({ ".github/rfcbot.yml": "lint: {}\n", ...files }).map(([path, text]) => [
        `${folder}/${path}`,
        text,
      ]),
    );
    const repository = createRepository(Object.fromEntries(files), { keep: true });
    for (const { folder, files } of repositories)
      if (files[TEMPLATE] !== undefined) commitEarlierTemplate(repository, folder, files[TEMPLATE]);
    said = repository.said(["."]);
    linted = (folder) => repository.linted(["."], folder);
    return repository.remove;
  });

  test.each(repositories)("$title", ({ title, folder }) => {
    const here = Object.entries(said).filter(([path]) => path.startsWith(`${folder}/`));
    const own = Object.fromEntries(here.map(([path, problems]) => [path.slice(folder.length + 1), problems]));
    expectTheSame(own, linted(folder));
    expect(Object.values(own).flat().length > 0).toBe(title !== "clean documents");
  });
});

function commitEarlierTemplate(repository: Stage, folder: string, template: string): void {
  const path = `${folder}/${TEMPLATE}`;
  const git = (...args: string[]) => repository.git(["-C", folder, ...args]);
  git("init", "--quiet");
  for (const text of [template.replace("Say why.", EARLIER_HINT), template]) {
    repository.write(path, text);
    git("add", TEMPLATE);
    git("commit", "--quiet", "-m", "The template");
  }
}

const corpus = join(PACKAGE, "../../../shared/corpus/bytecodealliance");

test.skipIf(!THOROUGH || !existsSync(corpus))("real RFCs", { timeout: SLOW }, () => {
  const text = (path: string) => readFileSync(join(corpus, path), "utf8");
  const files: Record<string, string> = {
    "templates/draft.md": text("template-draft.md"),
    "templates/full.md": text("template-full.md"),
  };
  for (const name of readdirSync(join(corpus, "accepted")))
    if (name.endsWith(".md")) files[`accepted/${name}`] = text(`accepted/${name}`);
  const repository = createRepository(files);
  const said = repository.said(["."]);
  expect(Object.keys(said).length).toBeGreaterThan(12);
  expectTheSame(said, repository.linted(["accepted"]));
  expect(Object.values(said).flat().length).toBeGreaterThan(20);
});

/** Of assets the command speaks apart; remark says it where a document shows them. */
function expectTheSame(said: Report, linted: Report): void {
  const isDocument = (path: string) => path.endsWith(".md");
  const ofDocuments = (report: Report) =>
    Object.fromEntries(
      Object.entries(report)
        .filter(([path]) => isDocument(path))
        .map(([path, problems]) => [path, problems.filter(({ rule }) => rule !== "asset-name")]),
    );
  const withoutTemplates = Object.fromEntries(
    Object.entries(ofDocuments(said)).filter(([path, problems]) => problems.length > 0 || path in linted),
  );
  expect(withoutTemplates).toEqual(ofDocuments(linted));
  const ofAssets = (report: Report) =>
    Object.values(report)
      .flat()
      .filter(({ rule }) => rule === "asset-name")
      .map(({ severity, message, url }) => `${severity} ${message} ${url}`)
      .sort();
  expect(ofAssets(said)).toEqual(ofAssets(linted));
}
