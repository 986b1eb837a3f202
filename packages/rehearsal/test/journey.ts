/**
 * An RFC's whole life, with trouble at one place of it, and how everything must be afterwards whatever the trouble was.
 */
import { type CommentView, isChecklist } from "@rfckit/simulator";
import { expect } from "vitest";
import { DAY, HOUR, MINUTE, type WireStage } from "./wire-stage.ts";

/** Where trouble may come: while the motion is made, while the period is begun, while the decision is carried out. */
export type Chapter = "motion" | "period" | "end";

export interface Trouble {
  readonly at: Chapter;
  /** Before the bot hears of what happens in that chapter. */
  readonly strike: (stage: WireStage) => void | Promise<void>;
  /** After the bot was at work, at the same instant. */
  readonly after?: (stage: WireStage) => void | Promise<void>;
}

/** How long an app in trouble may take longer, in ms: a wait of an hour, and another attempt after it. */
export const GRACE = 3 * HOUR;

/** Ten days: how long the period lasts. */
const PERIOD = 10 * DAY;

/** Lives through everything, up to where the RFC should be merged. */
export async function liveThrough(stage: WireStage, trouble: Trouble | null): Promise<void> {
  const { pull } = stage;
  const chapter = async (name: Chapter, happen: () => void | Promise<void>): Promise<void> => {
    if (trouble?.at === name) await trouble.strike(stage);
    await happen();
    await stage.settle();
    if (trouble?.at === name) await trouble.after?.(stage);
    await stage.advance(GRACE);
  };
  // Octokit itself waits for GitHub's replicas while a token is a few seconds old.
  await stage.advance(MINUTE);
  await chapter("motion", () => void pull.comment({ by: "ana", body: "@rfcbot fcp merge" }));
  expect(await stage.phase()).toBe("proposed");
  await stage.advance(DAY);
  await chapter("period", () => void pull.comment({ by: "cho", body: "@rfcbot reviewed" }));
  expect(await stage.phase()).toBe("final-comment-period");
  const end = periodEnd(stage);
  await stage.advance(end - MINUTE - stage.clock.now());
  await chapter("end", async () => {
    await stage.advance(end - 1 - stage.clock.now());
    expect(pull.view().state).toBe("open");
    await stage.advance(1);
  });
}

/** When the running period ends, as the announcement's own instant has it. */
export function periodEnd({ pull }: WireStage): number {
  const announced = pull.view().comments.filter((comment) => aboutOf(comment)?.includes("/period/"));
  return (announced.at(-1)?.at ?? Number.NaN) + PERIOD;
}

/** What must be the same in the end, whatever happened on the way. */
export interface End {
  readonly phase: string;
  readonly state: string;
  readonly merges: number;
  readonly early: boolean;
  /** What each of the bot's comments is about, those that it deleted again too. */
  readonly comments: readonly (string | null)[];
  readonly reactions: readonly string[];
  readonly labels: readonly string[];
  readonly checks: readonly string[];
  /** What people see of the checklist, without its instants. */
  readonly checklist: string;
  readonly commits: number;
}

/** How the RFC ended. */
export async function endOf(stage: WireStage): Promise<End> {
  const view = stage.pull.view();
  const own = view.comments.filter(({ author }) => author === "rfcbot[bot]");
  return {
    phase: await stage.phase(),
    state: view.state,
    merges: view.timeline.filter(({ kind }) => kind === "merged").length,
    early: view.merge === null || view.merge.at < periodEnd(stage),
    comments: own.map(aboutOf),
    reactions: view.comments.flatMap(({ body, reactions }) =>
      reactions.map(({ by, content }) => `${by} ${content} on ${body}`),
    ),
    labels: view.labels,
    checks: view.checks.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort(),
    checklist: plainText(own.find((comment) => isChecklist(comment) && !comment.deleted)?.body ?? ""),
    commits: countCommits(stage),
  };
}

/** What a comment of the bot's is about, by the key that no reader sees. */
export function aboutOf({ body }: CommentView): string | null {
  return /^<!-- rfckit:about (\S+) -->/u.exec(body)?.[1] ?? null;
}

function countCommits({ repository }: WireStage): number {
  let count = 1;
  for (let at = repository.show("main"); at.parents[0] !== undefined; count += 1) {
    at = repository.show(at.parents[0]);
  }
  return count;
}

function plainText(text: string): string {
  return text
    .replaceAll(/<!-- rfckit:receipts [\s\S]*?-->/gu, "")
    .replaceAll(/github\.com\/[\w-]+\/[\w-]+/gu, "github.com/it")
    .replaceAll(/on [A-Z][a-z]+day, [\w ,]+ \d\d:\d\d(?::\d\d)? UTC/gu, "then");
}

let undisturbed: End | null = null;

/** How it ends where nothing goes wrong. It is lived through once. */
export async function undisturbedEnd(setStage: () => Promise<WireStage>): Promise<End> {
  if (undisturbed === null) {
    const stage = await setStage();
    await liveThrough(stage, null);
    undisturbed = await endOf(stage);
    expect(undisturbed).toMatchObject({
      phase: "accepted",
      state: "merged",
      merges: 1,
      early: false,
      commits: 2,
    });
  }
  return undisturbed;
}
