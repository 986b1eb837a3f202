/** What a mutation is: it takes an input that GitHub's schema allows, and gives its payload. */
import { NotServed } from "./field-error.ts";

export type Input = Readonly<Record<string, unknown>>;

/** Throws `FieldError` or `NotAllowed` where GitHub says no: then nothing happened. */
export type Mutation = (input: Input) => Readonly<Record<string, unknown>>;

export type Mutations = Readonly<Record<string, Mutation>>;

/** A text of an input; empty where it is left out. */
export function textOf(input: Input, name: string): string {
  return String(input[name] ?? "");
}

/** Throws where an input asks for what GitHub would do and this simulator doesn't. */
export function demandWithout(input: Input, ...names: readonly string[]): void {
  for (const name of names) {
    const value = input[name];
    const empty = value == null || (Array.isArray(value) && value.length === 0);
    if (!empty) throw new NotServed(`This simulator doesn't serve "${name}" here.`);
  }
}
