/** Every group signs, and nobody waits for the period (R13); questions are answered on the way, and afterwards too. */
import type { Story } from "./story.ts";

export const SHORT_CUT: Story = {
  name: "short-cut",
  text: `
name: every group signs within a day
proves: [R7, R8, R9, R13, D13, D18]
steps:
  - comment: { by: ben, body: "@rfcbot status" }
  - comment: { by: ana, body: "@rfcbot fcp merge\\n\\nWe have had this in production for a year." }
  - expect: { phase: proposed, signedOff: [ana], checklist: { count: 1 } }
  - comment: { by: ben, body: "@rfcbot reviewed" }
  - review: { by: cho, state: approved, body: "Reads well." }
  - expect: { phase: final-comment-period, signedGroups: [Arm, Fastly] }
  - advance: 1d
  - comment: { by: cho, body: "@rfcbot sign-off, again" }
  - comment: { by: eli, body: "@rfcbot reviewed\\n@rfcbot explain" }
  - expect: { phase: accepted, pull: { state: merged } }
  - comment: { by: dee, body: "@rfcbot concern too late" }
  - expect: { phase: accepted, objections: [] }
`,
};
