/** What has to hold in the end, whatever became of the processes. */
import { describe as describeStanding } from "@rfckit/core";
import {
  createBot,
  createDryRun,
  createMemoryStore,
  type Ledger,
  readStanding,
  sayWould,
  type Would,
} from "@rfckit/reconciler";
import { BOT, type BusyOrganisation } from "./busy-organisation.ts";

/** What is wrong, in words; empty where nothing is. */
export async function judge(
  organisation: BusyOrganisation,
  ledger: Ledger,
  when: "soon" | "later",
): Promise<string[]> {
  const wrong: string[] = [...organisation.deviations];
  for (const { pull, story } of organisation.pulls) {
    const where = `${story.name} (#${pull.key.number})`;
    const { phase } = describeStanding(await readStanding(ledger, pull.key));
    const right = story[when];
    if (!right.includes(phase)) wrong.push(`${where}: it is ${phase}, and should be ${right.join(" or ")}`);
    const { state, comments } = pull.view();
    const ended = { accepted: "merged", rejected: "closed" }[String(phase)] ?? "open";
    if (state !== ended) wrong.push(`${where}: the ledger says ${phase}, and GitHub ${state}`);
    const own = comments.filter(({ author, deleted }) => author === BOT && !deleted);
    const abouts = own.map(({ body }) => body.split("\n")[0] ?? "");
    const twice = abouts.filter((about, index) => abouts.indexOf(about) !== index);
    if (twice.length > 0) wrong.push(`${where}: stands twice: ${twice.join(", ")}`);
  }
  return [...wrong, ...(await missing(organisation, ledger))];
}

/** What a bot with that ledger would still do: then something is missing, or GitHub and the ledger disagree. */
async function missing(organisation: BusyOrganisation, ledger: Ledger): Promise<string[]> {
  const told: string[] = [];
  const clock = { now: () => organisation.now() };
  const { github, store } = createDryRun({
    github: organisation.world.github(BOT),
    ledger,
    standings: createMemoryStore(clock).standings,
    clock,
    onWould: (would) => told.push(tellWould(would)),
  });
  const bot = createBot({
    github,
    store,
    clock,
    repositories: async () => organisation.repositories,
    operator: { receiptSecret: organisation.environment["RECEIPT_SECRET"] ?? "" },
  });
  for (const { pull } of organisation.pulls) await bot.ring(pull.key);
  await bot.run();
  return told;
}

function tellWould(would: Would): string {
  return `${"key" in would ? `#${would.key.number}: ` : ""}it would still ${sayWould(would)}`;
}
