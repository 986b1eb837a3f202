/** A motion to close is carried out with its reason; reopened, the pull request takes a new motion, which a person ends. */
import type { Story } from "./story.ts";

export const CLOSED_AND_REOPENED: Story = {
  name: "closed-and-reopened",
  text: `
name: closed with a reason, reopened, and closed by hand
proves: [R15, D3, D4, D10]
steps:
  - comment: { by: ana, body: "@rfcbot fcp close\\n\\nAnother design was chosen. We would look again if it proves slow." }
  - comment: { by: eli, body: "@rfcbot reviewed" }
  - advance: 10d
  - expect: { phase: rejected, pull: { state: closed } }
  - comment: { by: cho, body: "@rfcbot merge" }
  - reopen: { by: zed }
  - expect: { phase: discussion, labels: [project-wasmtime] }
  - comment: { by: cho, body: "@rfcbot postpone until autumn" }
  - expect: { phase: proposed, disposition: postpone, mover: cho }
  - comment: { by: ben, body: "@rfcbot reviewed" }
  - close: { by: zed }
  - expect: { phase: withdrawn, labels: [project-wasmtime] }
`,
};
