/**
 * A configuration with every setting at its default, for people to copy. The reference page shows it, and a
 * test holds it to the schema: every key is in it, and it means the same as the smallest file.
 */
import { SCHEMA_LINE } from "./json-schema.ts";

export const SMALLEST = `${SCHEMA_LINE}
projects:
  project-wasmtime:
    groups:
      Fastly: [alice, bob]
      Arm: [carol]
`;

export const EVERY_SETTING = `${SCHEMA_LINE}
version: 1
mentions: ["@rfcbot"]
projects:
  project-wasmtime:
    title: Wasmtime
    groups:
      Fastly: [alice, bob#583231]
      Arm: [carol]
      Core: { team: bytecodealliance/wasmtime-core }
admins: []
rfcs:
  directory: accepted
  templates: { draft: templates/draft.md, full: templates/full.md }
fcp: { days: 10, minimum: 0h, changeGrace: 24h, onChange: keep, reminders: [] }
signOff: { reviews: true }
objection: { resolvers: objector, secondAfter: null }
merge: { enabled: true, method: merge }
labels:
  proposed: motion-to-finalize
  finalCommentPeriod: final-comment-period
  blocked: blocked-by-stakeholder
  finished: finished-final-comment-period
  disposition: "disposition-{disposition}"
checks: { lint: true, stakeholders: false }
lint: { rules: {}, overrides: [], front-matter: optional, time-limit: 2s }
paused: false
public: false
`;
