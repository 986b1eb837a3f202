/** Who can see which repository. */
import { hasRole } from "../github/permissions.ts";
import type { RepositoryRecord } from "../github/records.ts";
import type { Viewer } from "./access.ts";
import { reaches } from "./deliveries/installation-deliveries.ts";

/** Whether somebody can see a repository at all. */
export function sees(viewer: Viewer | null, repository: RepositoryRecord): boolean {
  switch (viewer?.kind) {
    case undefined:
      return !repository.private;
    case "app":
      return viewer.app.installations.some((installation) => reaches(installation, repository));
    case "installation": {
      const { installation, repositories } = viewer.token;
      return reaches(installation, repository) && (repositories?.has(repository.id) ?? true);
    }
    case "user":
      return !repository.private || hasRole(repository, viewer.account, "read");
  }
}
