/**
 * The words for each value of the schema: what is expected of it, and what somebody may have meant.
 *
 * They hang on the schema's parts in a registry, so that problems and the reference page say the same.
 */
import * as z from "zod";
import { oneOf } from "./problem.ts";

export interface Wording {
  /** Completes "expected …"; it may depend on the text that was found. */
  readonly expected: string | ((found: string) => string);
  /** The valid spelling nearest to a scalar's text. */
  readonly suggest?: (text: string) => string | null;
}

const wordings = z.registry<Wording>();

/** Gives a schema its words. */
export function worded<S extends z.ZodType>(
  schema: S,
  expected: Wording["expected"],
  suggest?: Wording["suggest"],
): S {
  wordings.add(schema, suggest === undefined ? { expected } : { expected, suggest });
  return schema;
}

/** A mapping with these keys and no others. Left out, it has its defaults. */
export function section<T extends z.ZodRawShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  return worded(z.strictObject(shape), `a mapping with ${oneOf(Object.keys(shape))}`);
}

/** The words of a schema, or of what it wraps. */
export function wordingOf(schema: z.core.$ZodType): Wording {
  const wording = wordings.get(schema);
  if (wording !== undefined) return wording;
  const inner = innerOf(schema);
  return inner === null ? UNKNOWN : wordingOf(inner);
}

/** For what has no words of its own, which a test holds to be nothing. */
export const UNKNOWN: Wording = { expected: "another value" };

/** A schema without its defaults. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = innerOf(schema);
  return inner === null ? schema : unwrap(inner);
}

/** The schema below a default, or `null` for what wraps nothing. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  const wraps =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return wraps ? schema.unwrap() : null;
}

/** The part of a schema that judges the value at a path; `null` where the schema knows no such place. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | null {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = innerOf(schema);
  if (inner !== null) return schemaAt(inner, path);
  if (schema instanceof z.ZodUnion) {
    const found = schema.options.map((option) => schemaAt(option, path));
    return found.find((part) => part !== null) ?? null;
  }
  const next = stepInto(schema, step);
  return next === null ? null : schemaAt(next, rest);
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodArray && typeof step === "number") return schema.element;
  if (typeof step !== "string") return null;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step)) return schema.shape[step] ?? null;
  return null;
}
