/** `rfc new`: from what was asked to a new file, and what to do next. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { askGit, type Checkout, locateRoot, openCheckout } from "@rfckit/checkout";
import { lint, loadParser, mayHaveFrontMatter, type Parse } from "@rfckit/lint";
import { type Begun, beginDocument } from "@rfckit/lint/authoring";
import { createFile } from "../files/create-file.ts";
import type { Io } from "../io.ts";
import { canAsk } from "../prompt/can-ask.ts";
import { createPaint, harmless } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { fileStem } from "./file-name.ts";
import { freeName } from "./free-name.ts";
import { type NewRequest, whyNoTitle } from "./request.ts";

/** Resolves to 0 once it is done. Throws `UsageError` where it can't be; then nothing was written. */
export async function begin(request: NewRequest, io: Io, now: number): Promise<number> {
  const checkout = await open(request, io);
  const { title, stage } = await whatToWrite(request, checkout, io);
  const { parse } = await loadParser();
  const begun = await writeDocument(request, checkout, { title, stage, now }, parse);
  if (request.stdout) {
    await io.stdout.write(begun.text);
    return 0;
  }
  const file = await whereTo(request, checkout, title, io);
  if (request.file !== undefined) await checkPlace(file, begun.text, checkout, parse, io);
  if (request.dryRun) {
    if (existsSync(file)) throw new UsageError(sayTaken(file, io));
  } else make(file, begun.text, checkout, io);
  await tell({ file, title, stage, begun }, request, checkout, io);
  return 0;
}

async function open(request: NewRequest, io: Io): Promise<Checkout> {
  const checkout = await openCheckout({ cwd: io.cwd, root: locateRoot(io.cwd, request.file) });
  const [trouble] = checkout.troubles;
  if (trouble !== undefined) throw new UsageError(trouble);
  const isNamed = request.file !== undefined || request.stdout;
  if (!isNamed && !checkout.isKnown && Object.keys(checkout.templatePaths).length === 0) {
    const { directory } = checkout.configuration.rfcs;
    throw new UsageError(
      `this is no RFC repository: there is neither .github/rfcbot.yml nor a folder ${directory}. Make it one with \`rfc init\`, or say with --file where the RFC goes.`,
    );
  }
  return checkout;
}

type Stage = "draft" | "full";

async function whatToWrite(
  request: NewRequest,
  checkout: Checkout,
  io: Io,
): Promise<{ title: string; stage: Stage }> {
  if (request.title !== null) return { title: request.title, stage: request.full ? "full" : "draft" };
  if (!canAsk(io)) throw new UsageError('a title is needed, as in `rfc new "Fuel accounting"`.');
  const { withPrompts } = await import("../prompt/prompts.ts");
  return withPrompts(io, async (prompts) => {
    const title = await prompts.text("What is it called?", async (answer) => {
      const wrong = whyNoTitle(answer);
      if (wrong !== null || request.file !== undefined || request.stdout) return wrong;
      const stem = await fileStem(answer);
      if (stem === null) return sayNoName();
      const file = fileFor(stem, checkout);
      return existsSync(file)
        ? `${shownPath(file, io)} is there already. Please choose another title.`
        : null;
    });
    const stage = request.full ? "full" : await prompts.choice("A draft, or a full RFC?", ["draft", "full"]);
    return { title, stage };
  });
}

interface Known {
  readonly title: string;
  readonly stage: Stage;
  /** Milliseconds since 1970. */
  readonly now: number;
}

async function writeDocument(
  { authors }: NewRequest,
  { templates, root }: Checkout,
  { title, stage, now }: Known,
  parse: Parse,
): Promise<Begun> {
  const template = templates[stage];
  const start = new Date(now).toISOString().slice(0, "2026-01-05".length);
  if (!mayHaveFrontMatter(template)) return beginDocument(template, { stage, title, authors, start }, parse);
  const { fillYaml } = await import("@rfckit/lint/fill-yaml");
  const known = authors.length > 0 ? authors : await askGitForAuthor(root);
  return beginDocument(template, { stage, title, authors: known, start }, parse, fillYaml);
}

async function askGitForAuthor(root: string): Promise<string[]> {
  const answer = await askGit(existsSync(root) ? root : ".", ["config", "user.name"]);
  const name = answer.ok ? answer.out.trim() : "";
  return name === "" ? [] : [name];
}

async function whereTo(request: NewRequest, checkout: Checkout, title: string, io: Io): Promise<string> {
  if (request.file !== undefined) return resolve(io.cwd, request.file);
  const stem = await fileStem(title);
  if (stem === null) throw new UsageError(sayNoName());
  return fileFor(stem, checkout);
}

function fileFor(stem: string, { root, configuration }: Checkout): string {
  // A README describes its folder, and is no RFC.
  return join(root, configuration.rfcs.directory, `${stem === "readme" ? "the-readme" : stem}.md`);
}

function sayNoName(): string {
  return "no file can be named after this title, for nothing of it can be written in Latin letters. Name the file with --file.";
}

/** What the linter would say of a name that somebody gave: a wrong one is refused, and another place is only told. */
async function checkPlace(
  file: string,
  text: string,
  { root, configuration, templates, isKnown }: Checkout,
  parse: Parse,
  io: Io,
): Promise<void> {
  const path = relative(root, file).replaceAll(sep, "/");
  const directory = isKnown && !path.startsWith("../") ? configuration.rfcs.directory : null;
  const { rules } = configuration.lint;
  const { readYaml } = await import("@rfckit/lint/read-yaml");
  const wanted = { directory, frontMatter: configuration.lint.frontMatter };
  const { problems } = lint(text, { path, templates, parse, rules, wanted, readYaml });
  const name = problems.find((problem) => problem.rule === "file-name");
  if (name?.severity === "error")
    throw new UsageError(`${shownPath(file, io)} can't be the name of an RFC. ${name.message}`);
  const place = problems.find((problem) => problem.rule === "file-location");
  if (place !== undefined) await io.stderr.write(`rfc: ${harmless(place.message)}\n`);
}

function make(file: string, text: string, { root, configuration }: Checkout, io: Io): void {
  const folder = dirname(file);
  if (folder === join(root, configuration.rfcs.directory)) makeFolder(folder, io);
  const created = createFile(file, text);
  if (created === "exists") throw new UsageError(sayTaken(file, io));
  if (created !== "created") throw new UsageError(`${shownPath(file, io)} ${created.why}`);
}

function makeFolder(folder: string, io: Io): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EEXIST" || code === "ENOTDIR" ? "a file is in the way" : (code ?? message);
    throw new UsageError(`the folder ${shownPath(folder, io)} can't be made: ${why}.`);
  }
}

function sayTaken(file: string, io: Io): string {
  const free = shownPath(freeName(file), io);
  return `${shownPath(file, io)} is there already, and stays as it is. ${free} is free: add \`--file ${free}\`, or choose another title.`;
}

function shownPath(file: string, io: Io): string {
  return harmless(relative(io.cwd, file) || file);
}

interface Made {
  readonly file: string;
  readonly title: string;
  readonly stage: Stage;
  readonly begun: Begun;
}

async function tell(made: Made, request: NewRequest, checkout: Checkout, io: Io): Promise<void> {
  const { file, title, stage, begun } = made;
  const path = relative(io.cwd, file) || file;
  const template = checkout.templatePaths[stage] ?? null;
  if (request.format === "json") {
    const { filled } = begun;
    const { stringify } = await import("@rfckit/lint/reporters");
    const written = !request.dryRun;
    await io.stdout.write(stringify({ version: 1, path, title, stage, template, filled, written }));
    return;
  }
  await io.stdout.write(`${path}\n`);
  const paint = createPaint(io.stderr.color);
  const from = template === null ? "the shipped template" : harmless(template);
  const what = stage === "draft" ? "A draft RFC" : "A full RFC";
  if (request.dryRun) {
    await io.stderr.write(`${what} would be made from ${from}. Nothing was written.\n`);
    return;
  }
  const shown = shownPath(file, io);
  const pull = stage === "draft" ? "a draft pull request" : "a pull request";
  await io.stderr.write(
    `${paint(`${what}, made from ${from}.`, "green")}
Next: write your own text in place of the template's, look at it with \`rfc lint ${shown}\`, and open ${pull} that adds it.
`,
  );
}
