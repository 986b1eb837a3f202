/** Cuts the slice that is served out of GitHub's published schema. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
  specifiedScalarTypes,
} from "graphql";

/** The slice as SDL. Throws where something is to be served that GitHub doesn't have, or leads to what isn't. */
export function cutSlice(schema: GraphQLSchema, served: Readonly<Record<string, string>>): string {
  const kept = new Map<string, ReadonlySet<string>>();
  for (const [type, fields] of Object.entries(served)) {
    kept.set(type, new Set(fields.split(/\s+/u).filter((name) => name !== "")));
  }
  const leaves = new Map<string, GraphQLNamedType>();
  const parts: string[] = [];
  const keep = (type: GraphQLNamedType): void => {
    if (kept.has(type.name) || leaves.has(type.name)) return;
    if (isScalarType(type) || isEnumType(type)) {
      leaves.set(type.name, type);
      return;
    }
    if (!isInputObjectType(type)) throw new Error(`${type.name} is led to, and not served.`);
    leaves.set(type.name, type);
    for (const field of Object.values(type.getFields())) keep(getNamedType(field.type));
  };

  for (const [name, fields] of kept) {
    const type = schema.getType(name);
    if (isUnionType(type)) {
      const members = type.getTypes().map((member) => member.name);
      parts.push(`union ${name} = ${members.filter((member) => kept.has(member)).join(" | ")}`);
      continue;
    }
    if (!isObjectType(type) && !isInterfaceType(type))
      throw new Error(`GitHub has no type ${name} with fields.`);
    const all = type.getFields();
    const lines = [...fields].map((field) => {
      const found = all[field];
      if (found === undefined) throw new Error(`GitHub has no ${name}.${field}.`);
      keep(getNamedType(found.type));
      for (const argument of found.args) keep(getNamedType(argument.type));
      return `  ${writeField(found)}`;
    });
    const interfaces = type
      .getInterfaces()
      .filter((each) => [...(kept.get(each.name) ?? [""])].every((field) => fields.has(field)));
    const implementing =
      interfaces.length === 0 ? "" : ` implements ${interfaces.map(({ name: each }) => each).join(" & ")}`;
    const keyword = isObjectType(type) ? "type" : "interface";
    parts.push(`${keyword} ${name}${implementing} {\n${lines.join("\n")}\n}`);
  }
  for (const type of [...leaves.values()].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (specifiedScalarTypes.some(({ name }) => name === type.name)) continue;
    if (isScalarType(type)) parts.push(`scalar ${type.name}`);
    if (isEnumType(type)) {
      parts.push(
        `enum ${type.name} { ${type
          .getValues()
          .map(({ name }) => name)
          .join(" ")} }`,
      );
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).map((field) => `  ${writeArgument(field)}`);
      parts.push(`input ${type.name} {\n${fields.join("\n")}\n}`);
    }
  }
  return `${parts.join("\n\n")}\n`;
}

function writeField(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.map(writeArgument);
  return `${field.name}${args.length === 0 ? "" : `(${args.join(", ")})`}: ${field.type}`;
}

function writeArgument(argument: Pick<GraphQLArgument, "name" | "type" | "astNode">): string {
  const preset = argument.astNode?.defaultValue;
  return `${argument.name}: ${argument.type}${preset === undefined ? "" : ` = ${print(preset)}`}`;
}
