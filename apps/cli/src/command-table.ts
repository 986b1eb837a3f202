/**
 * The commands that `rfc` has: their arguments, options and examples. Parsing, help and completion all come from
 * here; what a command does is loaded only when it is called.
 */
import type { Io } from "./io.ts";

export interface CommandSpec {
  readonly name: string;
  /** Commander's notation: `<must>`, `[may]`, `...` for several. */
  readonly argument?: {
    readonly name: string;
    readonly about: string;
    readonly choices?: readonly string[];
    readonly files?: boolean;
  };
  readonly summary: string;
  readonly details?: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly line: string; readonly about: string }[];
  readonly load: () => Promise<{ readonly run: Run }>;
}

export interface OptionSpec {
  /** Such as `--format <format>`. */
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given several times; its value is then a list. */
  readonly repeatable?: boolean;
  /** What a shell offers as its value, where the command itself says what is wrong with any other. */
  readonly offers?: () => Promise<readonly string[]>;
}

export type Options = Readonly<Record<string, unknown>>;

/** Runs a command and gives its exit status: 0 well, 1 something was found, 2 it could not be done. */
export type Run = (args: readonly string[], options: Options, io: Io) => Promise<number>;

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "simulate",
    argument: { name: "<file...>", about: "scenario files, or folders of them", files: true },
    summary: "play scenarios on the GitHub simulator and check what they expect",
    details:
      "A scenario is one pull request's life, written down: who does what when, and what must then be true. It is played by the real bot on a simulated GitHub under a virtual clock, so nothing sleeps and the same file always gives the same answer.\n\nExit status: 0 everything held, 1 something did not, 2 a file can't be read.",
    options: [
      {
        flags: "--format <format>",
        about: "how to print the result",
        choices: ["pretty", "json"],
        default: "pretty",
      },
      {
        flags: "--http",
        about: "through the real app: its own server, signed webhooks, and the simulator's HTTP API",
      },
    ],
    examples: [
      { line: "rfc simulate life-of-an-rfc.yml", about: "play one scenario and print its thread" },
      { line: "rfc simulate scenarios/", about: "play every scenario in a folder" },
      { line: "rfc simulate --format json a.yml b.yml", about: "for another program to read" },
    ],
    load: () => import("./commands/simulate.ts"),
  },
  {
    name: "lint",
    argument: {
      name: "[path...]",
      about: "files, folders and patterns; nothing: the RFC directory; `-`: standard input",
      files: true,
    },
    summary: "check RFC documents against the repository's templates",
    details:
      "The templates are the rules: the sections that a draft and a full RFC need are read from them. What holds for a document beside that is in the table that `rfc lint --rules` prints. Severities and exceptions are set in .github/rfcbot.yml; in a document, `<!-- rfc-lint-disable RULE -->` switches a rule off.\n\nExit status: 0 no errors, 1 errors, or more warnings than --max-warnings, 2 something couldn't be linted.",
    options: [
      { flags: "--stage <stage>", about: "what the documents are held to", choices: ["draft", "full"] },
      { flags: "--config <file>", about: "the configuration, if it isn't .github/rfcbot.yml" },
      {
        flags: "--format <format>",
        about: "how to print the result",
        choices: ["pretty", "json", "sarif", "github", "junit", "checkstyle"],
        default: "pretty",
      },
      { flags: "--output <file>", about: "write the result there" },
      { flags: "--fix", about: "put right what is safe to put right" },
      { flags: "--dry-run", about: "with --fix: change nothing, and print it as a patch" },
      {
        flags: "--changed [base]",
        about:
          "only what changed since the work on this branch began; BASE is the default branch if not given",
      },
      { flags: "--baseline <file>", about: "known problems, which don't count; new ones do" },
      {
        flags: "--update-baseline",
        about:
          "make what is found now the baseline; .github/rfc-lint-baseline.json if --baseline isn't given",
      },
      { flags: "--max-warnings <number>", about: "fail where there are more warnings" },
      { flags: "--quiet", about: "show errors only" },
      { flags: "--no-cache", about: "look at everything again, and remember nothing" },
      { flags: "--watch", about: "lint again whenever a file changes, until Ctrl-C" },
      { flags: "--stdin-filename <path>", about: "with `-`: what the document is called" },
      { flags: "--rules", about: "print the table of rules" },
      {
        flags: "--explain <rule>",
        about: "print a rule's page",
        offers: async () => (await import("@rfckit/lint")).RULES.map(({ id }) => id),
      },
      {
        flags: "--parser <parser>",
        about: "which parser reads Markdown; reference is remark, which is slow",
        choices: ["fast", "reference"],
        default: "fast",
      },
    ],
    examples: [
      { line: "rfc lint", about: "every RFC of the repository" },
      { line: "rfc lint accepted/my-idea.md --stage full", about: "one document, as a full RFC" },
      { line: "rfc lint --fix --dry-run", about: "see what can be put right; without --dry-run it is" },
      { line: "rfc lint --watch accepted/my-idea.md", about: "again at each change" },
      {
        line: "rfc lint --changed --format github",
        about: "what a pull request changed, for GitHub Actions",
      },
      { line: "rfc lint --explain section-missing", about: "what a rule wants, with examples" },
    ],
    load: () => import("./commands/lint.ts"),
  },
  {
    name: "parse",
    argument: {
      name: "[file]",
      about: "a file with a comment's text; `-` or nothing reads standard input",
      files: true,
    },
    summary: "show how the bot would read a comment",
    options: [
      {
        // Without a default for commander: `--jsonl` must know whether somebody asked for `pretty`.
        flags: "--format <format>",
        about: "how to print the result; pretty if not given",
        choices: ["pretty", "json"],
      },
      { flags: "--jsonl", about: 'read many: one {"body": "..."} a line in, one result a line out' },
      {
        flags: "--mention <name>",
        about: "what addresses the bot, @rfcbot if not given; may be given several times",
        repeatable: true,
      },
    ],
    examples: [
      { line: 'echo "@rfcbot fcp merge" | rfc parse', about: "read one comment" },
      { line: "rfc parse --format json comment.md", about: "for another program to read" },
      { line: "rfc parse --jsonl < comments.jsonl", about: "read many comments" },
      { line: "rfc parse --mention @wasm-bot comment.md", about: "for a bot of another name" },
    ],
    load: () => import("./commands/parse.ts"),
  },
  {
    name: "verify",
    summary: "prove that the bot never merges what it should not",
    details:
      "Explores every small world of the process, compares it with a second opinion, kills the bot at every step, plays with all that goes wrong on the way, throws hostile input at what reads input, and plants bugs to see that they are found. It takes about three minutes on two cores.\n\nEach failure is one line that says how to see it again.\n\nExit status: 0 everything held, 1 something did not, 2 it could not be done.",
    options: [
      { flags: "--seed <number>", about: "what chance is drawn from; `random` for another one each time" },
      {
        flags: "--time <duration>",
        about:
          "about how long it may take, such as 60s or 1h: what draws by chance goes on that long, and what explores everything stops there",
      },
      {
        flags: "--only <name>",
        about: "a proof such as `worlds`, or a part such as `worlds/texts`; may be given several times",
        repeatable: true,
      },
      {
        flags: "--format <format>",
        about: "how to print the result",
        choices: ["pretty", "json"],
        default: "pretty",
      },
    ],
    examples: [
      { line: "rfc verify", about: "all proofs" },
      { line: "rfc verify --only worlds --only models", about: "two of them" },
      { line: "rfc verify --seed random --time 1h", about: "look further than anybody has before" },
      { line: "rfc verify --format json", about: "for another program to read" },
    ],
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "dev",
    argument: { name: "[doing...]", about: "what to do; nothing starts the bot and its GitHub" },
    summary: "try the bot on a simulated GitHub, by hand",
    details:
      "Without a doing it starts a simulated GitHub, the real bot, and an RFC repository with one pull request, all on this machine, and stays until Ctrl-C. From a second terminal you act on it:\n\n  comment TEXT            post a comment\n  review VERDICT [TEXT]   approved, changes_requested or commented\n  tick [LOGIN], untick    the box of LOGIN, or of whoever acts\n  push, update-branch     a new text; the base merged into the branch\n  draft, ready, close, reopen, merge\n  label NAME, unlabel NAME\n  advance LENGTH          let time pass: 10d, 2h, 90m\n  step YAML               any step of a scenario file, such as '{hinder: check}'\n  thread                  print the whole thread\n  stop                    end it\n\nTime passes as it does outside, and jumps with `advance`.\n\nExit status: 0 done, 1 GitHub did not let it happen, 2 it could not be done.",
    options: [
      { flags: "--as <login>", about: "who does it; the pull request's author if not given" },
      { flags: "--scenario <file>", about: "start with a scenario's repository, pull request and steps" },
      { flags: "--port <number>", about: "where it listens, or where to find it", default: "4747" },
      {
        flags: "--format <format>",
        about: "how to print what came of it",
        choices: ["pretty", "json"],
        default: "pretty",
      },
    ],
    examples: [
      { line: "rfc dev", about: "start, and leave it running" },
      {
        line: 'rfc dev comment --as ana "@rfcbot fcp merge"',
        about: "move to merge, from a second terminal",
      },
      { line: "rfc dev advance 10d", about: "let the final comment period pass" },
      { line: "rfc dev thread", about: "see what the bot has said" },
    ],
    load: () => import("./commands/dev.ts"),
  },
  {
    name: "app",
    argument: { name: "<doing>", about: "create makes the app", choices: ["create"] },
    summary: "make the GitHub App that the bot runs as",
    details:
      "It serves a page on this machine, for your browser, that says what will be made and leads to GitHub. GitHub asks you once more, makes the app and sends the browser back. Then the app's secrets are written to a file that only you can read, and what is left to do is said. No secret is printed.\n\nOn a machine without a browser, name a port, and forward it: `ssh -L 4748:127.0.0.1:4748 HOST`. Where NODE_ENV is production it is off.\n\nExit status: 0 the app is made, 2 it is not, 130 after Ctrl-C.",
    options: [
      { flags: "--act", about: "an app that merges what was decided; so it is if you say neither" },
      { flags: "--advise", about: "an app without the right to merge: a person merges what was decided" },
      {
        flags: "--org <name>",
        about: "the organisation that it is to belong to; your own account if not given",
      },
      { flags: "--name <name>", about: "what it is called; ORG-rfcbot, or else GitHub asks you" },
      {
        flags: "--webhook-url <url>",
        about: "where GitHub reaches the bot; if not given, you set it later in the app's settings",
      },
      { flags: "--public", about: "others can install it as well" },
      { flags: "--host <host>", about: "an Enterprise Server's name; GHE_HOST, or github.com, if not given" },
      {
        // Not `--env-file`: Node takes that for its own, wherever it stands.
        flags: "--secrets <file>",
        about: "the new file for the secrets",
        default: ".env",
      },
      { flags: "--port <number>", about: "where the page is served; any free port if not given" },
    ],
    examples: [
      { line: "rfc app create --org acme", about: "an app of the organisation acme" },
      { line: "rfc app create --org acme --advise", about: "one that never merges" },
      {
        line: "rfc app create --org acme --webhook-url https://rfcbot.acme.example",
        about: "where you know already at which address the bot will be",
      },
    ],
    load: () => import("./commands/app.ts"),
  },
  {
    name: "reconcile",
    summary: "make the bot's database whole again, from GitHub",
    details:
      "After a database was lost, or an old backup was put back. It looks at every open RFC of every installation, at whatever changed of late, and at every pull request that the database knows, and does what the bot would do. What the database doesn't know any more is found on GitHub: in the threads, and in the receipts of the bot's checklists.\n\nIt takes the bot's own settings from the environment (`node apps/bot/src/main.ts --help` lists them). With SQLite, stop the bot first.\n\nExit status: 0 everything was looked at, 1 something couldn't be, 2 it could not begin.",
    options: [
      { flags: "--all", about: "everything that the app is installed on" },
      {
        flags: "--dry-run",
        about: "write nothing, and tell what would be written; the bot may run meanwhile",
      },
      {
        flags: "--format <format>",
        about: "how to print the result",
        choices: ["pretty", "json"],
        default: "pretty",
      },
    ],
    examples: [
      { line: "rfc reconcile --all", about: "after a backup was put back" },
      { line: "rfc reconcile --all --dry-run", about: "what it would do" },
    ],
    load: () => import("./commands/reconcile.ts"),
  },
  {
    name: "completion",
    argument: { name: "<shell>", about: "which shell", choices: ["bash", "zsh", "fish"] },
    summary: "print a completion script for a shell",
    options: [],
    examples: [
      { line: "rfc completion bash > ~/.local/share/bash-completion/completions/rfc", about: "for bash" },
      { line: "rfc completion zsh > ~/.zfunc/_rfc", about: "for zsh" },
      { line: "rfc completion fish > ~/.config/fish/completions/rfc.fish", about: "for fish" },
    ],
    load: () => import("./commands/completion.ts"),
  },
];
