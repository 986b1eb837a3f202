/** The pull request is merged by the bot's token, otherwise than was decided. */
import { MINUTE } from "@rfckit/core";
import { BOT } from "../stage.ts";
import { onThread, type Tampering } from "./tampering.ts";

export const RASH_MERGES: readonly Tampering[] = [
  {
    name: "the bot's token merges before the period's end",
    kinds: ["merged-too-early", "merged-without-decision"],
    weight: "contradicted",
    tamper: onThread(async ({ stage }) => {
      const { motion, draft, state } = await stage.standing();
      if (
        motion === null ||
        motion.decision !== null ||
        motion.disposition !== "merge" ||
        draft ||
        state !== "open"
      )
        return null;
      stage.wait(MINUTE);
      const { head } = stage.pull.view();
      stage.pull.merge(BOT, { head, method: "merge", title: "Merge", message: "" });
      stage.wait(MINUTE);
      await stage.settle();
      return true;
    }),
  },
  {
    name: "the bot's token merges another head than was decided on",
    kinds: ["other-head-merged"],
    weight: "contradicted",
    tamper: onThread(async ({ stage }) => {
      if ((await stage.standing()).state !== "open" || stage.pull.view().draft) return null;
      // Decided, and hindered: then the text changes, and whoever has the token is quicker than the bot.
      stage.pull.hinder("check");
      const { motion } = await stage.standing();
      if (
        motion === null ||
        motion.disposition !== "merge" ||
        motion.objections.some(({ resolution }) => resolution === null)
      )
        return null;
      for (const by of ["ana", "cho", "dee"]) {
        stage.wait(MINUTE);
        stage.pull.comment({ by: stage.called(by), body: "@rfcbot reviewed" });
      }
      await stage.settle();
      if ((await stage.standing()).motion?.decision == null) return null;
      stage.wait(MINUTE);
      stage.pull.push({ by: stage.called("zed"), files: { "accepted/example.md": stage.text() } });
      stage.pull.hinder("none");
      stage.pull.merge(BOT, { head: stage.pull.view().head, method: "merge", title: "Merge", message: "" });
      stage.wait(MINUTE);
      await stage.settle();
      return true;
    }),
  },
];
