/** The configurations that histories have. Logins are pinned: who one stood for once, no thread tells (D32). */
import { type Configured, GROUPS } from "./deeds.ts";

export function writeConfiguration(set: Configured, pinned: (login: string) => string): string {
  const { days = 10, minimum = "0h", onChange = "keep", reviews = true, resolvers = "objector" } = set;
  const groups = Object.entries({
    ...GROUPS,
    ...(set.groups === "with Core" ? { Core: ["ada", "ben"] } : {}),
  })
    .filter(([name]) => set.groups !== "without Intel" || name !== "Intel")
    .map(
      ([name, members]) =>
        `      ${name}: [${members.map((each) => JSON.stringify(pinned(each))).join(", ")}]`,
    );
  const second = set.secondAfter === undefined ? "" : `, secondAfter: ${set.secondAfter}`;
  return `projects:
  project-wasmtime:
    groups:
${groups.join("\n")}
admins: [${JSON.stringify(pinned("ada"))}]
fcp: { days: ${days}, minimum: ${minimum}, onChange: ${onChange} }
signOff: { reviews: ${reviews} }
objection: { resolvers: ${resolvers}${second} }
${set.paused ? "paused: true\n" : ""}${set.broken ? "more: [\n" : ""}`;
}
