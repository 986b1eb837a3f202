export { connectWithToken, type TokenConnection, type TokenOptions } from "./connect-with-token.ts";
export {
  type Allotted,
  type Connections,
  type ConnectionsOptions,
  createConnections,
  type InstallationRequester,
  type Missed,
} from "./connections.ts";
export type { Glance, Glimpse } from "./glance.ts";
export type { ChangedFiles } from "./list-changed-files.ts";
export { type LookUpOptions, lookUpWithToken } from "./look-up-with-token.ts";
export type { FolderEntry } from "./read-folders.ts";
export type { Answer, Headers, Requester } from "./requester.ts";
export { type Ring, ringsOf } from "./rings.ts";
