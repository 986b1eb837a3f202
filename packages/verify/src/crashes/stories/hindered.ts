/** The decision stands while GitHub hinders it: by a check, by a conflict, over days, over a merge of the base. */
import type { Story } from "./story.ts";

export const HINDERED: Story = {
  name: "hindered",
  text: `
name: decided, hindered three times, and merged
proves: [D20]
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - hinder: check
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - advance: 10d
  - expect: { phase: finalizing, pull: { state: open } }
  - advance: 2d
  - mergeable: false
  - hinder: none
  - advance: 1d
  - hinder: locked
  - mergeable: true
  - update-branch: { by: zed }
  - expect: { phase: finalizing, pull: { state: open } }
  - hinder: none
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
