/** GitHub's GraphQL API over a simulated world, without the HTTP around it. */
export { executeGraphql } from "./execute.ts";
export { type GraphqlRequest, readOperation } from "./prepare.ts";
