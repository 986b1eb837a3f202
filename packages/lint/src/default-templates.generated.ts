// Generated from templates/*.md by `node packages/lint/write-default-templates.ts`; edit those instead.
import type { Shapes, Templates } from "./templates.ts";

/** The templates that the toolkit ships, for repositories that have none of their own. */
export const DEFAULT_TEMPLATES: Templates = {
  draft: [
    "# Summary",
    "",
    "[summary]: #summary",
    "",
    "<!-- rfc: optional -->",
    "",
    "In one or two sentences: the idea, for someone who only reads this far. Leave the whole section out if the idea is too young to sum up.",
    "",
    "# Motivation",
    "",
    "[motivation]: #motivation",
    "",
    "Describe the problem before any solution. Who runs into it, how often, and what do they do about it today? What would be better for them if it were solved?",
    "",
    "# Proposal sketch",
    "",
    "[proposal-sketch]: #proposal-sketch",
    "",
    "Outline one way to solve the problem, just concrete enough that others can build on it or argue with it. Rough edges are welcome; say where they are.",
    "",
    "# Open questions",
    "",
    "[open-questions]: #open-questions",
    "",
    "List what you would like readers to answer, so that the idea can become a full RFC: choices you are torn between, facts you don't have, people who should be heard.",
    ""
  ].join("\n"),
  full: [
    "# Summary",
    "",
    "[summary]: #summary",
    "",
    "Sum up the proposal in one paragraph that a reader from another project can follow: what changes, and for whom.",
    "",
    "# Motivation",
    "",
    "[motivation]: #motivation",
    "",
    "Describe the problem before any solution. Who runs into it, how often, and what do they do about it today? Write down what a good solution must achieve, so that the proposal can be held against it.",
    "",
    "# Proposal",
    "",
    "[proposal]: #proposal",
    "",
    "Explain the design as you would to a colleague who will have to live with it. Settle the choices that affect other people, show an example of each, and say what happens when things go wrong. What only the implementation needs to know can wait for its review.",
    "",
    "# Rationale and alternatives",
    "",
    "[rationale-and-alternatives]: #rationale-and-alternatives",
    "",
    "Say why this design and no other. For each serious alternative, and for doing nothing, give the best case that its supporters could make, and what decided against it. What does the chosen design make worse?",
    "",
    "# Open questions",
    "",
    "[open-questions]: #open-questions",
    "",
    "List what is still undecided: what this discussion should settle before the RFC is accepted, and what may be left to the implementation. Write \"None.\" if nothing is.",
    ""
  ].join("\n"),
};

/** Their shapes: whoever has no other templates need not parse these. */
export const DEFAULT_SHAPES: Shapes = {
  "draft": {
    "stage": "draft",
    "sections": [
      {
        "name": "Summary",
        "level": 1,
        "required": false,
        "definitions": [
          {
            "label": "summary",
            "url": "#summary"
          }
        ],
        "hints": [
          "In one or two sentences: the idea, for someone who only reads this far. Leave the whole section out if the idea is too young to sum up."
        ]
      },
      {
        "name": "Motivation",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "motivation",
            "url": "#motivation"
          }
        ],
        "hints": [
          "Describe the problem before any solution. Who runs into it, how often, and what do they do about it today? What would be better for them if it were solved?"
        ]
      },
      {
        "name": "Proposal sketch",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "proposal-sketch",
            "url": "#proposal-sketch"
          }
        ],
        "hints": [
          "Outline one way to solve the problem, just concrete enough that others can build on it or argue with it. Rough edges are welcome; say where they are."
        ]
      },
      {
        "name": "Open questions",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "open-questions",
            "url": "#open-questions"
          }
        ],
        "hints": [
          "List what you would like readers to answer, so that the idea can become a full RFC: choices you are torn between, facts you don't have, people who should be heard."
        ]
      }
    ],
    "hints": [],
    "problems": []
  },
  "full": {
    "stage": "full",
    "sections": [
      {
        "name": "Summary",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "summary",
            "url": "#summary"
          }
        ],
        "hints": [
          "Sum up the proposal in one paragraph that a reader from another project can follow: what changes, and for whom."
        ]
      },
      {
        "name": "Motivation",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "motivation",
            "url": "#motivation"
          }
        ],
        "hints": [
          "Describe the problem before any solution. Who runs into it, how often, and what do they do about it today? Write down what a good solution must achieve, so that the proposal can be held against it."
        ]
      },
      {
        "name": "Proposal",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "proposal",
            "url": "#proposal"
          }
        ],
        "hints": [
          "Explain the design as you would to a colleague who will have to live with it. Settle the choices that affect other people, show an example of each, and say what happens when things go wrong. What only the implementation needs to know can wait for its review."
        ]
      },
      {
        "name": "Rationale and alternatives",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "rationale-and-alternatives",
            "url": "#rationale-and-alternatives"
          }
        ],
        "hints": [
          "Say why this design and no other. For each serious alternative, and for doing nothing, give the best case that its supporters could make, and what decided against it. What does the chosen design make worse?"
        ]
      },
      {
        "name": "Open questions",
        "level": 1,
        "required": true,
        "definitions": [
          {
            "label": "open-questions",
            "url": "#open-questions"
          }
        ],
        "hints": [
          "List what is still undecided: what this discussion should settle before the RFC is accepted, and what may be left to the implementation. Write \"None.\" if nothing is."
        ]
      }
    ],
    "hints": [],
    "problems": []
  }
};
