/** Which operation a path is, and what its parameters are. */
import type { Operation } from "./rest/operation.ts";

export interface Routed {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Parameters that may hold slashes: a file's path, and a branch's name. */
const WHOLE = new Set(["path", "ref"]);

/** Finds operations by method and path. One with fewer parameters goes first: `/pulls/comments/{id}` before `/pulls/{n}/x`. */
export function createRouter(operations: readonly Operation[]) {
  const routes = operations
    .map((operation) => ({ operation, ...compile(operation.path) }))
    .sort((one, other) => one.names.length - other.names.length);
  return (method: string, path: string): Routed | null => {
    for (const { operation, pattern, names } of routes) {
      if (operation.method !== method) continue;
      const found = pattern.exec(path);
      if (found === null) continue;
      const params = names.map((name, index) => [name, decode(found[index + 1] ?? "")] as const);
      return { operation, params: Object.fromEntries(params) };
    }
    return null;
  };
}

function compile(path: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const names: string[] = [];
  const source = path
    .split("/")
    .map((part) => {
      const [, name] = /^\{(\w+)\}$/u.exec(part) ?? [];
      if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
      names.push(name);
      return WHOLE.has(name) ? "(.+)" : "([^/]+)";
    })
    .join("/");
  return { pattern: new RegExp(`^${source}$`, "u"), names };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
