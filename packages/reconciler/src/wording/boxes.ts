/**
 * The boxes of a checklist, written and read back.
 *
 * Anybody with write access may have edited the text in between, so reading is tolerant of what editors do to
 * a list, and blind to boxes where the bot puts none: in quotes, code and HTML comments.
 */

export interface Box {
  readonly login: string;
  readonly checked: boolean;
}

/** One line of a checklist. `note` says how and when they signed, or is empty. */
export function renderBox(box: Box, note: string): string {
  return `- [${box.checked ? "x" : " "}] @${box.login}${note === "" ? "" : `: ${note}`}`;
}

const BOX = /^ {0,3}[-*+] {1,4}\[([ xX])\] {1,4}@([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?=$|[\s:,;.(])/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** The boxes in a checklist's text, from top to bottom. Linear in its length. */
export function parseBoxes(body: string): Box[] {
  const boxes: Box[] = [];
  let fence: string | null = null;
  let hidden = false;
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (hidden) {
      hidden = !line.includes("-->");
      continue;
    }
    const mark: string | undefined = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const found = BOX.exec(line);
    if (found !== null) boxes.push({ login: found[2] ?? "", checked: found[1] !== " " });
    const opening = line.lastIndexOf("<!--");
    hidden = opening >= 0 && !line.includes("-->", opening);
  }
  return boxes;
}
