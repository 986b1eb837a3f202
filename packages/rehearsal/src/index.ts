export { DEV_PORT, type DevServer, type DevServerOptions, startDevServer } from "./dev-server.ts";
export {
  beginDevSession,
  type DevSession,
  type DevSessionOptions,
  type Outcome,
  type Told,
} from "./dev-session.ts";
export { type HttpEngineOptions, httpEngine } from "./http-engine.ts";
