/** Who asks, as far as limits go. */
import type { Viewer } from "./access.ts";

/** The key of an installation, whose tokens share their limits. */
export function installationKey(id: number): string {
  return `installation ${id}`;
}

/** All requests with the same key share their limits. */
export function limitKey(viewer: Viewer | null): string {
  if (viewer === null) return "anybody";
  if (viewer.kind === "installation") return installationKey(viewer.token.installation.id);
  return viewer.kind === "user" ? `user ${viewer.account.id}` : viewer.kind;
}

/** As GitHub names them where a limit is exceeded: `installation ID 1`. */
export function limitName(viewer: Viewer | null): string {
  if (viewer?.kind === "installation") return `installation ID ${viewer.token.installation.id}`;
  return viewer?.kind === "user" ? `user ID ${viewer.account.id}` : "127.0.0.1";
}
