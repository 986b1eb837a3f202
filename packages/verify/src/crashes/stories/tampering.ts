/** Whatever people do to the checklist and to their comments: boxes ticked, texts replaced, comments deleted, commands added by an edit. */
import type { Story } from "./story.ts";

export const TAMPERING: Story = {
  name: "tampering",
  text: `
name: the checklist is ticked, overwritten and deleted, and comments change
proves: [D11, D14, D27, D31]
steps:
  - comment: { by: ana, id: motion, body: "@rfcbot merge" }
  - tick: { by: ben, login: ben }
  - tick: { by: ben, login: ben, checked: false }
  - edit-checklist: { by: zed, body: "Nothing to see here." }
  - expect: { signedOff: [ana], checklist: { count: 1, lacks: [Nothing to see] } }
  - delete-checklist: { by: zed }
  - comment: { by: dee, id: remark, body: "I am reading it." }
  - edit: { comment: remark, by: zed, body: "@rfcbot concern not my words" }
  - edit: { comment: remark, by: dee, body: "@rfcbot concern cost\\n@rfcbot concern speed" }
  - expect: { phase: blocked, checklist: { count: 1 } }
  - delete: { comment: remark, by: dee }
  - edit: { comment: motion, by: ana, body: "Never mind." }
  - tick: { by: cho, login: cho }
  - comment: { by: dee, body: "@rfcbot resolve cost\\n@rfcbot resolve speed" }
  - expect: { phase: final-comment-period, signedOff: [ana, cho], checklist: { count: 1 } }
`,
};
