/** GitHub's REST and GraphQL APIs over a simulated world, and its webhooks. */
export type { AppRecord, InstallationRecord, Permissions } from "./access.ts";
export type { AskedRequest, HttpFault } from "./answer-fault.ts";
export * from "./deliveries/index.ts";
export {
  APP_PERMISSIONS,
  createFront,
  type Deviation,
  type Front,
  type FrontApp,
  type FrontOptions,
} from "./front.ts";
export type { HttpLimits } from "./http-limits.ts";
export { listenOnLoopback, readText } from "./loopback.ts";
