/**
 * Motions that are running while the bot is replaced by a newer one: at the `restart`, the newer one gets the database that
 * the version before had left at that point of the story.
 */
const BEGIN = "name: a running motion\nsteps:\n";
const MOTION = `  - comment: { by: ana, body: "@rfcbot merge" }\n`;
const SECOND = `  - comment: { by: cho, body: "@rfcbot reviewed" }\n`;
const THIRD = `  - comment: { by: dee, body: "@rfcbot reviewed" }\n`;

/** By file name. */
export const STORIES: Readonly<Record<string, string>> = {
  proposed: `${BEGIN}${MOTION}  - advance: 3d
  - restart: true
  - expect: { phase: proposed, replies: { count: 0 } }
${SECOND}  - expect: { phase: final-comment-period, fcp: { startedAt: 2026-01-08T09:00:00Z, endsAt: 2026-01-18T09:00:00Z } }
  - advance: 10d
  - expect: { phase: accepted, pull: { state: merged } }
`,
  "final-comment-period": `${BEGIN}${MOTION}${SECOND}  - advance: 5d
  - restart: true
  - expect: { phase: final-comment-period, fcp: { startedAt: 2026-01-05T09:00:00Z, endsAt: 2026-01-15T09:00:00Z } }
  - advance: 4d 23h
  - expect: { phase: final-comment-period, replies: { count: 1 } }
  - advance: 1h
  - expect: { phase: accepted, pull: { state: merged } }
`,
  objected: `${BEGIN}${MOTION}${SECOND}  - comment: { by: dee, body: "@rfcbot concern cost" }
  - advance: 20d
  - restart: true
  - expect: { phase: blocked, objections: [{ name: cost, by: dee, resolved: false }], pull: { state: open } }
  - comment: { by: dee, body: "@rfcbot resolve cost" }
  - expect: { phase: final-comment-period, signedOff: [ana, cho] }
  - advance: 10d
  - expect: { phase: accepted, pull: { state: merged } }
`,
  finalizing: `${BEGIN}  - hinder: check
  - comment: { by: ana, body: "@rfcbot merge" }
${SECOND}${THIRD}  - advance: 1d
  - restart: true
  - expect: { phase: finalizing, pull: { state: open } }
  - hinder: none
  - advance: 1d
  - expect: { phase: accepted, pull: { state: merged } }
`,
  rejected: `${BEGIN}  - comment: { by: ana, body: "@rfcbot close" }
${SECOND}${THIRD}  - restart: true
  - expect: { phase: rejected, pull: { state: closed } }
  - advance: 30d
  - expect: { phase: rejected, writes: { max: 0 } }
`,
};
