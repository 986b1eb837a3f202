/**
 * Taking over a motion that people have run by hand, for somebody who began the run by hand and asked for it. Whether it can
 * be, and what of it counts, is the reconciler's; here it is told.
 */
import type { Person } from "@rfckit/core";
import {
  type Adoption,
  type Bot,
  GitHubRefused,
  type PullKey,
  sayAdoption,
  sayFailure,
  tellHandMade,
} from "@rfckit/reconciler";
import { z } from "zod";
import { CannotRun } from "../runner/cannot-run.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";

const dispatch = z.object({ sender: z.object({ id: z.number(), login: z.string() }) });

/** Who asks for it, by the event. Throws `CannotRun` where nobody began the run by hand. */
export function readAdopter(event: string, payload: unknown): Person {
  const read = dispatch.safeParse(payload);
  if (event !== "workflow_dispatch" || !read.success)
    throw new CannotRun(
      `The input adopt goes with a run that somebody began by hand (workflow_dispatch), and this one was begun by ${event}. Take it out of the workflow, and run that with \`gh workflow run rfc-process.yml -f adopt=NUMBER\`.`,
    );
  const { id, login } = read.data.sender;
  return { id, login };
}

/** Gives `false` where nothing was taken over, and a person has to do something. Throws `CannotRun` where there is no such pull request. */
export async function adopt(
  bot: Bot,
  key: PullKey,
  by: Person,
  { mention, log }: { readonly mention: string; readonly log: WorkflowLog },
): Promise<boolean> {
  const adoption = await askBot(bot, key, by);
  const name = ({ login }: Person) => login;
  if ("read" in adoption) for (const line of tellHandMade(adoption.read, name)) log.say(line);
  const isWell = adoption.kind === "adopted" || adoption.kind === "already";
  log.tell(isWell ? "notice" : "error", `#${key.number}: ${sayAdoption(adoption, name, mention)}`);
  return isWell;
}

async function askBot(bot: Bot, key: PullKey, by: Person): Promise<Adoption> {
  try {
    return await bot.adopt(key, { by, comment: null });
  } catch (error) {
    if (error instanceof GitHubRefused && error.reason === "gone")
      throw new CannotRun(
        `There is no pull request #${key.number} here (${sayFailure(error)}). Give its number as adopt.`,
      );
    throw error;
  }
}
