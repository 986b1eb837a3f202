/** An RFC's text: the full template's sections, filled with the blocks that RFCs have until they are long enough. */
import type { Random } from "./random.ts";
import { createBlocks } from "./write-blocks.ts";
import { sentence, title } from "./write-prose.ts";

export interface Plan {
  /** In bytes. */
  readonly size: number;
  /** Where lines are wrapped. */
  readonly width: number;
  /** Files of other documents. */
  readonly neighbours: readonly string[];
  /** A picture's file. */
  readonly image: string | null;
}

/** How much of the whole each gets. */
const SECTIONS = [
  { name: "Summary", share: 0.04 },
  { name: "Motivation", share: 0.16 },
  { name: "Proposal", share: 0.5 },
  { name: "Rationale and alternatives", share: 0.22 },
  { name: "Open questions", share: 0.08 },
];
/** A section that is longer has subsections, each about so long, in bytes. */
const SUBSECTION = 2_200;

export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

export function writeSections(plan: Plan, random: Random): string {
  const headings = new Set(SECTIONS.map(({ name }) => name));
  const anchors = SECTIONS.slice(0, 3).map(({ name }) => slugOf(name));
  const blocks = createBlocks({ ...plan, anchors }, random);
  const written: string[] = [];
  let length = 0;
  let due = 0;
  const write = (block: string): void => {
    written.push(block);
    length += block.length + 2;
  };
  for (const { name, share } of SECTIONS) {
    due += plan.size * share;
    const begun = length;
    write(`# ${name}`);
    write(`[${slugOf(name)}]: #${slugOf(name)}`);
    write(blocks.wrap(sentence(random)));
    if (name === "Proposal" && plan.image !== null) write(blocks.image(plan.image));
    let next = begun + SUBSECTION;
    while (length < due) {
      if (length > next && due - length > SUBSECTION / 2) {
        const level = next === begun + SUBSECTION || random.chance(0.6) ? "##" : "###";
        const heading = newHeading(headings, random);
        write(`${level} ${heading}`);
        anchors.push(slugOf(heading));
        write(blocks.paragraph());
        next = length + SUBSECTION * (0.4 + random.next());
      }
      write(blocks.next());
    }
    for (const note of blocks.takeNotes()) write(note);
  }
  return `${written.join("\n\n")}\n`;
}

function newHeading(taken: Set<string>, random: Random): string {
  let heading = title(random);
  while (taken.has(heading)) heading = `${title(random)}, part ${taken.size}`;
  taken.add(heading);
  return heading;
}
