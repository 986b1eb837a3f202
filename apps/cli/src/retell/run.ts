/** `rfc simulate --policy FILE --snapshot FILE`: how a real thread would have gone under another configuration. */
import type { Io } from "../io.ts";
import { createPaint } from "../simulate/paint.ts";
import { readRetellRequest } from "./read-request.ts";
import { retell } from "./retell.ts";
import { retoldJson } from "./retold-json.ts";
import { retoldLines } from "./retold-text.ts";

export async function runRetell(
  files: { readonly policy: string; readonly snapshot: string },
  format: "pretty" | "json",
  io: Io,
): Promise<number> {
  const request = readRetellRequest(files, io);
  if ("problems" in request) {
    await io.stderr.write(`${request.problems.join("\n")}\n`);
    return 2;
  }
  const { RECEIPT_SECRET: secret = "" } = io.env;
  const retold = await retell(request, secret === "" ? undefined : secret);
  if (format === "json") {
    await io.stdout.write(`${JSON.stringify(retoldJson(retold), null, 2)}\n`);
    return 0;
  }
  const width = Math.min(Math.max(io.stdout.columns, 30), 120);
  await io.stdout.write(`${retoldLines(retold, width, createPaint(io.stdout.color)).join("\n")}\n`);
  return 0;
}
