/**
 * Bugs to plant: each a small mutation of the real code, such as somebody tired might write. A general proof has to
 * find every one of them, or it proves less than it says.
 *
 * `find` must stand exactly once in its file: a plant that no longer fits is reported, and brought up to date here.
 */

export interface PlantedBug {
  readonly name: string;
  /** What somebody got wrong. */
  readonly about: string;
  readonly edits: readonly Edit[];
  /** The proofs, or parts of them such as `laws/schedules`, to try first, in this order. */
  readonly by: readonly string[];
}

export interface Edit {
  /** From the root of the checkout. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const core = (file: string, find: string, replace: string): Edit => ({
  file: `packages/core/src/${file}.ts`,
  find,
  replace,
});
const reconciler = (file: string, find: string, replace: string): Edit => ({
  file: `packages/reconciler/src/${file}.ts`,
  find,
  replace,
});

export const BUGS: readonly PlantedBug[] = [
  {
    name: "nine-days",
    about: "ten days are counted as nine",
    edits: [core("policy", "length: 10 * DAY", "length: 9 * DAY")],
    by: ["models"],
  },
  {
    name: "local-days",
    about: "days are added to a date, through a change of clocks",
    edits: [
      core(
        "final-comment-period",
        "const whole = Math.max(announcedAt + policy.fcp.length, noEndBefore);",
        "const date = new Date(announcedAt); const whole = date.setDate(date.getDate() + policy.fcp.length / DAY);",
      ),
    ],
    by: ["worlds/texts"],
  },
  {
    name: "second-hat",
    about: "the mover seconds the motion as a member of another group of theirs",
    edits: [
      core(
        "checklist",
        "const moversGroups = groupsOf(motion.roster, motion.mover.id);",
        "const moversGroups = groupsOf(motion.roster, motion.mover.id).slice(0, 1);",
      ),
      core("checklist", "signOff.by.id !== motion.mover.id &&", ""),
    ],
    by: ["worlds/overlap"],
  },
  {
    name: "same-group",
    about: "somebody of the mover's own group counts as another group's",
    edits: [
      core(
        "checklist",
        "groupsOf(motion.roster, signOff.by.id).some((group) => !moversGroups.includes(group))",
        "moversGroups.length > 0",
      ),
    ],
    by: ["worlds/two-groups"],
  },
  {
    name: "short-cut-over-objection",
    about: "the short-cut overlooks an open objection",
    edits: [
      core(
        "next-step",
        "if (openObjections(motion.objections).length > 0) return null;\n\n  const { decision",
        "if (openObjections(motion.objections).length > 0 && !hasEveryGroupSigned(motion, presentText(standing))) return null;\n\n  const { decision",
      ),
    ],
    by: ["worlds/two-groups"],
  },
  {
    name: "objection-pauses",
    about: "an objection pauses the period instead of ending it",
    edits: [core("object", "period: null,\n      decision: null,", "decision: null,")],
    by: ["worlds/texts"],
  },
  {
    name: "resolved-resumes",
    about: "with its objection resolved, the old period goes on",
    edits: [
      core(
        "object",
        "return { ...standing, motion: { ...motion, objections, changes: motion.changes + 1 } };\n}\n\n/** Seconds",
        "return { ...standing, motion: { ...motion, objections, period: motion.lastPeriod, changes: motion.changes + 1 } };\n}\n\n/** Seconds",
      ),
    ],
    by: ["worlds/texts"],
  },
  {
    name: "stale-signatures",
    about: "signatures to an earlier text count for the short-cut",
    edits: [core("checklist", "if (signOff.text === present) signers", "signers")],
    by: ["worlds/texts"],
  },
  {
    name: "one-for-all",
    about: "one person who is in every group decides alone",
    edits: [core("checklist", ".length === 0 && signersOf(motion, present).size >= 2", ".length === 0")],
    by: ["worlds/one-in-all"],
  },
  {
    name: "head-not-named",
    about: "the merge names whatever head there is by then",
    edits: [
      reconciler("carry-out", "function give(github", "async function give(github"),
      reconciler(
        "carry-out",
        "{ head: headOf(order),",
        "{ head: (await github.observe(snapshot.key, [])).pull.head,",
      ),
    ],
    by: ["laws/stale-reads", "laws/schedules"],
  },
  {
    name: "gate-once",
    about: "the form isn't checked again before merging",
    edits: [reconciler("carry-out", 'if (missingSections.length > 0) return "form";', "")],
    by: ["laws/schedules"],
  },
  {
    name: "kept-through-draft",
    about: "a motion to merge survives that its pull request becomes a draft",
    edits: [
      core(
        "decide-pull",
        "return becomeDraft({ ...standing, draft: true }, motion, entry);",
        "return { ...standing, draft: true };",
      ),
    ],
    by: ["worlds/two-groups"],
  },
  {
    name: "objections-shed",
    about: "a cancelled motion's objections are forgotten",
    edits: [core("end-motion", 'end.kind === "cancelled" || end.kind === "lapsed"', 'end.kind === "lapsed"')],
    by: ["worlds/two-groups"],
  },
  {
    name: "edit-by-another",
    about: "what somebody else puts into a comment counts as its author's",
    edits: [
      reconciler(
        "read/read-commands",
        "if (revision.body === null || revision.by?.id !== comment.author?.id) continue;",
        "if (revision.body === null) continue;",
      ),
    ],
    by: ["laws/meddling"],
  },
  {
    name: "edit-fires-twice",
    about: "a command counts again with every edit of its comment",
    edits: [
      reconciler(
        "read/read-commands",
        "if (seen.has(lineKey)) continue;\n      const key = `command/",
        "const key = version + `command/",
      ),
    ],
    by: ["laws/meddling"],
  },
  {
    name: "deleted-with-effect",
    about: "a deleted comment takes what it did along",
    edits: [
      reconciler(
        "pass",
        "await this.#record(seen.entries);\n",
        'await this.#record(seen.entries);\n    const there = new Set(seen.snapshot.comments.map(({ kind, id }) => kind + id));\n    const stands = (entry: Entry) => entry.kind !== "command" || there.has(entry.source.kind + entry.source.id);\n    this.#standing = evaluate(this.#entries.filter(stands));\n',
      ),
    ],
    by: ["laws/meddling"],
  },
  {
    name: "tick-for-another",
    about: "a tick is credited to whoever ticked, in whosever box",
    edits: [
      reconciler(
        "read/read-ticks",
        "const old = parseBoxes(before).filter((box) => mine.has(box.login.toLowerCase()));\n  const now = parseBoxes(after).filter((box) => mine.has(box.login.toLowerCase()));",
        "const old = parseBoxes(before).filter(() => mine.size > 0);\n  const now = parseBoxes(after).filter(() => mine.size > 0);",
      ),
    ],
    by: ["laws/schedules"],
  },
  {
    name: "login-for-id",
    about: "people are compared by what they are called",
    edits: [
      core(
        "stakeholder",
        "export function isStakeholder(roster: Roster, user: UserId): boolean {\n  return roster.groups.some((group) => group.members.some((member) => member.id === user));",
        'export function isStakeholder(roster: Roster, user: UserId, login = ""): boolean {\n  return roster.groups.some((group) => group.members.some((member) => member.id === user || member.login === login));',
      ),
      core(
        "decide-command",
        "const stakeholder = isStakeholder(motion.roster, entry.by.id);\n  const stranger",
        "const stakeholder = isStakeholder(motion.roster, entry.by.id, entry.by.login);\n  const stranger",
      ),
    ],
    by: ["worlds/two-groups"],
  },
  {
    name: "labels-read",
    about: "a label that somebody put on counts as a decision",
    edits: [
      reconciler(
        "pass",
        'if (step?.kind === "decide") return',
        'const { motion } = this.#standing;\n    if (motion?.decision === null && snapshot.pull.labels.includes(motion.policy.labels.finished)) return this.#decide(motion, "period-ended");\n    if (step?.kind === "decide") return',
      ),
    ],
    by: ["laws/schedules"],
  },
  {
    name: "retry-blindly",
    about: "where no answer came, a comment is posted again at once",
    edits: [
      reconciler(
        "pass",
        "const posted = await this.#write(() => this.#host.github.comment(this.#key, keyed));",
        "const send = () => this.#host.github.comment(this.#key, keyed);\n    const posted = await this.#write(() => send().catch(send));",
      ),
    ],
    by: ["laws/schedules"],
  },
  {
    name: "foreign-receipts",
    about: "a checklist that somebody else wrote last is believed",
    edits: [
      reconciler(
        "receipts/restore-ledger",
        "const own = newestOwnText(comment, snapshot.bot.id);",
        "const own = comment.body;",
      ),
    ],
    by: ["laws/lost-ledger"],
  },
  {
    name: "host-clock",
    about: "whether a period is over is read from the host's clock",
    edits: [
      reconciler(
        "pass",
        "const step = nextStep(this.#standing, snapshot.now, tell",
        "const step = nextStep(this.#standing, this.#host.clock.now(), tell",
      ),
    ],
    by: ["laws/host-clock"],
  },
  {
    name: "no-last-look",
    about: "nobody looks once more before merging",
    edits: [
      reconciler(
        "pass",
        "if (!this.#fresh || this.#host.clock.now() - this.#lookedAt > LONGEST_FRESH) {",
        "if (this.#posts < 0) {",
      ),
    ],
    by: ["laws/schedules"],
  },
  {
    name: "refusal-with-effect",
    about: "a refused command sheds the objections to come",
    edits: [
      core(
        "decide-command",
        'if ("kind" in result) return refuse(standing, entry, result);',
        'if ("kind" in result) return refuse({ ...standing, carried: {} }, entry, result);',
      ),
    ],
    by: ["worlds/two-groups"],
  },
  {
    name: "notice-twice",
    about: "what was posted isn't found again after a crash",
    edits: [reconciler("read/read-facts", "...readPosted(snapshot),", "")],
    by: ["crashes/short-cut"],
  },
];
