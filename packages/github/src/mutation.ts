/** Several mutations in one document: GitHub carries them out one after another. */
import type { Operation } from "./graphql.ts";

export interface MutationField {
  /** The mutation's name, by which the type of its input goes. */
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What is wanted back. */
  readonly fields: string;
}

/** The document that carries all of them out; the answer to the first is `m0`, and so on. */
export function documentOf(name: string, fields: readonly MutationField[]): Operation {
  const typed = fields.map(({ mutation }, number) => `$i${number}: ${inputType(mutation)}!`);
  const lines = fields.map(
    ({ mutation, fields: wanted }, number) => `m${number}: ${mutation}(input: $i${number}) { ${wanted} }`,
  );
  return {
    query: `mutation ${name}(${typed.join(", ")}) {\n  ${lines.join("\n  ")}\n}`,
    variables: Object.fromEntries(fields.map(({ input }, number) => [`i${number}`, input])),
    makesContent: true,
  };
}

/** Which of the mutations an alias stands for. */
export function numberOf(alias: string | number | undefined): number {
  return Number(String(alias).slice(1));
}

function inputType(mutation: string): string {
  return `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
}
