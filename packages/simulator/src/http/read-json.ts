/** A request's body as JSON; `undefined` where there is none, where it is no JSON, and for `null`, which is too long. */
export function readJson(text: string | null): unknown {
  if (text === null || text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
