/**
 * A walk over all that there is: from the repository on, each node that an answer names is asked for by its id, with
 * every field that is served. So nothing is served that nobody can be asked for, and all of it is as GitHub's schema
 * says.
 */
import {
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";
import { expect, test } from "vitest";
import { type GraphqlWorld, setGraphql } from "../../../test/graphql-world.ts";
import { nodeId } from "../node-ids.ts";
import { servedSchema } from "./prepare.ts";

/** What has to be said to be told anything. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "Commit.file": '(path: "accepted/old.md")',
  "Organization.team": '(slug: "core")',
  "Repository.issue": "(number: 4)",
  "Repository.issueOrPullRequest": "(number: 4)",
  "Repository.label": '(name: "project-wasmtime")',
  "Repository.object": '(expression: "HEAD:accepted/old.md")',
  "Repository.pullRequest": "(number: 1)",
  "Repository.ref": '(qualifiedName: "refs/heads/main")',
};

/** All fields of a type, and so deep all that they lead to. */
function everyField(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = servedSchema().getPossibleTypes(type);
    return [
      "__typename",
      ...members.map((member) => `... on ${member.name} { ${everyField(member, depth)} }`),
    ].join(" ");
  }
  if (!isObjectType(type)) return "";
  const fields = Object.values(type.getFields()).map((field) => {
    const led = getNamedType(field.type);
    const args =
      ARGUMENTS[`${type.name}.${field.name}`] ?? (led.name.endsWith("Connection") ? "(last: 20)" : "");
    expect(field.args.some(isRequiredArgument) && args === "", `${type.name}.${field.name}`).toBe(false);
    // Types differ in what may be null, and an answer has room for one field of a name.
    const named = `${type.name}_${field.name}: ${field.name}${args}`;
    if (isLeafType(led)) return named;
    // A connection is as good as the list itself.
    const rest = led.name.endsWith("Connection") ? depth : depth - 1;
    return rest < 0 ? "" : `${named} { ${everyField(led, rest)} }`;
  });
  return ["__typename", ...fields].join(" ");
}

/** Everything that can happen to a pull request, and to a few things beside it. */
async function setEventful(): Promise<GraphqlWorld> {
  const stage = await setGraphql();
  const { world, pull, repository, mutate } = stage;
  world.addTeam("acme/core", ["ada", "ana"]);
  const first = pull.comment({ by: "ana", body: "first" });
  pull.editComment(first, { by: "ana", body: "second" });
  pull.editComment(first, { by: "ada", body: "third" });
  pull.redactRevision(first, 1, { by: "ada" });
  pull.minimizeComment(first, { by: "ada" });
  pull.review({ by: "ada", state: "approved", body: "Fine.", inline: ["here"] });
  const subjectId = nodeId("IssueComment", repository.id, 1, first);
  for (const who of ["ana", "bot"]) await mutate(who, "addReaction", { subjectId, content: "THUMBS_UP" });
  pull.setDraft(true, "zed");
  pull.setDraft(false, "zed");
  pull.close("zed");
  pull.reopen("zed");
  pull.label({ by: "ada", add: ["late"], remove: ["project-wasmtime"] });
  pull.lock(true);
  pull.lock(false);
  repository.createBranch("next");
  pull.retarget("next", "zed");
  pull.retarget("main", "zed");
  pull.push({ by: "zed", files: { "accepted/example.md": "# Example\n\nMore.\n" } });
  const head = pull.push({ by: "zed", files: { "accepted/example.md": "# Another\n" }, force: true });
  await mutate("bot", "createCheckRun", {
    repositoryId: nodeId("Repository", repository.id),
    headSha: head,
    name: "rfc",
    conclusion: "FAILURE",
    output: {
      title: "No",
      summary: "Not so.",
      annotations: [
        {
          path: "accepted/example.md",
          location: { startLine: 1, endLine: 2 },
          annotationLevel: "WARNING",
          message: "?",
        },
      ],
    },
  });
  pull.hinder("merge-queue");
  pull.enqueue("ada");
  pull.leaveQueue();
  pull.hinder("none");
  const queued = repository.openPull({ author: "zed", files: { "accepted/b.md": "# B\n" } });
  queued.hinder("merge-queue");
  queued.enqueue("ada");
  repository.openPull({ author: "ana", files: { "accepted/c.md": "# C\n" } }).mergeByHand("ada");
  repository.openIssue({ by: "ana", title: "Why?" }).comment({ by: "ada", body: "Because." });
  pull.mergeByHand("ada");
  return stage;
}

/** Whatever has an id in an answer. */
function nodesIn(answer: unknown, found: Map<string, string> = new Map()): Map<string, string> {
  if (typeof answer !== "object" || answer === null) return found;
  const entries = Object.entries(answer);
  const id = entries.find(([key]) => /_id$/u.test(key))?.[1];
  const type = "__typename" in answer ? answer.__typename : undefined;
  if (typeof id === "string" && typeof type === "string") found.set(id, type);
  for (const [, value] of entries) nodesIn(value, found);
  return found;
}

test("every node is found again by its id, and serves every field", async () => {
  const { take } = await setEventful();
  const schema = servedSchema();
  const start = `{ Query_repository: repository(owner: "acme", name: "rfcs") { ${everyField(schema.getType("Repository") as GraphQLNamedType, 0)} }
    organization(login: "acme") { ${everyField(schema.getType("Organization") as GraphQLNamedType, 1)} } }`;
  const open = nodesIn(await take("bot", start));
  const seen = new Map<string, string>();
  for (const [id, type] of open) {
    if (seen.has(id)) continue;
    seen.set(id, type);
    const query = `query Every($id: ID!) { node(id: $id) { __typename id ... on ${type} { ${everyField(schema.getType(type) as GraphQLNamedType, 1)} } } }`;
    const { node } = await take<{ node: { id: string; __typename: string } }>("bot", query, { id });
    expect([node.id, node.__typename]).toEqual([id, type]);
    for (const [other, itsType] of nodesIn(node)) if (!seen.has(other)) open.set(other, itsType);
  }
  const Node = schema.getType("Node");
  const all = isInterfaceType(Node) ? schema.getPossibleTypes(Node).map(({ name }) => name) : [];
  expect([...new Set(seen.values())].sort()).toEqual(all.sort());
});
