/** What an editor does with a language server: it starts one as a process, and the two talk over standard streams. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { MessageLike } from "./said-problem.ts";

const SERVER = join(import.meta.dirname, "language-server.ts");

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly severity: number;
  readonly code?: string;
  readonly source?: string;
  readonly codeDescription?: { readonly href: string };
  readonly data?: { readonly expected?: readonly string[] };
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export async function startLanguageServer(root: string) {
  const child = spawn(process.execPath, [SERVER, "--stdio"], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const waiting: { readonly hears: (message: Message) => boolean; readonly resolve: (m: Message) => void }[] =
    [];
  readMessages(child.stdout, (message) => {
    const index = waiting.findIndex(({ hears }) => hears(message));
    if (index !== -1) waiting.splice(index, 1)[0]?.resolve(message);
  });
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const hear = (hears: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => waiting.push({ hears, resolve }));
  let asked = 0;
  const ask = async (method: string, params: object): Promise<unknown> => {
    const id = ++asked;
    const answer = hear((message) => message.id === id);
    send({ id, method, params });
    return (await answer).result;
  };
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  const diagnosticsOf = async (uri: string): Promise<readonly Diagnostic[]> => {
    const { params } = await hear(
      ({ method, params }) =>
        method === "textDocument/publishDiagnostics" && (params as { uri: string }).uri === uri,
    );
    return (params as { diagnostics: Diagnostic[] }).diagnostics;
  };
  const rootUri = pathToFileURL(root).href;
  await ask("initialize", { processId: process.pid, rootUri, capabilities: {} });
  send({ method: "initialized", params: {} });
  return {
    ask,
    uriOf,
    /** Opens a document, and waits for what is said of it. */
    open(path: string, text: string) {
      const uri = uriOf(path);
      const said = diagnosticsOf(uri);
      send({
        method: "textDocument/didOpen",
        params: { textDocument: { uri, languageId: "markdown", version: 1, text } },
      });
      return said;
    },
    /** Likewise, of a document that was opened and is typed in. */
    change(path: string, text: string, version: number) {
      const uri = uriOf(path);
      const said = diagnosticsOf(uri);
      send({
        method: "textDocument/didChange",
        params: { textDocument: { uri, version }, contentChanges: [{ text }] },
      });
      return said;
    },
  };
}

function readMessages(stream: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on("data", (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      const length = Number(
        /Content-Length: (\d+)/iu.exec(rest.toString("latin1", 0, Math.max(end, 0)))?.[1],
      );
      if (end === -1 || rest.length < end + 4 + length) return;
      take(JSON.parse(rest.toString("utf8", end + 4, end + 4 + length)) as Message);
      rest = rest.subarray(end + 4 + length);
    }
  });
}

const FATAL = [undefined, true, false, undefined];

/** A diagnostic as the message of remark's that it was made from. */
export function messageOf(diagnostic: Diagnostic): MessageLike {
  const { message, severity, code, source, codeDescription, range } = diagnostic;
  const point = ({ line, character }: Position) => ({ line: line + 1, column: character + 1 });
  return {
    reason: message,
    ruleId: code,
    source,
    fatal: FATAL[severity],
    url: codeDescription?.href,
    place: { start: point(range.start), end: point(range.end) },
  };
}
