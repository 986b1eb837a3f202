/** Everything the bot says no to, in comments, reviews and lines of the difference: replies, reactions, silence towards strangers. */
import type { Story } from "./story.ts";

export const REFUSALS: Story = {
  name: "refusals",
  text: `
name: what is refused, and how
proves: [R6, D2, D13, D22, D23, D28, D30]
pull: { draft: true, labels: [], files: { accepted/example.md: draft } }
steps:
  - comment: { by: ana, id: early, body: "@rfcbot merge\\n@rfcbot revewed\\n@rfcbot help" }
  - label: { add: [project-wasmtime] }
  - ready: {}
  - comment: { by: ana, id: later, body: "@rfcbot merge" }
  - push: { files: { accepted/example.md: full } }
  - edit: { comment: early, by: ana, body: "@rfcbot merge\\n@rfcbot help\\n@rfcbot status" }
  - edit: { comment: later, by: ana, body: "@rfcbot fcp merge\\n@rfcbot review" }
  - comment: { by: ana, body: "@rfcbot merge" }
  - expect: { phase: proposed, mover: ana, reactions: { early: ["+1", "-1"] } }
  - comment: { by: sam, body: "@rfcbot reviewed\\n@rfcbot concern mine" }
  - comment: { by: sam, body: "@rfcbot merge" }
  - review: { by: dee, state: changes_requested, body: "Not yet.\\n\\n@rfcbot concern" }
  - inline: { by: eli, body: "@rfcbot unreview" }
  - comment: { by: cho, body: "@rfcbot close\\n@rfcbot cancel\\n@rfcbot lint" }
  - expect: { phase: proposed, signedOff: [ana], objections: [], checklist: { count: 1 } }
`,
};
