/** What a comment of the bot's is, by its hidden key. */

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^m(\d+)\/checklist$/u, "the checklist of motion $1"],
  [/^m\d+\/period\/(\d+)$/u, "the announcement of final comment period $1"],
  [/^m\d+\/period\/(\d+)\/aborted$/u, "the notice that final comment period $1 has ended without a decision"],
  [/^m\d+\/period\/\d+\/end\/\d+$/u, "the notice that the period's end has moved"],
  [/^m\d+\/period\/\d+\/reminder\/\d+$/u, "a reminder"],
  [/^m(\d+)\/decision\/\d+$/u, "the decision on motion $1"],
  [/^m\d+\/decision\/\d+\/undone$/u, "the notice that the decision no longer stands"],
  [/^m(\d+)\/ended$/u, "the notice that motion $1 has ended"],
  [/^m\d+\/objection\/\d+\/warned$/u, "the warning that an objection will lapse"],
  [/^m\d+\/objection\/\d+\/lapsed$/u, "the notice that an objection has lapsed"],
  [/^m\d+\/recovered\/\d+$/u, "the notice that the bot goes on from what the thread shows"],
  [/^how-to-object\/\d+$/u, "how to object"],
  [/^reply\/\w+\/\d+\/\d+$/u, "a reply"],
  [/^paused$/u, "the notice that it is paused"],
];

/** "the checklist of motion 1"; a key of another version's as it is. */
export function sayAbout(about: string | null): string {
  if (about === null) return "a comment";
  const kind = KINDS.find(([pattern]) => pattern.test(about));
  return kind === undefined ? about : about.replace(...kind);
}
