/**
 * People by their numeric ids, which outlive renames (D32). GraphQL wants node ids: those of people who were seen are
 * known, others' are derived as GitHub makes them today. REST knows numbers, and is asked where that fails.
 */
import type { Person, UserId } from "@rfckit/core";
import { GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import type { FieldError } from "../graphql.ts";
import type { Line } from "../line.ts";
import { type Memory, personKey } from "../memory.ts";
import { readAs } from "../read-as.ts";

/** Remembered in place of a node id: nobody has that number any more. */
const GONE = "";

/** The node ids to ask for. Those who are known to be gone are left out. */
export function nodeIdsOf(
  ids: readonly UserId[],
  memory: Memory,
): { readonly id: UserId; readonly nodeId: string }[] {
  return ids.flatMap((id) => {
    const nodeId = memory.people.get(personKey(id)) ?? deriveNodeId(id);
    return nodeId === GONE ? [] : [{ id, nodeId }];
  });
}

const found = z.array(
  z
    .object({ id: z.string().optional(), databaseId: z.number().nullish(), login: z.string().optional() })
    .nullable(),
);

/** The people among GraphQL's answer to `nodeIdsOf`; REST is asked about those that it doesn't know. */
export async function readPeople(
  line: Line,
  memory: Memory,
  asked: readonly { readonly id: UserId }[],
  nodes: z.infer<typeof found>,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const [index, { id }] of asked.entries()) {
    const node = nodes[index];
    if (node?.databaseId === id && node.login !== undefined && node.id !== undefined) {
      memory.people.set(personKey(id), node.id);
      people.push({ id, login: node.login });
      continue;
    }
    const person = await askByNumber(line, memory, id);
    if (person !== null) people.push(person);
  }
  return people;
}

/** Whether an error only says that one of the people isn't there. */
export function isMissingPerson({ type, path }: FieldError): boolean {
  return type === "NOT_FOUND" && path[0] === "people";
}

const account = z.object({ id: z.number(), login: z.string(), node_id: z.string() });

async function askByNumber(line: Line, memory: Memory, id: UserId): Promise<Person | null> {
  try {
    const { data } = await line.send("GET /user/{account_id}", { account_id: id });
    const { login, node_id } = readAs(account, data, "user");
    memory.people.set(personKey(id), node_id);
    return { id, login };
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.reason !== "gone") throw error;
    memory.people.set(personKey(id), GONE);
    return null;
  }
}

/** A user's node id: MessagePack of `[0, id]` in base64url after a prefix. */
function deriveNodeId(id: UserId): string {
  const bytes = [0x92, 0x00, 0xce, (id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255];
  const packed = btoa(String.fromCharCode(...bytes));
  return `U_${packed.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")}`;
}
