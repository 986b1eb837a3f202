/** The configuration breaks twice and is mended; meanwhile the last good one holds. */
import type { Story } from "./story.ts";

export const BROKEN_CONFIGURATION: Story = {
  name: "broken-configuration",
  text: `
name: a configuration breaks, is broken differently, and is mended
steps:
  - config: { projects: { project-wasmtime: { groups: { Fastly: [] } } } }
  - comment: { by: ana, body: "@rfcbot merge" }
  - expect: { phase: proposed }
  - config: { projects: { project-wasmtime: { groups: { Fastly: [ana], Arm: [cho] } } }, surprise: true }
  - config:
      projects: { project-wasmtime: { groups: { Fastly: [ana], Arm: [cho], Intel: [dee] } } }
      checks: { stakeholders: true }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - expect: { phase: final-comment-period, checks: { "rfc lint": success, "rfc stakeholders": neutral } }
`,
};
