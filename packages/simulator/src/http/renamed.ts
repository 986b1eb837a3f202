/** Repositories under their numbers, and under names that they no longer have. */
import type { WorldState } from "../github/state.ts";
import type { Viewer } from "./access.ts";
import type { RestAnswer } from "./rest/operation.ts";
import { sees } from "./sees.ts";

/** `/repositories/501/x` as `/repos/OWNER/NAME/x`. */
export function withPresentName(world: WorldState, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/u.exec(path) ?? [];
  const repository = id === undefined ? undefined : world.repositories.get(Number(id));
  return repository === undefined ? path : `/repos/${repository.owner}/${repository.name}${rest}`;
}

/**
 * Where GitHub sends whoever asks under an old name; `null` where the name is a present one, or nobody's, or whoever
 * asks can't see what bears it.
 */
export function redirectFor(
  world: WorldState,
  params: Readonly<Record<string, string>>,
  {
    path,
    method,
    viewer,
  }: { readonly path: string; readonly method: string; readonly viewer: Viewer | null },
): RestAnswer | null {
  const { owner, repo } = params;
  if (owner === undefined || repo === undefined || path.includes("/repositories/")) return null;
  const wanted = `${owner}/${repo}`.toLowerCase();
  const all = [...world.repositories.values()];
  if (all.some((each) => `${each.owner}/${each.name}`.toLowerCase() === wanted)) return null;
  const moved = all.find(({ formerNames }) => formerNames.has(wanted));
  if (moved === undefined || !sees(viewer, moved)) return null;
  const location = path.replace(/\/repos\/[^/]+\/[^/?]+/u, `/repositories/${moved.id}`);
  const status = method === "GET" ? 301 : 307;
  const message = method === "GET" ? "Moved Permanently" : "Temporary Redirect";
  return {
    status,
    body: { message, url: location, documentation_url: "https://docs.github.com/rest" },
    headers: { location },
  };
}
