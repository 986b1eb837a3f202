/** What whoever has write access, or the bot's token, does to the thread and to the checklist in it. */
import { type CommandEntry, MINUTE } from "@rfckit/core";
import type { LedgerRow } from "@rfckit/reconciler";
import type { Honest } from "../honest.ts";
import { BOT, checklistOf } from "../stage.ts";
import { effective, onThread, type Tampering, unchanged } from "./tampering.ts";

/** The newest checklist as somebody would have it. */
async function rewriteChecklist(
  honest: Honest,
  by: string,
  change: (body: string) => string,
): Promise<true | null> {
  const checklist = checklistOf(honest.stage);
  if (checklist === undefined) return null;
  const body = change(checklist.body);
  if (body === checklist.body) return null;
  honest.stage.pull.editComment(checklist.id, { by: honest.stage.called(by), body });
  return true;
}

const RECEIPT_LINE = /(<!-- rfckit:receipts[^\n]*\n[\s\S]*?)\n([^\n]*)\n-->/;

/** A comment by a person that changed a motion, and still stands. */
function countedComment(honest: Honest, rows: readonly LedgerRow[] | null) {
  const standing = honest.stage.pull.view().comments;
  return effective(rows ?? [], ["command"])
    .map((place) => rows?.[place]?.entry as CommandEntry)
    .filter(({ source }) => source.kind === "comment")
    .map(({ source }) =>
      standing.find(
        ({ kind, id, deleted, author }) =>
          kind === "comment" && id === source.id && !deleted && author !== "ghost",
      ),
    )
    .find((comment) => comment !== undefined && comment.revisions.length === 0);
}

export const THREAD: readonly Tampering[] = [
  {
    name: "somebody changes the receipts in the checklist",
    kinds: ["receipts-altered"],
    weight: "contradicted",
    tamper: onThread((honest) =>
      rewriteChecklist(honest, "ben", (body) => body.replace(RECEIPT_LINE, "$1\n-->")),
    ),
  },
  {
    name: "the receipts are changed in the bot's name",
    kinds: ["receipts-altered", "records-differ"],
    weight: "contradicted",
    tamper: onThread((honest) =>
      rewriteChecklist(honest, BOT, (body) => body.replaceAll('"t":17', '"t":16')),
    ),
  },
  {
    name: "somebody forges the checklist's words",
    kinds: ["checklist-forged"],
    weight: "contradicted",
    tamper: onThread((honest) =>
      rewriteChecklist(honest, "zed", (body) => body.replace("## Motion", "## Everybody agreed. Motion")),
    ),
  },
  {
    name: "somebody forges the checklist, and the bot puts it back",
    kinds: ["checklist-forged"],
    weight: "noted",
    tamper: onThread(async (honest) => {
      const done = await rewriteChecklist(honest, "zed", (body) =>
        body.replace("## Motion", "## Everybody agreed. Motion").replaceAll("[ ]", "[x]"),
      );
      honest.stage.wait(MINUTE);
      await honest.stage.settle();
      return done;
    }),
  },
  {
    name: "a comment that counted is redacted",
    kinds: ["comment-redacted"],
    weight: "open",
    tamper: async (honest, { rows }) => {
      const comment = countedComment(honest, rows);
      if (comment === undefined) return null;
      honest.stage.wait(MINUTE);
      honest.stage.pull.editComment(comment.id, { by: comment.author, body: "Something else." });
      await honest.stage.settle();
      honest.stage.pull.redactRevision(comment.id, 0, { by: honest.stage.called("ada") });
      return unchanged;
    },
  },
  {
    name: "a comment that counted is deleted",
    kinds: ["comment-missing"],
    weight: "open",
    tamper: async (honest, { rows }) => {
      const comment = countedComment(honest, rows);
      if (comment === undefined) return null;
      honest.stage.wait(MINUTE);
      honest.stage.remove(comment.id, honest.stage.called("ada"));
      return unchanged;
    },
  },
  {
    name: "the announcement of a period is deleted",
    kinds: ["announcement-deleted"],
    weight: "open",
    tamper: async ({ stage }, { rows }) => {
      const [place] = effective(rows ?? [], ["period-opened"]);
      const entry = rows?.[place ?? -1]?.entry;
      if (entry?.kind !== "period-opened") return null;
      stage.wait(MINUTE);
      stage.remove(entry.id, stage.called("ada"));
      return unchanged;
    },
  },
  {
    name: "the bot's own version of the checklist is redacted",
    kinds: ["checklist-redacted"],
    weight: "open",
    tamper: onThread(async ({ stage }) => {
      const checklist = checklistOf(stage);
      if (checklist === undefined || checklist.revisions.length < 2) return null;
      stage.pull.redactRevision(checklist.id, 0, { by: stage.called("ada") });
      return true;
    }),
  },
];
