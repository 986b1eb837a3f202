/** Starts the simulated GitHub, the bot and an RFC repository, says how to act on them, and stays. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DevServer, startDevServer } from "@rfckit/rehearsal";
import { formatScenarioProblem, parseScenario } from "@rfckit/simulator";
import type { Io } from "../io.ts";
import { createPaint, harmless, type Paint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";

/** A scenario's defaults (`docs/scenarios.md`): three groups, and one pull request by zed. */
const BLANK = "name: an RFC to try things on\nsteps: []\n";

export interface StartOptions {
  readonly port: number;
  /** A scenario file to start with; `null` for the blank one. */
  readonly scenario: string | null;
}

/** Resolves when somebody has stopped it: to 0. Throws `UsageError`. */
export async function start({ port, scenario: file }: StartOptions, io: Io): Promise<number> {
  const text = file === null ? blankNow() : read(resolve(io.cwd, file), file);
  const parsed = parseScenario(text);
  if (!parsed.ok) {
    for (const problem of parsed.problems) {
      await io.stderr.write(`rfc: ${harmless(formatScenarioProblem(problem, file ?? ""))}\n`);
    }
    return 2;
  }
  let stop = () => {};
  const stopped = new Promise<void>((resolveStopped) => {
    stop = resolveStopped;
  });
  let server: DevServer;
  try {
    server = await startDevServer({ port, scenario: text, hostNow: () => Date.now(), onStop: () => stop() });
  } catch (error) {
    if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    throw new UsageError(
      `port ${port} is taken. Stop what runs there (\`rfc dev stop\`), or name another: \`--port\`.`,
    );
  }
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.once(signal, () => stop());
  }
  await io.stdout.write(welcome(server, port, createPaint(io.stdout.color)));
  await stopped;
  await server.close();
  return 0;
}

function blankNow(): string {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().replace(".000", "");
  return `${BLANK}start: ${now}\n`;
}

function read(path: string, named: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${named} can't be read. Name a scenario file, or none for a blank repository.`);
  }
}

function welcome({ session }: DevServer, port: number, paint: Paint): string {
  const { author, number, file, groups, admins } = session.scene;
  const rfc = port === 4747 ? "rfc dev" : `rfc dev --port ${port}`;
  const mover = groups[0]?.logins[0] ?? author;
  const seconder = groups[1]?.logins[0] ?? author;
  const people = groups.map(({ name, logins }) => `    ${name}: ${logins.join(", ")}`);
  const lines = [
    "",
    `  ${paint("The bot is running", "bold")} on a simulated GitHub. Pull request #${number} by ${author} adds ${file}.`,
    "",
    ...people,
    ...(admins.length === 0 ? [] : [`    admins: ${admins.join(", ")}`]),
    "",
    "  Act on it from another terminal:",
    "",
    `    ${rfc} comment --as ${mover} "@rfcbot fcp merge"`,
    `    ${rfc} comment --as ${seconder} "@rfcbot reviewed"`,
    `    ${rfc} advance 10d`,
    `    ${rfc} thread`,
    "",
    `  \`rfc help dev\` lists what else can be done. Any program can take part, too:`,
    "",
    `    GitHub's API   ${session.api.url}`,
    `    as ${mover.padEnd(11)} curl -H "authorization: Bearer ${session.api.tokenOf(mover)}" ${session.api.url}/repos/example/rfcs/pulls/${number}`,
    `    webhooks go to ${session.webhookUrl}`,
    "",
    "  Ctrl-C stops it.",
    "",
  ];
  return `${lines.map((line) => harmless(line)).join("\n")}\n`;
}
