/**
 * One operation of GitHub's REST API, as the front serves it: what it is called in GitHub's description, and what it
 * does to the world.
 */

import type { WorldState } from "../../github/state.ts";
import type { AppRecord, Permissions, Viewer } from "../access.ts";
import type { RegisteredApp } from "../registration/registrations.ts";

export interface Call {
  readonly world: WorldState;
  /** Who asks; `null` where nobody has signed in. */
  readonly viewer: Viewer | null;
  /** The path's parameters by their names in the description, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body; `null` where there is none. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The app that this front serves; `null` where it serves people only. */
  readonly app: AppRecord | null;
  /** Makes an installation token. */
  readonly issueToken: (wanted: {
    readonly installation: number;
    readonly permissions: Permissions | null;
    readonly repositories: ReadonlySet<number> | null;
  }) => { readonly token: string; readonly expiresAt: number };
  /** The app that was registered from a manifest, for its code; `null` for one that is wrong, used or too old. */
  readonly convertManifest: (code: string) => RegisteredApp | null;
}

export interface RestAnswer {
  readonly status: number;
  /** Left out for an answer without a body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in the description: `/repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly path: string;
  /** Who may ask: an app by its own token, or anybody who is signed in with a token for people or installations. */
  readonly for?: "app";
  /** What an installation needs one of. */
  readonly needs?: { readonly anyOf: readonly string[]; readonly level: "read" | "write" };
  /** Whether it makes content, which GitHub takes only so many of. */
  readonly makesContent?: boolean;
  /** Answers, or throws `GitHubRefused` or `NotAllowed`: the front words those as GitHub does. */
  readonly handle: (call: Call) => RestAnswer;
}
