/** A text that changes late moves the end; one that changes after the decision makes that lapse; signed again, it is merged at once. */
import type { Story } from "./story.ts";

export const LATE_CHANGE: Story = {
  name: "late-change",
  text: `
name: the text changes in the last hours, and after the decision
proves: [D15, D16, D20]
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - advance: 9d 14h
  - push: { files: { accepted/example.md: full } }
  - expect: { phase: final-comment-period, signedGroups: [], signedOff: [ana, cho] }
  - advance: 12h
  - expect: { phase: final-comment-period }
  - hinder: review
  - advance: 12h
  - expect: { phase: finalizing }
  - push: { files: { accepted/example.md: full } }
  - expect: { phase: final-comment-period, pull: { state: open } }
  - hinder: none
  - advance: 1h
  - comment: { by: ben, body: "@rfcbot reviewed" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - comment: { by: dee, body: "@rfcbot reviewed" }
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
