/** `rfc promote`: a draft on disk is taken further. */
import { relative, resolve, sep } from "node:path";
import { locateRoot, type OpenedLinter, openLinter, readTextFile } from "@rfckit/checkout";
import { mayHaveFrontMatter } from "@rfckit/lint";
import { type Promotion, promote } from "@rfckit/lint/authoring";
import type { Io } from "../io.ts";
import { replaceFile } from "../lint/replace-file.ts";
import { harmless } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { sayNext, sayWhyNot } from "./wording.ts";

export interface PromoteRequest {
  readonly file: string;
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

/** Resolves to 0 once nothing is missing. Throws `UsageError` where it can't be done; then nothing was written. */
export async function promoteFile(request: PromoteRequest, io: Io): Promise<number> {
  const file = resolve(io.cwd, request.file);
  const shown = harmless(relative(io.cwd, file) || file);
  const read = readTextFile(file);
  if (!read.ok) {
    const advice = read.why === "absent" ? " Name the draft's file." : "";
    throw new UsageError(`${shown} ${read.says}${advice}`);
  }
  const linter = await openLinter({ cwd: io.cwd, root: locateRoot(io.cwd, request.file) });
  const [trouble] = linter.troubles;
  if (trouble !== undefined) throw new UsageError(trouble);
  const promotion = await promoteText(read.text, file, shown, linter);
  if (!promotion.ok) throw new UsageError(sayWhyNot(promotion.because, shown));
  const changed = promotion.text !== read.text;
  if (changed && !request.dryRun) {
    const why = replaceFile(file, read.text, promotion.text);
    if (why !== null) throw new UsageError(`${shown} ${why}`);
  }
  await tell(promotion, { request, shown, before: read.text, changed }, io);
  return 0;
}

async function promoteText(
  text: string,
  file: string,
  shown: string,
  linter: OpenedLinter,
): Promise<Promotion> {
  const { checkout, parser, settingsOf } = linter;
  const path = relative(checkout.root, file).replaceAll(sep, "/");
  if (Object.values(checkout.templatePaths).includes(path))
    throw new UsageError(`${shown} is a template, and no RFC. \`rfc new\` begins an RFC from it.`);
  const { templates } = checkout;
  const options = { templates, parse: parser.parse, parser: parser.name, stage: settingsOf(path).stage };
  if (!mayHaveFrontMatter(text)) return promote(text, options);
  const [{ readYaml }, { fillYaml }] = await Promise.all([
    import("@rfckit/lint/read-yaml"),
    import("@rfckit/lint/fill-yaml"),
  ]);
  return promote(text, { ...options, readYaml, fillYaml });
}

interface Done {
  readonly request: PromoteRequest;
  readonly shown: string;
  readonly before: string;
  readonly changed: boolean;
}

async function tell(promotion: Promotion & { readonly ok: true }, done: Done, io: Io): Promise<void> {
  const { request, shown, before, changed } = done;
  const { added, sketches, stageSet, text } = promotion;
  if (request.format === "json") {
    const { stringify } = await import("@rfckit/lint/reporters");
    const line = ({ name, line }: { readonly name: string; readonly line: number }) => ({
      section: name,
      line,
    });
    const report = {
      version: 1,
      path: shown,
      added: added.map((each) => ({ ...line(each), near: each.near === null ? null : line(each.near) })),
      sketches: sketches.map(line),
      stageSet,
      changed,
      written: changed && !request.dryRun,
    };
    await io.stdout.write(stringify(report));
    return;
  }
  if (request.dryRun && changed) {
    const { writeDiff } = await import("../lint/diff.ts");
    await io.stdout.write(writeDiff(shown, before, text, io.stdout));
  } else {
    for (const { name, line } of added) await io.stdout.write(`${shown}:${line}: added ${harmless(name)}\n`);
    if (stageSet) await io.stdout.write(`${shown}: the stage is full now\n`);
  }
  for (const sentence of sayNext(promotion, { shown, changed, dryRun: request.dryRun }))
    await io.stderr.write(`${sentence}\n`);
}
