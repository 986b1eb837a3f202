// `npm run demo`: tells the life of an RFC in the terminal, played by the real app over HTTP: signed webhooks to its
// own server, and its requests to the API of a simulated GitHub.
// `npm run demo -- FILE` tells any other scenario, and exits with 1 where one of its expectations fails.
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { OutputClosed } from "../apps/cli/src/io.ts";
import { processIo } from "../apps/cli/src/process-io.ts";
import { createPaint, type Paint } from "../apps/cli/src/simulate/paint.ts";
import { tellStory } from "../apps/cli/src/simulate/tell-story.ts";
import { formatScenarioProblem, parseScenario, type Result } from "../packages/simulator/src/index.ts";

const root = resolve(import.meta.dirname, "..");
const STORY = "docs/scenarios/demo.yml";

const io = processIo();
try {
  process.exitCode = await demonstrate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OutputClosed)) throw error;
}

/** Resolves to the exit status: 0 all went as expected, 1 something did not, 2 there is nothing to play. */
async function demonstrate(args: readonly string[]): Promise<number> {
  const [named] = args;
  if (args.length > 1 || named?.startsWith("-") === true) {
    return refuse(
      `found ${args.map((arg) => `\`${arg}\``).join(" ")}, expected one scenario file or nothing.`,
    );
  }
  // npm runs scripts in the project's root, but a path is meant from where the person stands.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const path = named === undefined ? resolve(root, STORY) : resolve(from, named);
  const file = relative(from, path);
  const text = read(path);
  if (text === null)
    return refuse(`${file} can't be read. Name a scenario file, or none for the built-in story.`);
  const parsed = parseScenario(text);
  if (!parsed.ok) {
    const lines = parsed.problems.map((problem) => formatScenarioProblem(problem, file));
    return refuse(lines.join("\ndemo: "));
  }
  const paint = createPaint(io.stdout.color);
  const width = Math.min(Math.max(io.stdout.columns, 60), 100);
  const lines = ["", paint(`  ${parsed.value.name}`, "bold"), ""];
  const telling = { file, width, paint, write: (line: string) => lines.push(line) };
  // Loaded late: whoever names a file that can't be played needn't wait for the app.
  const { httpEngine } = await import("../packages/rehearsal/src/index.ts");
  const result = await tellStory(parsed.value, telling, httpEngine());
  lines.push(...sumUp(result, paint), ...(named === undefined ? whatNext(paint) : []), "");
  await io.stdout.write(lines.join("\n"));
  return result.ok ? 0 : 1;
}

async function refuse(why: string): Promise<number> {
  await io.stderr.write(`demo: ${why}\n`);
  return 2;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function sumUp({ ok, failures, requests }: Result, paint: Paint): string[] {
  const held = ok
    ? paint("✓ Everything went as the scenario expects.", "green")
    : paint(`✗ ${failures.length} of the scenario's expectations did not hold; see above.`, "red");
  return [
    "",
    `  ${held} The real app ran, over HTTP on this machine, and wrote to the simulated GitHub ${requests.writes} times; the clock was virtual.`,
  ];
}

function whatNext(paint: Paint): string[] {
  const commands = [
    [
      "npm run demo -- packages/simulator/scenarios/16-last-minute-change.yml",
      "another life; that folder has many",
    ],
    ["node_modules/.bin/rfc dev", "the same bot, for you to talk to: it says what to type"],
    ["npm run demo -- docs/scenarios/demo.yml", "this story's file: copy it, change it, see what happens"],
    [
      "node_modules/.bin/rfc simulate --format json docs/scenarios/demo.yml",
      "the same for a program to read",
    ],
    ['echo "@rfcbot fcp merge" | node_modules/.bin/rfc parse', "how the bot reads a comment"],
  ] as const;
  const lines = commands.flatMap(([command, about]) => [
    "",
    `    ${paint(about, "dim")}`,
    `    $ ${paint(command, "cyan")}`,
  ]);
  return ["", `  ${paint("What to try next", "bold")}`, ...lines];
}
