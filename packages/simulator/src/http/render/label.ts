/** Labels, all of them in GitHub's grey. */
import type { RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { repositoryApi } from "./addresses.ts";
import { labelId } from "./database-ids.ts";

/** A label by its name, as the repository spells it. */
export function renderLabel(repository: RepositoryRecord, name: string) {
  const spelt = repository.labels.get(name.toLowerCase()) ?? name;
  return {
    id: labelId(repository, spelt),
    node_id: nodeId("Label", repository.id, spelt.toLowerCase()),
    url: `${repositoryApi(repository)}/labels/${encodeURIComponent(spelt)}`,
    name: spelt,
    color: "ededed",
    default: false,
    // GitHub says null of a label that nobody described, which its own description of lists does not allow.
    description: "",
  };
}
