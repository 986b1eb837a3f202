/** What time alone does: an unseconded objection is warned of and lapses, a pause holds everything, waits go on a day after, and a new roster is noted. */
import type { Story } from "./story.ts";

export const WAITING: Story = {
  name: "waiting",
  text: `
name: an objection lapses, a pause comes and goes, and the period ends
proves: [D17, D26, D33, D34]
config:
  projects:
    project-wasmtime: { groups: { Fastly: [ana, ben], Arm: [cho], Intel: [dee, eli] } }
  objection: { secondAfter: 8d }
  fcp: { days: 5, reminders: [1d] }
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: dee, body: "@rfcbot concern cost" }
  - comment: { by: ben, body: "@rfcbot concern speed" }
  - comment: { by: eli, body: "@rfcbot second speed" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - advance: 8d
  - expect: { phase: blocked, objections: [{ name: cost, by: dee, resolved: true }, { name: speed, by: ben, resolved: false }] }
  - comment: { by: ben, body: "@rfcbot resolve" }
  - expect: { phase: final-comment-period }
  - advance: 4d 12h
  - config:
      projects:
        project-wasmtime: { groups: { Fastly: [ana, ben], Arm: [cho], Intel: [dee, eli] } }
      paused: true
  - comment: { by: dee, body: "@rfcbot status" }
  - advance: 1d
  - expect: { phase: final-comment-period, pull: { state: open } }
  - config:
      projects:
        project-wasmtime: { groups: { Fastly: [ana, ben], Arm: [cho], Intel: [dee, eli, fay] } }
  - advance: 23h
  - expect: { phase: final-comment-period, pull: { state: open } }
  - advance: 1h
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
