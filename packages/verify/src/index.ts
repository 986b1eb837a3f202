export * from "./parts.ts";
export * from "./proof.ts";
