/**
 * Who is asking: an app by its JSON Web Token, one of its installations by a token that expires, or a person.
 */
import type { webcrypto } from "node:crypto";
import type { Instant } from "@rfckit/core";
import type { AccountRecord } from "../github/accounts.ts";

/** A permission's name -> its level, as GitHub's descriptions call them (`pull_requests: write`). */
export type Permissions = Readonly<Record<string, "read" | "write">>;

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** What it acts as: `slug[bot]`. */
  readonly account: AccountRecord;
  /** Checks its JSON Web Tokens (RS256). */
  readonly publicKey: webcrypto.CryptoKey;
  readonly webhookSecret: string;
  readonly installations: InstallationRecord[];
}

export interface InstallationRecord {
  readonly id: number;
  readonly app: AppRecord;
  /** Where it is installed: all repositories of that owner. */
  readonly owner: AccountRecord;
  permissions: Permissions;
  suspended: boolean;
  /** The repositories that it was given, by id; `null` for all of the owner's. */
  repositories: ReadonlySet<number> | null;
}

/** An installation token. It may be narrower than the installation. */
export interface TokenRecord {
  readonly token: string;
  readonly installation: InstallationRecord;
  readonly permissions: Permissions;
  readonly repositories: ReadonlySet<number> | null;
  readonly expiresAt: Instant;
}

export type Viewer =
  | { readonly kind: "app"; readonly app: AppRecord }
  | { readonly kind: "installation"; readonly token: TokenRecord; readonly account: AccountRecord }
  | { readonly kind: "user"; readonly account: AccountRecord };
