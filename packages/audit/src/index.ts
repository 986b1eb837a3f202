export { audit } from "./audit.ts";
export type { AuditInput } from "./evidence.ts";
export { peopleInRecords } from "./people-in-records.ts";
export { recordDecision } from "./record/decision-record.ts";
export {
  type DecisionRecord,
  decisionRecordSchema,
  RECORD_SCHEMA_ADDRESS,
  writeRecordSchema,
} from "./record/schema.ts";
export { RECORD_HEADING, writeRecordMarkdown } from "./record/write-markdown.ts";
export * from "./report.ts";
