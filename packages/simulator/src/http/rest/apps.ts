/** What an app asks as itself: what it is, where it is installed, and for the tokens that it acts with there. */
import { z } from "zod";
import type { RepositoryRecord } from "../../github/records.ts";
import type { AppRecord, InstallationRecord, Permissions } from "../access.ts";
import { reaches } from "../deliveries/installation-deliveries.ts";
import { isoTime, renderApp, renderInstallation, renderRepository } from "../render/index.ts";
import { sees } from "../sees.ts";
import { gone, repositoryNamed } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { countedPageOf, pageOf } from "./paging.ts";
import { readBody } from "./read-body.ts";
import { WordedRefusal } from "./worded-refusal.ts";

export const APPS: readonly Operation[] = [
  {
    method: "GET",
    path: "/app",
    for: "app",
    handle: (call) => ({ status: 200, body: renderApp(findApp(call)) }),
  },
  {
    method: "GET",
    path: "/app/installations",
    for: "app",
    handle: (call) => pageOf(call, "/app/installations", findApp(call).installations, renderInstallation),
  },
  {
    method: "GET",
    path: "/app/installations/{installation_id}",
    for: "app",
    handle: (call) => ({ status: 200, body: renderInstallation(findInstallation(call)) }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/installation",
    for: "app",
    handle(call) {
      const repository = repositoryNamed(call);
      const found = findApp(call).installations.find(
        (installation) => repository !== undefined && reaches(installation, repository),
      );
      if (found === undefined) throw gone("The app isn't installed there.");
      return { status: 200, body: renderInstallation(found) };
    },
  },
  {
    method: "POST",
    path: "/app/installations/{installation_id}/access_tokens",
    for: "app",
    handle: issue,
  },
  {
    method: "GET",
    path: "/installation/repositories",
    needs: { anyOf: ["metadata"], level: "read" },
    handle(call) {
      const { viewer, world } = call;
      if (viewer?.kind !== "installation") {
        throw new WordedRefusal(
          403,
          "You must authenticate with an installation access token in order to list repositories for an installation.",
        );
      }
      const all = [...world.repositories.values()].filter((repository) => sees(viewer, repository));
      return countedPageOf(call, "/installation/repositories", "repositories", all, (repository) =>
        renderRepository(world, repository),
      );
    },
  },
];

const wanted = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number()).optional(),
  permissions: z.record(z.string(), z.enum(["read", "write", "admin"])).optional(),
});

/** Makes a token, for all that the installation may or for less. */
function issue(call: Call) {
  const { world } = call;
  const installation = findInstallation(call);
  if (installation.suspended) throw new WordedRefusal(403, "This installation has been suspended");
  const asked = readBody(call, wanted);
  const repositories = chooseRepositories(call, installation, asked);
  const permissions =
    asked.permissions === undefined ? null : choosePermissions(installation, asked.permissions);
  const { token, expiresAt } = call.issueToken({
    installation: installation.id,
    permissions,
    repositories: repositories === null ? null : new Set(repositories.map(({ id }) => id)),
  });
  const chosen = repositories ?? [];
  const selected = repositories !== null || installation.repositories !== null;
  return {
    status: 201,
    body: {
      token,
      expires_at: isoTime(expiresAt),
      permissions: { ...(permissions ?? installation.permissions) },
      repository_selection: selected ? "selected" : "all",
      ...(chosen.length === 0
        ? {}
        : { repositories: chosen.map((repository) => renderRepository(world, repository)) }),
    },
  };
}

/** The repositories that a token is narrowed to; `null` where it isn't. */
function chooseRepositories(
  { world }: Call,
  installation: InstallationRecord,
  asked: Pick<z.infer<typeof wanted>, "repositories" | "repository_ids">,
): RepositoryRecord[] | null {
  const { repositories: names = [], repository_ids: ids = [] } = asked;
  if (names.length + ids.length === 0) return null;
  const reached = [...world.repositories.values()].filter((repository) => reaches(installation, repository));
  const found = [
    ...names.map((name) => reached.find((each) => each.name.toLowerCase() === name.toLowerCase())),
    ...ids.map((id) => reached.find((each) => each.id === id)),
  ];
  const known = found.filter((repository) => repository !== undefined);
  if (known.length === found.length) return [...new Set(known)];
  throw new WordedRefusal(
    422,
    "There is at least one repository that does not exist or is not accessible to the parent installation.",
  );
}

/** What a token may; everyone may read what a repository is called. */
function choosePermissions(
  { permissions: granted }: InstallationRecord,
  asked: Readonly<Record<string, "read" | "write" | "admin">>,
): Permissions {
  const chosen: Record<string, "read" | "write"> = { metadata: "read" };
  for (const [name, level] of Object.entries(asked)) {
    if (level === "admin" || granted[name] === undefined || (level === "write" && granted[name] === "read")) {
      throw new WordedRefusal(422, "The permissions requested are not granted to this installation.");
    }
    chosen[name] = level;
  }
  return chosen;
}

function findInstallation(call: Call): InstallationRecord {
  const id = Number(call.params["installation_id"]);
  const found = findApp(call).installations.find((installation) => installation.id === id);
  if (found === undefined) throw gone(`There is no installation ${id}.`);
  return found;
}

function findApp({ viewer }: Call): AppRecord {
  if (viewer?.kind === "app") return viewer.app;
  throw new WordedRefusal(401, "A JSON web token could not be decoded");
}
