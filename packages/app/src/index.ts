export * from "./app.ts";
export * from "./create-app.ts";
export { createDoorServer } from "./door-server.ts";
export { WEBHOOK_PATH } from "./front-door.ts";
export { type Identity, identityProblem } from "./identify.ts";
export { LIMITS, type Limits } from "./limits.ts";
export * from "./reconcile-everything.ts";
export type { WebhookSecrets } from "./signature.ts";
export * from "./worker.ts";
