export * from "./cannot-open-store.ts";
export * from "./database-url.ts";
export * from "./open-store.ts";
