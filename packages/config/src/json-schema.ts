/**
 * The JSON Schema that editors complete and check the configuration with, generated from the zod schema.
 *
 * It says what one value may be. What depends on several (two labels of one name, everybody in every group)
 * only reading the file finds.
 */
import * as z from "zod";
import { configurationSchema } from "./schema.ts";

/** Where the schema is published. */
export const SCHEMA_ADDRESS = "https://unpkg.com/rfckit/dist/rfcbot.schema.json";

/** The line by which an editor with a YAML language server finds the schema. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=${SCHEMA_ADDRESS}`;

/** The published file's text. */
export function writeJsonSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(configurationSchema, { io: "input", target: "draft-7" });
  const schema = {
    $schema,
    $id: SCHEMA_ADDRESS,
    title: ".github/rfcbot.yml",
    description: "How a repository runs its RFC process.",
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
