/** What `rfc new` was asked to do. */
import { UsageError } from "../usage-error.ts";

export interface NewRequest {
  /** `null`: whoever is at the terminal is asked. */
  readonly title: string | null;
  readonly full: boolean;
  readonly authors: readonly string[];
  readonly file: string | undefined;
  readonly stdout: boolean;
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

export function readNewRequest(
  words: readonly string[],
  options: Readonly<Record<string, unknown>>,
): NewRequest {
  const request: NewRequest = {
    title:
      words.length === 0
        ? null
        : words
            .join(" ")
            .replaceAll(/[^\S\r\n]+/gu, " ")
            .trim(),
    full: options["full"] === true,
    authors: (options["author"] as readonly string[] | undefined) ?? [],
    file: options["file"] as string | undefined,
    stdout: options["stdout"] === true,
    dryRun: options["dryRun"] === true,
    format: options["format"] as NewRequest["format"],
  };
  const refuse = (why: string): never => {
    throw new UsageError(`${why} See \`rfc help new\`.`);
  };
  if (request.title !== null) {
    const wrong = whyNoTitle(request.title);
    if (wrong !== null) refuse(wrong);
  }
  if (request.stdout && (request.file !== undefined || request.dryRun))
    refuse(
      `--stdout makes no file, so ${request.dryRun ? "--dry-run" : "--file"} says nothing. Leave one out.`,
    );
  if (request.stdout && request.format === "json")
    refuse("--stdout prints the document, so --format json can't be had with it. Leave one out.");
  const author = request.authors.find((name) => name.trim() === "" || /\p{Cc}/u.test(name));
  if (author !== undefined) refuse(`--author found ${JSON.stringify(author)}, expected a name on one line.`);
  return request;
}

/** Characters. The longest title known to us has a third of it. */
const MOST_TITLE = 250;

/** What is wrong with a title, or `null`. */
export function whyNoTitle(title: string): string | null {
  if (title === "") return "the title is empty. Say in a few words what the RFC is about.";
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(title)) return "the title must be one line, without control characters.";
  if (title.length > MOST_TITLE)
    return `the title is ${title.length} characters long. ${MOST_TITLE} are enough.`;
  return null;
}
