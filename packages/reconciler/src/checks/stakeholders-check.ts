/** The check `rfc stakeholders`: who is awaited. It is off unless the configuration asks for it. */
import type { Standing } from "@rfckit/core";
import type { Look } from "../look.ts";
import { sayAwaited } from "../wording/index.ts";
import { nameIn } from "../wording/name-in.ts";
import { digestCheck, type WantedCheck } from "./wanted-check.ts";

const NAME = "rfc stakeholders";

/** The check for an RFC's pull request; `null` where there is none, or the configuration doesn't want it. */
export function stakeholdersCheck({ snapshot, circumstances }: Look, standing: Standing): WantedCheck | null {
  const { settings, subject } = circumstances;
  if (settings?.checks.stakeholders !== true || subject.kind === "upkeep") return null;
  const text = sayAwaited(standing, nameIn(snapshot));
  return { name: NAME, digest: digestCheck(NAME, text), make: async () => text };
}
