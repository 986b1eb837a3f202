/**
 * Defects, each of which is one change of a clean document, and what the linter says of it: the line, how bad it is, the
 * rule, and what it suggests.
 *
 * What is taken out or replaced stands in the document once. Lines are those of the document with the defect in it.
 */
import { BELLS, type CleanDocument, KITES } from "./clean-documents.ts";

export interface PlantedDefect {
  readonly defect: string;
  readonly of: CleanDocument;
  /** What is replaced; nothing where the defect is in the file's name or beside it. */
  readonly take: string;
  readonly put: string;
  /** Where the document lies then. */
  readonly path?: string;
  /** A file that lies there, too. */
  readonly beside?: string;
  readonly says: readonly string[];
}

const LOST = "accepted/tidal-bells-lost.png";

export const PLANTED: readonly PlantedDefect[] = [
  {
    defect: "a section is called something else",
    of: BELLS,
    take: "# Rationale and alternatives\n[rationale-and-alternatives]: #rationale-and-alternatives\n",
    put: "# Alternatives we weighed\n",
    says: ["45 error section-missing → Alternatives we weighed"],
  },
  {
    defect: "a section isn't there",
    of: KITES,
    take: "## Motivation\n\nThe hill road is closed whenever it rains. Then the upper village gets no letters, and the lower one\nno cheese.\n\n",
    put: "",
    says: ["1 error section-missing"],
  },
  {
    defect: "a section has nothing but its definition",
    of: BELLS,
    take: "\n\nEach buoy rings a bell whose pitch tells the height of the tide, so that skippers hear it in fog.",
    put: "",
    says: ["10 error section-empty"],
  },
  {
    defect: "a section has nothing but a comment and an empty subsection",
    of: KITES,
    take: "How much does the basket hold? Who buys the line?",
    put: "<!-- later -->\n\n### Money",
    says: ["16 error section-empty"],
  },
  {
    defect: "a section stands before the one that it belongs behind",
    of: KITES,
    take: "## Motivation\n\nThe hill road is closed whenever it rains. Then the upper village gets no letters, and the lower one\nno cheese.\n\n## Proposal sketch",
    put: "## Proposal sketch\n\nAt first by hand.\n\n## Motivation\n\nThe hill road is closed whenever it rains. Then the upper village gets no letters, and the lower one\nno cheese.\n\n## Looms",
    says: ["7 warning section-order fixable"],
  },
  {
    defect: "the last section comes first",
    of: BELLS,
    take: "# Summary\n[summary]: #summary\n\nEach",
    put: "# Open questions\n\nNone.\n\n# Summary\n[summary]: #summary\n\nEach",
    says: ["10 warning section-order fixable", "55 error section-duplicate"],
  },
  {
    defect: "a section's name is in capitals",
    of: KITES,
    take: "## Motivation",
    put: "## MOTIVATION",
    says: ["7 warning section-name fixable → Motivation"],
  },
  {
    defect: "a section's name is misspelt, and its definition leads to the right one",
    of: BELLS,
    take: "# Proposal\n",
    put: "# Porposal\n",
    says: ["8 error link-anchor → #porposal", "25 warning section-name fixable → Proposal"],
  },
  {
    defect: "a section's name goes on",
    of: KITES,
    take: "## Proposal sketch",
    put: "## Proposal sketch: a loop of line",
    says: ["12 warning section-name → Proposal sketch"],
  },
  {
    defect: "a section is deeper than the others",
    of: KITES,
    take: "## Open questions",
    put: "### Open questions",
    says: ["16 warning section-level"],
  },
  {
    defect: "a section is there twice",
    of: BELLS,
    take: "# Rationale and alternatives\n",
    put: "# Proposal\n\nAs above, but smaller.\n\n# Rationale and alternatives\n",
    says: ["45 error section-duplicate"],
  },
  {
    defect: "a draft's section is in a full RFC",
    of: BELLS,
    take: "# Proposal\n[proposal]: #proposal\n",
    put: "# Proposal sketch\n[proposal]: #proposal-sketch\n",
    says: ["8 error link-anchor → #proposal-sketch", "25 error stage-mismatch"],
  },
  {
    defect: "the template's guidance was left in",
    of: BELLS,
    take: "Each buoy rings",
    put: "Sum up the proposal in one paragraph that a reader from another project can follow: what changes, and for whom.\n\nEach buoy rings",
    says: ["13 error template-hint"],
  },
  {
    defect: "it was left in a quotation, wrapped and re-spelled, of a draft",
    of: KITES,
    take: "How much does the basket hold?",
    put: "> list what you'd like readers to answer so that the idea can become a\n> full RFC: choices you are torn between; facts you don't have;\n> people who should be heard.\n\nHow much does the basket hold?",
    says: ["18 warning template-hint"],
  },
  {
    defect: "it was left in comments, a line each",
    of: BELLS,
    take: "Each buoy rings",
    put: "<!-- Sum up the proposal in one paragraph that a reader -->\n<!-- from another project can follow: what changes, and for whom. -->\n\nEach buoy rings",
    says: ["13 info template-hint"],
  },
  {
    defect: "a heading skips a level",
    of: BELLS,
    take: "## Costs",
    put: "### Costs",
    says: ["32 warning heading-increment"],
  },
  {
    defect: "a definition that is used leads to a heading that is misspelt",
    of: BELLS,
    take: "[motivation]: #motivation",
    put: "[motivation]: #motvation",
    says: ["16 warning definition-dangling fixable → #motivation"],
  },
  {
    defect: "a definition that nothing uses leads nowhere",
    of: KITES,
    take: "## Open questions\n",
    put: "## Open questions\n[prices]: #what-it-costs\n",
    says: ["17 warning definition-dangling fixable"],
  },
  {
    defect: "a link is defined and not used",
    of: KITES,
    take: "Letters go up",
    put: "[kites]: https://example.org/kites\n\nLetters go up",
    says: ["5 info definition-unused"],
  },
  {
    defect: "a footnote is written and not referred to",
    of: BELLS,
    take: "days a year[^fog].",
    put: "days a year.",
    says: ["21 info definition-unused"],
  },
  {
    defect: "a link to a file that is called nearly like that",
    of: BELLS,
    take: "ferry-timetable.md#delays",
    put: "ferry-timetabel.md#delays",
    says: ["18 error link-relative → ferry-timetable.md#delays"],
  },
  {
    defect: "a picture in HTML isn't there",
    of: KITES,
    take: 'src="kite-post-loop.svg"',
    put: 'src="pictures/loop.svg"',
    says: ["accepted/kite-post-loop.svg 1 warning asset-unused", "14 error link-relative"],
  },
  {
    defect: "a link climbs out of the repository",
    of: BELLS,
    take: "../plans/upkeep.txt",
    put: "../../plans/upkeep.txt",
    says: ["43 error link-relative"],
  },
  {
    defect: "a link to an anchor that HTML calls otherwise",
    of: BELLS,
    take: '<a id="pitch">',
    put: '<a id="pitches">',
    says: ["30 error link-anchor → #pitches"],
  },
  {
    defect: "a link to another document's heading that isn't there",
    of: BELLS,
    take: "ferry-timetable.md#delays",
    put: "ferry-timetable.md#delay",
    says: ["18 error link-anchor → #delays"],
  },
  {
    defect: "an issue's short name as an address",
    of: BELLS,
    take: "https://github.com/acme/buoys/issues/7",
    put: "acme/buoys#7",
    says: ["48 error link-shorthand fixable → https://github.com/acme/buoys/issues/7"],
  },
  {
    defect: "an issue's short name in a definition, with a slash",
    of: BELLS,
    take: "[harbour]: https://example.org/log",
    put: "[harbour]: acme/harbour#/12",
    says: ["23 error link-shorthand fixable → https://github.com/acme/harbour/issues/12"],
  },
  {
    defect: "a link through a label that is misspelt",
    of: BELLS,
    take: "harbour's log][harbour]",
    put: "harbour's log][harbuor]",
    says: ["19 error reference-undefined → harbour", "23 info definition-unused"],
  },
  {
    defect: "a label by itself that is nearly one that is defined",
    of: BELLS,
    take: "See [above][motivation].",
    put: "See [motivatoin].",
    says: ["55 warning reference-undefined → motivation"],
  },
  {
    defect: "a picture without a text alternative",
    of: BELLS,
    take: "![A buoy, cut open: bell, float and hammer]",
    put: "![]",
    says: ["28 warning image-alt"],
  },
  {
    defect: "a picture in HTML without one",
    of: KITES,
    take: ' alt="The loop"',
    put: "",
    says: ["14 warning image-alt"],
  },
  {
    defect: "an asset that is named after no RFC",
    of: BELLS,
    take: "(tidal-bells-buoy.png)",
    put: "(tidal-bells-buoy.png)\n![A seal](seal.png)",
    beside: "accepted/seal.png",
    says: ["accepted/seal.png 1 warning asset-name → tidal-bells-seal.png"],
  },
  {
    defect: "an asset that nobody shows",
    of: BELLS,
    take: "",
    put: "",
    beside: LOST,
    says: [`${LOST} 1 warning asset-unused`],
  },
  {
    defect: "a file's name with capitals and blanks",
    of: KITES,
    take: "",
    put: "",
    path: "accepted/Kite Post.md",
    says: ["1 error file-name → kite-post.md"],
  },
  {
    defect: "an RFC in another folder, away from its picture",
    of: KITES,
    take: "",
    put: "",
    path: "letters/kite-post.md",
    says: [
      "accepted/kite-post-loop.svg 1 warning asset-name",
      "accepted/kite-post-loop.svg 1 warning asset-unused",
      "1 error file-location → accepted/kite-post.md",
      "14 error link-relative",
    ],
  },
  {
    defect: "front matter that is no YAML",
    of: BELLS,
    take: "authors: [mira, joost]",
    put: "authors: [mira, joost",
    says: ["4 error front-matter"],
  },
  {
    defect: "front matter that says what it can't say",
    of: BELLS,
    take: "start: 2026-03-02",
    put: "start: next spring",
    says: ["4 error front-matter"],
  },
  {
    defect: "front matter with a key that is misspelt",
    of: BELLS,
    take: "tracking-issue: 41",
    put: "tracking_issue: 41",
    says: ["5 warning front-matter → tracking-issue"],
  },
  {
    defect: "front matter that says it twice",
    of: BELLS,
    take: "start: 2026-03-02",
    put: "title: Tidal gongs",
    says: ["4 error front-matter"],
  },
  {
    defect: "a question that is still open",
    of: BELLS,
    take: "- [x] Do seals mind?",
    put: "- [ ] Do seals mind?",
    says: ["54 info open-question-task"],
  },
  {
    defect: "a word that stands twice, at a line's end",
    of: KITES,
    take: "and the lower one\nno cheese",
    put: "and the lower one\none no cheese",
    says: ["10 warning repeated-word"],
  },
  {
    defect: "a text that no parser should be asked to read",
    of: KITES,
    take: "How much does the basket hold?",
    put: `${"> ".repeat(3000)}How much does the basket hold?`,
    says: ["18 error time-limit"],
  },
];
