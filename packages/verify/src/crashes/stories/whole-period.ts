/** Ten whole days with a reminder, a poll and somebody whose opinion was asked for. */
import type { Story } from "./story.ts";

export const WHOLE_PERIOD: Story = {
  name: "whole-period",
  text: `
name: a period runs to its end
proves: [R10, R12, D17, D33]
config:
  projects:
    project-wasmtime: { groups: { Fastly: [ana, ben], Arm: [cho], Intel: [dee, eli] } }
  fcp: { reminders: [2d, 5d] }
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: ben, body: "@rfcbot f? @zed" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - expect: { phase: final-comment-period }
  - advance: 4d
  - comment: { by: zed, body: "I have nothing to add." }
  - comment: { by: cho, body: "@rfcbot poll Shall we name it differently?" }
  - advance: 5d 23h
  - expect: { phase: final-comment-period, awaitingGroups: [Intel], pull: { state: open } }
  - advance: 1h
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
