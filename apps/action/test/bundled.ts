/** The action's bundle, made once for each process that runs tests, and gone with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleAction, MAIN } from "../bundle.ts";

let made: Promise<string> | null = null;

/** How the action is started, as GitHub starts it: Node with the bundle's main file. */
export async function actionCommand(): Promise<readonly [string, string]> {
  made ??= make();
  return [process.execPath, await made];
}

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-action-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await bundleAction(join(folder, "dist"));
  return join(folder, "dist", MAIN);
}
