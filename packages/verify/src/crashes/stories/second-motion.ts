/** A motion is cancelled, the next one inherits its objection, lapses as a draft, and a third one is merged by hand. */
import type { Story } from "./story.ts";

export const SECOND_MOTION: Story = {
  name: "second-motion",
  text: `
name: cancelled, moved again, lapsed, moved again, merged by hand
proves: [D5, D6, D9, D14, D21, D31]
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: cho, body: "@rfcbot reviewed\\n@rfcbot unreview" }
  - comment: { by: dee, body: "@rfcbot concern cost" }
  - comment: { by: ana, body: "@rfcbot cancel" }
  - expect: { phase: discussion, labels: [project-wasmtime] }
  - comment: { by: cho, body: "@rfcbot merge" }
  - expect: { phase: blocked, mover: cho, signedOff: [cho], checklist: { count: 1 } }
  - comment: { by: ana, body: "@rfcbot reviewed" }
  - comment: { by: dee, body: "@rfcbot resolve" }
  - expect: { phase: final-comment-period }
  - draft: {}
  - expect: { phase: draft, labels: [project-wasmtime] }
  - ready: {}
  - comment: { by: eli, body: "@rfcbot merge" }
  - expect: { phase: proposed, mover: eli, objections: [] }
  - merge: { by: zed }
  - expect: { phase: merged-by-hand, pull: { state: merged } }
`,
};
