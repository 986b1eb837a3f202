/** What whoever set a run up should know, and nothing fails for. */
import { CONFIGURATION_PATH, type ReadSettings } from "@rfckit/reconciler";
import type { ProcessInputs } from "../runner/inputs.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";
import { warnOfPerson } from "./refuse-stakeholder.ts";

/** Somebody changed the configuration, or looks at everything by hand. */
const ASKED_ABOUT_SETTINGS = new Set(["push", "workflow_dispatch"]);
const MOST_NAMED = 10;

export function sayFirst(
  { receiptSecret, dryRun }: ProcessInputs,
  event: string,
  { seen, loaded }: ReadSettings,
  log: WorkflowLog,
): void {
  const warning = warnOfPerson(seen.bot);
  if (warning !== null) log.tell("warning", warning);
  if (receiptSecret === "")
    log.tell(
      "notice",
      "There is no receipt-secret: everybody with write access is trusted not to forge what the bot keeps of a motion. `openssl rand -hex 32` makes one; see docs/action.md.",
    );
  if (ASKED_ABOUT_SETTINGS.has(event)) sayUnpinned(Object.entries(loaded.book.identities), log);
  if (dryRun) log.say("A dry run: nothing is written.");
}

/** A run knows whom a login stood for before by the checklists alone (D32). */
function sayUnpinned(people: readonly (readonly [login: string, id: number])[], log: WorkflowLog): void {
  if (people.length === 0) return;
  const pinned = people.slice(0, MOST_NAMED).map(([login, id]) => `${login}#${id}`);
  const more = people.length > MOST_NAMED ? ", …" : "";
  log.tell(
    "notice",
    `${CONFIGURATION_PATH} names people by their logins alone. Should one of them be renamed while no checklist names them, whoever takes the login decides in their place. Write the ids too: ${pinned.join(", ")}${more}`,
  );
}
