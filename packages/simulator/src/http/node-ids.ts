/**
 * Global node ids, as GraphQL and REST's `node_id` show them.
 *
 * Users and machine accounts have the form that GitHub gives them today (a prefix, and MessagePack of `[0, id]` in
 * base64url), since clients derive it. All others are opaque: a client can only hand back what it was given.
 */

/** The kinds of things that have a node id, by the name of their GraphQL type; `Event` is any timeline event. */
export type NodeKind =
  | "App"
  | "Blob"
  | "Bot"
  | "CheckRun"
  | "CheckSuite"
  | "Commit"
  | "Event"
  | "Issue"
  | "IssueComment"
  | "Label"
  | "MergeQueueEntry"
  | "PullRequest"
  | "PullRequestReview"
  | "PullRequestReviewComment"
  | "Ref"
  | "Repository"
  | "Team"
  | "Tree"
  | "User"
  | "UserContentEdit";

const ACCOUNT_PREFIXES = { User: "U_", Bot: "BOT_" } as const;

export interface NodeName {
  readonly kind: NodeKind;
  /** What tells it from others of its kind, such as `[501, 3]` for pull request 3 of repository 501. */
  readonly parts: readonly (string | number)[];
}

/** The node id of something. */
export function nodeId(kind: NodeKind, ...parts: readonly (string | number)[]): string {
  if (kind === "User" || kind === "Bot") return ACCOUNT_PREFIXES[kind] + packId(Number(parts[0]));
  return `${kind}_${toBase64Url(JSON.stringify(parts))}`;
}

/** What a node id stands for; `null` where it is none of ours. */
export function readNodeId(id: string): NodeName | null {
  for (const kind of ["User", "Bot"] as const) {
    const prefix = ACCOUNT_PREFIXES[kind];
    if (!id.startsWith(prefix)) continue;
    const number = unpackId(id.slice(prefix.length));
    return number === null ? null : { kind, parts: [number] };
  }
  const [, kind, packed] = /^([A-Za-z]+)_([A-Za-z0-9_-]*)$/u.exec(id) ?? [];
  if (kind === undefined || packed === undefined) return null;
  try {
    return { kind: kind as NodeKind, parts: JSON.parse(fromBase64Url(packed)) };
  } catch {
    return null;
  }
}

/** MessagePack of `[0, id]`, an unsigned 32-bit number, in base64url. */
function packId(id: number): string {
  const bytes = [0x92, 0x00, 0xce, (id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255];
  return toBase64Url(String.fromCharCode(...bytes));
}

function unpackId(packed: string): number | null {
  try {
    const bytes = [...fromBase64Url(packed)].map((char) => char.charCodeAt(0));
    const [array, zero, type, a = 0, b = 0, c = 0, d = 0] = bytes;
    if (bytes.length !== 7 || array !== 0x92 || zero !== 0 || type !== 0xce) return null;
    return a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  } catch {
    return null;
  }
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

function fromBase64Url(text: string): string {
  return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
}
