/** `rfc reconcile OWNER/REPO#N --dry-run`: what the bot would do to one pull request, before anything is written. */
import type { PullPlan, Would } from "@rfckit/reconciler";
import type { Options } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { demandPull, openReader } from "../reading/open-reader.ts";
import { remarkLines, remarksJson } from "../reading/remarks-text.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint } from "../simulate/paint.ts";
import { planLines } from "./plan-text.ts";

export async function planOne(reference: string, options: Options, io: Io): Promise<number> {
  const opened = await openReader(reference, options, io);
  const key = demandPull(opened);
  const { reading, plan } = await opened.ask(async () => ({
    reading: await opened.reader.read(key),
    plan: await opened.reader.plan(key),
  }));
  const { owner, name } = reading.snapshot.repository;
  const place = `${owner}/${name}#${key.number}`;
  if (options["format"] === "json") {
    const { url } = reading.snapshot.pull;
    const told = {
      repository: `${owner}/${name}`,
      number: key.number,
      url,
      at: new Date(plan.now).toISOString(),
      bot: reading.bot?.login ?? null,
      would: plan.would.map(wouldJson),
      nextDue: plan.nextDue === null ? null : new Date(plan.nextDue).toISOString(),
      remarks: remarksJson(reading.remarks),
    };
    await io.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const paint = createPaint(io.stdout.color);
  const width = shownWidth(io.stdout);
  const lines = [
    ...planLines({ place, plan, reading, width, paint }),
    ...remarkLines(reading.remarks, width, paint),
  ];
  await io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

/** One thing that would be done, flat, by a word of its own. */
function wouldJson(would: PullPlan["would"][number]): Readonly<Record<string, unknown>> {
  switch (would.kind) {
    case "comment":
      return { do: "comment", about: would.about, body: would.body };
    case "change": {
      const { kind, ...change } = would.change;
      return "kin" in change ? { do: kind, labels: change.labels } : { do: kind, ...change };
    }
    case "merge":
      return { do: "merge", ...would.order };
    case "enqueue":
      return { do: "enqueue", head: would.head };
    default:
      return { do: would.kind } satisfies { readonly do: Would["kind"] };
  }
}
