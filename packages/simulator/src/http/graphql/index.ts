export { executeGraphql, type GraphqlRequest, readOperation } from "./execute.ts";
