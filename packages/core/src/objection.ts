/**
 * Objections: named, blocking concerns, each of one stakeholder (R11, D21–D26).
 */
import type { Source } from "./entry.ts";
import type { Instant } from "./instant.ts";
import { nearest } from "./nearest.ts";
import type { Person, UserId } from "./stakeholder.ts";

export interface Objection {
  /** Its number among the motion's objections, from 1. */
  readonly number: number;
  readonly name: string;
  readonly by: Person;
  readonly at: Instant;
  readonly source: Source;
  /** It was open when an earlier motion of the same disposition ended (D21). */
  readonly carried: boolean;
  /** Other stakeholders who seconded it (D26). */
  readonly seconds: readonly Person[];
  readonly resolution: Resolution | null;
}

export interface Resolution {
  readonly at: Instant;
  /** `overruled`: by an admin, and recorded in that word. `lapsed`: nobody seconded it in time. */
  readonly how: "resolved" | "overruled" | "lapsed";
  readonly by: Person | null;
}

export function openObjections(objections: readonly Objection[]): Objection[] {
  return objections.filter((objection) => objection.resolution === null);
}

/** Names are compared without case and without outer blanks (D23). */
export function sameName(one: string, other: string): boolean {
  return normalName(one) === normalName(other);
}

function normalName(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

export type Found =
  | { readonly kind: "found"; readonly objection: Objection }
  | { readonly kind: "none-open" }
  | { readonly kind: "several-open"; readonly names: readonly string[] }
  | { readonly kind: "unknown"; readonly names: readonly string[]; readonly nearest: string | null };

/** The open objection that a name means; without a name the only one there is (D24). */
export function findObjection(objections: readonly Objection[], name: string): Found {
  const open = openObjections(objections);
  const [first] = open;
  if (first === undefined) return { kind: "none-open" };
  const names = open.map((objection) => objection.name);
  if (name.trim() === "") {
    return open.length === 1 ? { kind: "found", objection: first } : { kind: "several-open", names };
  }
  const objection = open.find((candidate) => sameName(candidate.name, name));
  if (objection !== undefined) return { kind: "found", objection };
  return { kind: "unknown", names, nearest: nearest(normalName(name), names, normalName) };
}

export function isSecondedBy(objection: Objection, user: UserId): boolean {
  return objection.seconds.some((person) => person.id === user);
}
