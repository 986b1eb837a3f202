/**
 * The proof of the proofs: every planted bug is found by one of them.
 *
 * It needs the sources, and a Node that runs TypeScript: the published command has neither, and leaves it out.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Finding, Job, Part } from "../proof.ts";
import { BUGS, type PlantedBug } from "./bugs.ts";
import type { Hunted } from "./hunt.ts";

/** One part for each bug; none where there are no sources. */
export function plantedParts(): Part[] {
  const root = findCheckout();
  if (root === null) return [];
  return BUGS.map((bug) => ({
    name: `planted/${bug.name}`,
    about: bug.about,
    seconds: 3,
    startsProcess: true,
    run: (job) => huntBug(bug, root, job),
  }));
}

/** The checkout that this command runs from. */
function findCheckout(): string | null {
  for (let folder = dirname(process.argv[1] ?? ""); ; folder = dirname(folder)) {
    if (existsSync(join(folder, HUNT))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** Where clocks change: whoever reckons in local days is an hour off. */
const TIME_ZONE = "America/New_York";

const HUNT = "packages/verify/src/planted/hunt.ts";

async function huntBug({ name, about }: PlantedBug, root: string, { seed, progress }: Job): Promise<Finding> {
  progress("being hunted");
  const own = join(root, "node_modules/.bin/node");
  const node = existsSync(own) ? own : process.execPath;
  const { status, output, complaint } = await listen(node, [
    "--disable-warning=ExperimentalWarning",
    join(root, HUNT),
    name,
    String(seed),
  ]);
  if (status !== 0) {
    const what = `the hunt for "${name}" ended early: ${complaint.trim().split("\n").slice(0, 12).join(" ")}`;
    return { counts: { found: 0, total: 1 }, complete: false, failures: [{ what, history: "" }] };
  }
  const hunted = JSON.parse(output) as Hunted;
  if (hunted !== null) return { counts: { found: 1, total: 1 }, complete: true, failures: [] };
  const what = `no proof finds this planted bug: ${about}`;
  return { counts: { found: 0, total: 1 }, complete: true, failures: [{ what, history: "" }] };
}

function listen(command: string, args: readonly string[]) {
  return new Promise<{ status: number | null; output: string; complaint: string }>((resolve, reject) => {
    const env = { ...process.env, TZ: TIME_ZONE };
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(0, 4000);
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output, complaint }));
  });
}
