/** Labels. */
import type { RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";

export function showLabel(repository: RepositoryRecord, name: string) {
  return {
    __typename: "Label",
    id: nodeId("Label", repository.id, name.toLowerCase()),
    name,
    color: "ededed",
  };
}
