/** The boxes of a checklist by login: somebody in several groups has several, and any one of them counts (D12). */
import { parseBoxes } from "@rfckit/reconciler/record";

export function readBoxes(body: string): Map<string, boolean> {
  const boxes = new Map<string, boolean>();
  for (const { login, checked } of parseBoxes(body)) boxes.set(login, checked || (boxes.get(login) ?? false));
  return boxes;
}
