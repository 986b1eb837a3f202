export { type ActionEngineOptions, actionEngine, WORKFLOW_PERMISSIONS } from "./action-engine.ts";
export {
  type ActionAnswer,
  type ActionRun,
  type ActionRunOptions,
  readOutputs,
  runEnvironment,
  startActionRun,
} from "./action-run.ts";
export { DEV_PORT, type DevServer, type DevServerOptions, startDevServer } from "./dev-server.ts";
export {
  beginDevSession,
  type DevSession,
  type DevSessionOptions,
  type Outcome,
  type Told,
} from "./dev-session.ts";
export { type HttpEngineOptions, httpEngine } from "./http-engine.ts";
export { PULL_ACTIONS, toWorkflowEvent, type WorkflowEvent } from "./workflow-event.ts";
