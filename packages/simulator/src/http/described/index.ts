export {
  createDescription,
  type Description,
  publishedDescription,
} from "./description.ts";
export { Deviation, type Finding } from "./deviation.ts";
export type { OpenApiSlice } from "./openapi-slice.ts";
