/** The base branch has a merge queue: it is entered, gives back, is entered again, and merges. */
import type { Story } from "./story.ts";

export const QUEUED: Story = {
  name: "queued",
  text: `
name: decided, put into the merge queue twice, and merged by it
proves: [D20]
steps:
  - hinder: merge-queue
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - comment: { by: dee, body: "@rfcbot reviewed" }
  - expect: { phase: finalizing, pull: { queued: true } }
  - queue: gives-back
  - update-branch: { by: zed }
  - expect: { phase: finalizing, pull: { queued: true } }
  - queue: merges
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
