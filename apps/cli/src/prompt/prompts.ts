/**
 * Questions to somebody at a terminal. They stand on standard error, so that standard output has the answer to the command
 * and nothing else. Loaded only where `canAsk` has said yes.
 *
 * Nothing is written before all is answered: Ctrl-C and Ctrl-D leave everything as it was.
 */
import { createInterface, type Interface } from "node:readline";
import type { Io } from "../io.ts";
import { createPaint, type Paint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";

export interface Prompts {
  /** Asks until `check` takes the answer; it gives what is wrong with it, or `null`. */
  text(question: string, check: Check): Promise<string>;
  /** One of some words, or the beginning of one; an empty answer is the first of them. */
  choice<const Word extends string>(question: string, words: readonly [Word, ...Word[]]): Promise<Word>;
  confirm(question: string): Promise<boolean>;
}

export type Check = (answer: string) => string | null | Promise<string | null>;

/** Runs a conversation. The terminal is given back whatever happens. */
export async function withPrompts<T>(io: Io, talk: (prompts: Prompts) => Promise<T>): Promise<T> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, historySize: 0 });
  // In a terminal that reads key by key Ctrl-C is a key: it becomes what it is elsewhere.
  lines.on("SIGINT", () => {
    process.stderr.write("\n");
    process.kill(process.pid, "SIGINT");
  });
  try {
    return await talk(createPrompts(createReader(lines), createPaint(io.stderr.color), io));
  } finally {
    lines.close();
  }
}

/** The next line behind a question. */
type Read = (question: string) => Promise<string>;

/** Lines that come before they are asked for, as from a paste, are kept for the next questions. */
function createReader(lines: Interface): Read {
  const early: string[] = [];
  let wanted: { take(line: string): void; end(): void } | null = null;
  let ended = false;
  lines.on("line", (line) => {
    if (wanted === null) early.push(line);
    else wanted.take(line);
  });
  lines.on("close", () => {
    ended = true;
    wanted?.end();
  });
  return (question) =>
    new Promise((resolve, reject) => {
      const stop = () => reject(new UsageError("there was no answer, so nothing was written."));
      const ready = early.shift();
      if (ready === undefined && ended) return stop();
      lines.setPrompt(question);
      lines.prompt();
      if (ready !== undefined) return resolve(ready);
      wanted = {
        take(line) {
          wanted = null;
          resolve(line);
        },
        end() {
          process.stderr.write("\n");
          stop();
        },
      };
    });
}

function createPrompts(read: Read, paint: Paint, io: Io): Prompts {
  const tell = (words: string): Promise<void> => io.stderr.write(`  ${paint(words, "yellow")}\n`);
  const ask = (question: string, hint = ""): Promise<string> =>
    read(`${paint(question, "bold")}${hint === "" ? "" : ` ${paint(hint, "dim")}`} `);
  const prompts: Prompts = {
    async text(question, check) {
      for (;;) {
        const answer = (await ask(question)).trim();
        const wrong = await check(answer);
        if (wrong === null) return answer;
        await tell(wrong);
      }
    },
    async choice(question, words) {
      const [first] = words;
      for (;;) {
        const answer = (await ask(question, `[${words.join("/")}, Enter: ${first}]`)).trim().toLowerCase();
        if (answer === "") return first;
        const meant = words.filter((word) => word.startsWith(answer));
        const [word] = meant;
        if (word !== undefined && meant.length === 1) return word;
        await tell(`Please answer ${words.join(" or ")}.`);
      }
    },
    confirm: async (question) => (await prompts.choice(question, ["yes", "no"])) === "yes",
  };
  return prompts;
}
