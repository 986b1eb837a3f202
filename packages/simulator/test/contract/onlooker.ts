/**
 * What the reading half of the port has to keep for an onlooker: somebody whose token isn't the bot's, and who wants to see
 * what the bot sees.
 */
import type { Change, Sight, Snapshot } from "@rfckit/reconciler";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BOT, RUN, SECOND, type SimulatedStage, START, setStage } from "./stage.ts";

/** What an adapter's test brings: ana's sight of a stage's world, and how to end it. */
export interface OnlookerSubject {
  readonly sight: Sight;
  readonly dispose?: () => Promise<void>;
}

export function describeOnlookerContract(
  name: string,
  makeSubject: (stage: SimulatedStage) => OnlookerSubject | Promise<OnlookerSubject>,
): void {
  describe(`an onlooker: ${name}`, () => {
    let stage: SimulatedStage;
    let subject: OnlookerSubject | null = null;
    beforeEach(async () => {
      stage = setStage();
      subject = await makeSubject(stage);
    });
    const sight = () => {
      if (subject === null) throw new Error("The onlooker is there during a case only.");
      return subject.sight;
    };
    afterEach(async () => subject?.dispose?.());

    test("sees the reactions of machine accounts to commands, and who made each when", async () => {
      const { world, pull, key, clock } = stage;
      const said = pull.comment({ by: "ana", body: "@rfcbot merge" });
      const review = pull.review({ by: "ben", state: "commented", body: "@rfcbot reviewed" });
      const inline = pull.inline({ by: "cho", body: "@rfcbot concern cost" });
      const [bot, other] = [world.github(BOT), world.github("other[bot]")];
      const on = (kind: "comment" | "review" | "inline", id: number, content: "+1" | "-1"): Change[] => [
        { kind: "react", on: { kind, id }, content },
      ];
      await other.apply(key, on("comment", said, "+1"));
      clock.advanceTo(START + 60 * SECOND);
      await bot.apply(key, on("comment", said, "+1"));
      await bot.apply(key, on("comment", said, "-1"));
      await bot.apply(key, on("review", review, "-1"));
      await bot.apply(key, on("inline", inline, "+1"));
      const [self, them] = [world.addUser(BOT).id, world.addUser("other[bot]").id];
      const { comments } = await sight().observe(key, []);
      const at = START + 60 * SECOND;
      const reactionsOn = (kind: string) => comments.find((each) => each.kind === kind)?.reactions;
      expect(reactionsOn("comment")).toEqual([
        { content: "+1", at: START, by: them },
        { content: "+1", at, by: self },
        { content: "-1", at, by: self },
      ]);
      expect(reactionsOn("review")).toEqual([{ content: "-1", at, by: self }]);
      expect(reactionsOn("inline")).toEqual([{ content: "+1", at, by: self }]);
    });

    test("sees what the bot sees, but for who looks, what they may do, and reactions", async () => {
      const { world, repository, pull, key, clock } = stage;
      const said = pull.comment({ by: "ana", body: "@rfcbot merge" });
      clock.advanceTo(START + 60 * SECOND);
      pull.editComment(said, { by: "ada", body: "@rfcbot close" });
      pull.comment({ by: "ben", body: "@rfcbot merge", viaApp: true });
      pull.review({ by: "ben", state: "approved", inline: ["here"] });
      pull.setDraft(true, "zed");
      repository.commit("main", { ".github/rfcbot.yml": "version: 1\nadmins: [ada]\n" });
      const bot = world.github(BOT);
      await bot.comment(key, "<!-- rfckit:about m1/checklist -->\nhello");
      const { head } = (await bot.observe(key, [])).pull;
      await bot.apply(key, [{ kind: "check", head, run: RUN }]);
      const ana = world.addUser("ana");
      const theirs = await bot.observe(key, [ana.id]);
      const mine = await sight().observe(key, [ana.id]);
      expect(mine.bot).toEqual({ id: ana.id, login: "ana", kind: "user" });
      expect(comparable(mine)).toEqual(comparable(theirs));
      expect((await sight().list(repository.id)).pulls.map(({ key: { number } }) => number)).toEqual([1]);
    });
  });
}

/** What doesn't depend on who looks, nor on the adapter: that may order kinds of comments, and name events, as it likes. */
function comparable({ comments, timeline, repository, ...rest }: Snapshot) {
  return {
    ...rest,
    bot: null,
    repository: { ...repository, rights: null },
    timeline: timeline.map((event) => ({ ...event, id: "" })),
    comments: comments
      .map((comment) => ({ ...comment, viaApp: comment.author?.kind === "bot" || comment.viaApp }))
      .sort((one, other) => one.kind.localeCompare(other.kind) || one.id - other.id),
  };
}
