/** An objection aborts the period; resolved, a new and whole one begins; another one is overruled by an admin. */
import type { Story } from "./story.ts";

export const OBJECTION: Story = {
  name: "objection",
  text: `
name: objected to, resolved, objected to again, overruled
proves: [R11, D21, D24, D25]
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - advance: 9d
  - comment: { by: dee, body: "@rfcbot concern fuel accounting" }
  - expect: { phase: blocked, fcp: null }
  - advance: 3d
  - comment: { by: dee, body: "@rfcbot resolve fuel acounting" }
  - comment: { by: dee, body: "@rfcbot resolve fuel accounting" }
  - expect: { phase: final-comment-period }
  - comment: { by: ben, body: "@rfcbot concern naming" }
  - comment: { by: ada, body: "@rfcbot resolve naming" }
  - expect: { phase: final-comment-period, objections: [{ name: fuel accounting, by: dee, resolved: true }, { name: naming, by: ben, resolved: true }] }
  - advance: 10d
  - expect: { phase: accepted, pull: { state: merged } }
`,
};
