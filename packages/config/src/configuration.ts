/**
 * A configuration as the rest of the toolkit uses it: durations in milliseconds, every default filled in,
 * and each login with its place in the file, for GitHub is asked about it only later.
 */
import type { Duration, Group, Person, Policy, UserId } from "@rfckit/core";
import type { Place } from "./place.ts";

/** What has nothing to do with who people are. */
export interface Settings {
  /** As written: `@rfcbot`. The app's own login isn't among them. */
  readonly mentions: readonly string[];
  readonly rfcs: {
    /** From the repository's root, without a slash at the end. */
    readonly directory: string;
    readonly templates: { readonly draft: string; readonly full: string };
  };
  readonly policy: Policy;
  readonly checks: { readonly lint: boolean; readonly stakeholders: boolean };
  readonly lint: LintSettings;
  readonly paused: boolean;
  readonly public: boolean;
}

export interface Configuration extends Settings {
  readonly projects: readonly Project[];
  readonly admins: readonly Login[];
}

export interface Project {
  readonly label: string;
  /** The label where the file gives none. */
  readonly title: string;
  readonly groups: readonly ConfiguredGroup[];
  readonly at: Place;
}

export type ConfiguredGroup =
  | { readonly name: string; readonly members: readonly Login[]; readonly at: Place }
  | { readonly name: string; readonly team: string; readonly at: Place };

export interface Login {
  readonly login: string;
  /** The user it is pinned to (D32), or `null`. */
  readonly id: UserId | null;
  readonly at: Place;
}

export type Severity = "off" | "info" | "warning" | "error";
export type Rules = Readonly<Record<string, Severity>>;

export interface LintSettings {
  readonly rules: Rules;
  readonly overrides: readonly LintOverride[];
  readonly frontMatter: "optional" | "required" | "forbidden";
  readonly timeLimit: Duration;
}

export interface LintOverride {
  /** A pattern of paths. */
  readonly files: string;
  /** `free`: no rules about sections; `null`: as without the override. */
  readonly stage: "draft" | "full" | "free" | null;
  readonly rules: Rules;
}

/** A configuration whose logins and teams have become people. */
export interface Resolved extends Settings {
  readonly projects: readonly ResolvedProject[];
  readonly admins: readonly Person[];
}

export interface ResolvedProject {
  readonly label: string;
  readonly title: string;
  readonly groups: readonly Group[];
}
