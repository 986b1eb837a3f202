/** What `rfc init` says to people. */
import type { Output } from "../io.ts";
import { createPaint, harmless } from "../simulate/paint.ts";
import type { PlannedFile } from "./plan.ts";

/** What would be added, and what is there. */
export function writePlan(files: readonly PlannedFile[], root: string, output: Output): string {
  const paint = createPaint(output.color);
  const width = Math.max(...files.map(({ path }) => path.length));
  const rows = files.map(({ path, about, action }) => {
    const name = harmless(path).padEnd(width);
    return action === "add"
      ? `  ${paint("+ add", "green")}   ${name}  ${about}`
      : `  ${paint(`  keep  ${name}  ${about}`, "dim")}`;
  });
  return `${paint(harmless(root), "bold")}\n${rows.join("\n")}\n`;
}

interface Made {
  /** Of the project that was made; `null` where the configuration was there. */
  readonly label: string | null;
  /** The groups that are GitHub teams. */
  readonly teams: readonly string[];
  readonly app: boolean;
  /** Whether it is the folder that one is in. */
  readonly isHere: boolean;
}

export function sayNext({ label, teams, app, isHere }: Made, output: Output): string {
  const paint = createPaint(output.color);
  const steps = [
    "Read README.md and .github/rfcbot.yml, and make them your own. `rfc config pin` writes people's ids behind their logins, which may change hands.",
    "Commit all of it, and push it to the default branch.",
    ...(label === null ? [] : [`Make the label on GitHub: gh label create ${quote(label)}`]),
    app
      ? "Install your App on the repository; `rfc app create` makes one."
      : "Make the secret that signs what the bot remembers, and keep what this shows: openssl rand -hex 32 | tee /dev/stderr | gh secret set RFC_RECEIPT_SECRET",
    ...(teams.length > 0 && !app
      ? [
          `List the members of ${harmless(teams.join(", "))} by name: the workflow's own token can't read teams`,
        ]
      : []),
    `Begin ${isHere ? "" : "there "}with the first RFC: rfc new "Its title"`,
  ];
  const rows = steps.map((step, index) => `  ${index + 1}. ${step}\n`);
  return `${paint("This is an RFC repository now. Next:", "green")}\n${rows.join("")}`;
}

/** As a shell takes it for one word. */
function quote(label: string): string {
  return /^[\w.-]+$/u.test(label) ? label : `'${harmless(label).replaceAll("'", "'\\''")}'`;
}
